import type { Issue, Network, Probe } from '../network/types.ts';
import { checkInterventions } from './check-interventions.ts';
import type { Run, SpikeRecord, TraceRecord } from './types.ts';

/** Whether the parts of a run agree: seed and time base, interventions, and a record for each probe of the network. */
export function checkRun(run: Run): Issue[] {
  const { network, spikes, traces } = run;
  return [
    ...mustEqual('seed', run.seed, network.seed, 'the seed of its network'),
    ...mustEqual('dt', run.dt, network.time.dt, 'the dt of its network'),
    ...checkInterventions(run),
    ...checkProbes('spikes', spikes, network),
    ...checkProbes('traces', traces, network),
    ...spikes.flatMap((record, index) => checkSpikes(record, `spikes[${index}]`, run)),
    ...traces.flatMap((record, index) => checkTrace(record, `traces[${index}]`, run)),
  ];
}

/** One record for each probe that records, in the order of the network. */
function checkProbes(list: 'spikes' | 'traces', records: readonly { probe: string }[], network: Network): Issue[] {
  const kind = list === 'spikes' ? 'spikes' : 'trace';
  const expected = network.probes.filter((probe) => probe.kind === kind).map(({ id }) => id);
  const found = records.map(({ probe }) => probe);
  if (found.join() === expected.join()) return [];
  const message = `found records of ${found.join(', ') || 'no probe'}`;
  return [{ path: list, message, expected: `one record each of ${expected.join(', ') || 'no probe'}, in this order` }];
}

function checkSpikes(record: SpikeRecord, path: string, run: Run): Issue[] {
  const { steps, neurons, counts } = record;
  const probe = findProbe(run.network, record.probe, 'spikes');
  if (!probe) return [];
  if (neurons.length !== steps.length || counts.length !== steps.length) {
    const message = `found ${steps.length} steps, ${neurons.length} neurons and ${counts.length} counts`;
    return [{ path, message, expected: 'lists of one length' }];
  }
  return [
    ...mustEqual(`${path}.target`, record.target, probe.target, 'the target of its probe'),
    ...checkCompleteFrom(record, path, run.steps),
    ...checkForgotten(record, path),
    ...checkOrder(record, path, run.steps),
    ...checkNeurons(neurons, `${path}.neurons`, sizeOf(run.network, probe.target)),
  ];
}

/** A probe's full memory forgets its oldest steps, never all of them: the last step at least is there. */
function checkCompleteFrom(record: SpikeRecord | TraceRecord, path: string, runSteps: number): Issue[] {
  const { completeFrom } = record;
  if (completeFrom === 0 || completeFrom < runSteps) return [];
  const expected = `0, or below ${runSteps}, the steps of the run: a full memory still holds the latest`;
  return [{ path: `${path}.completeFrom`, message: `found ${completeFrom}`, expected }];
}

function checkForgotten({ steps, completeFrom }: SpikeRecord, path: string): Issue[] {
  const early = steps.findIndex((step) => step < completeFrom);
  if (early < 0) return [];
  const expected = `at least ${completeFrom}, from which on the record is complete`;
  return [{ path: `${path}.steps[${early}]`, message: `found ${steps[early]}`, expected }];
}

function checkOrder({ steps, neurons }: SpikeRecord, path: string, runSteps: number): Issue[] {
  const late = steps.findIndex((step) => step >= runSteps);
  if (late >= 0) {
    const expected = `below ${runSteps}, the steps of the run`;
    return [{ path: `${path}.steps[${late}]`, message: `found ${steps[late]}`, expected }];
  }
  const back = steps.findIndex(
    (step, k) => k > 0 && (step < steps[k - 1]! || (step === steps[k - 1] && neurons[k]! <= neurons[k - 1]!)),
  );
  if (back < 0) return [];
  const message = `neuron ${neurons[back]} at step ${steps[back]} comes after neuron ${neurons[back - 1]} at step ${steps[back - 1]}`;
  return [{ path: `${path}.steps[${back}]`, message, expected: 'spikes in order of step, then neuron, each once' }];
}

function checkNeurons(neurons: readonly number[], path: string, size: number): Issue[] {
  const outside = neurons.findIndex((neuron) => neuron >= size);
  if (outside < 0) return [];
  return [{ path: `${path}[${outside}]`, message: `found ${neurons[outside]}`, expected: `0 to ${size - 1}` }];
}

function checkTrace(record: TraceRecord, path: string, run: Run): Issue[] {
  const { values, completeFrom } = record;
  const probe = findProbe(run.network, record.probe, 'trace');
  if (!probe) return [];
  const issues = [
    ...mustEqual(`${path}.target`, record.target, probe.target, 'the target of its probe'),
    ...mustEqual(`${path}.neuron`, record.neuron, probe.neuron, 'the neuron of its probe'),
    ...mustEqual(`${path}.variable`, record.variable, probe.variable, 'the variable of its probe'),
    ...checkCompleteFrom(record, path, run.steps),
  ];
  const expected = Math.max(0, run.steps - completeFrom);
  if (values.length === expected) return issues;
  const message = `found ${values.length} values`;
  const remedy = `${expected}, one a step from ${completeFrom} to the end at ${run.steps}`;
  return [...issues, { path: `${path}.values`, message, expected: remedy }];
}

function findProbe<K extends Probe['kind']>(network: Network, id: string, kind: K): Extract<Probe, { kind: K }> | null {
  const probe = network.probes.find((candidate) => candidate.id === id && candidate.kind === kind);
  return (probe as Extract<Probe, { kind: K }> | undefined) ?? null;
}

function sizeOf(network: Network, target: string): number {
  return network.populations.find(({ id }) => id === target)?.size ?? 1;
}

function mustEqual(path: string, found: number | string, expected: number | string, what: string): Issue[] {
  return found === expected ? [] : [{ path, message: `found ${found}`, expected: `${expected}, ${what}` }];
}
