import type { Issue } from '../network/issue.ts';
import type { Probe } from '../network/types-probes.ts';
import { checkCompleteFrom, sizeOf } from './check-spikes.ts';
import { checkIndices, mustEqual } from './must-equal.ts';
import { binCount, sampleCount } from './samples.ts';
import type { RateRecord, Run, TraceRecord, WeightRecord } from './types.ts';

type ProbeOf<K extends Probe['kind']> = Extract<Probe, { kind: K }>;

/** Whether a trace is of its probe's variable, with a value at each of its samples. */
export function checkTrace(record: TraceRecord, probe: ProbeOf<'trace'>, path: string, { steps }: Run): Issue[] {
  return [
    ...mustEqual(`${path}.neuron`, record.neuron, probe.neuron, 'the neuron of its probe'),
    ...mustEqual(`${path}.variable`, record.variable, probe.variable, 'the variable of its probe'),
    ...mustEqual(`${path}.interval`, record.interval, probe.interval, 'the interval of its probe'),
    ...checkCompleteFrom(record.completeFrom, path, steps),
    ...checkCount(record.values.length, sampleCount(record, steps), record, path, steps),
  ];
}

/** Whether a record of weights names synapses of its connection, with a weight of each at each of its samples. */
export function checkWeights(record: WeightRecord, probe: ProbeOf<'weights'>, path: string, run: Run): Issue[] {
  const { sources, targets, values, completeFrom, interval } = record;
  const connection = run.network.connections.find(({ id }) => id === probe.target);
  const uneven = values.findIndex(({ length }) => length !== sources.length);
  // Where one sample alone is more than the memory holds, none is complete.
  const latest = completeFrom <= run.steps ? [] : checkCompleteFrom(completeFrom, path, run.steps);
  const expected = sources.length === 0 ? 0 : sampleCount(record, run.steps);
  return [
    ...mustEqual(`${path}.interval`, interval, probe.interval, 'the interval of its probe'),
    ...latest,
    ...mustEqual(`${path}.targets`, targets.length, sources.length, 'one a synapse'),
    ...checkIndices(sources, `${path}.sources`, sizeOf(run.network, connection?.source ?? '')),
    ...checkIndices(targets, `${path}.targets`, sizeOf(run.network, connection?.target ?? '')),
    ...(uneven < 0
      ? []
      : mustEqual(`${path}.values[${uneven}]`, values[uneven]!.length, sources.length, 'one a synapse')),
    ...checkCount(values.length, expected, record, path, run.steps),
  ];
}

/** Whether a record of rates has a value for each whole bin. */
export function checkRate(record: RateRecord, probe: ProbeOf<'rate'>, path: string, { steps }: Run): Issue[] {
  const { completeFrom, interval, values } = record;
  const isAligned = completeFrom % interval === 0;
  const expected = `a multiple of ${interval}, where a bin begins`;
  return [
    ...mustEqual(`${path}.interval`, interval, probe.interval, 'the interval of its probe'),
    ...(isAligned ? [] : [{ path: `${path}.completeFrom`, message: `found ${completeFrom}`, expected }]),
    ...checkCount(values.length, binCount(record, steps), record, path, steps),
  ];
}

function checkCount(
  found: number,
  expected: number,
  { interval, completeFrom }: { readonly interval: number; readonly completeFrom: number },
  path: string,
  steps: number,
): Issue[] {
  if (found === expected) return [];
  const often = interval === 1 ? 'one a step' : `one every ${interval} steps`;
  const remedy = `${expected}, ${often} from ${completeFrom} to the end at ${steps}`;
  return [{ path: `${path}.values`, message: `found ${found} values`, expected: remedy }];
}
