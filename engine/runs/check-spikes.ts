import { stimulusSize } from '../network/sources.ts';
import type { Issue } from '../network/issue.ts';
import type { Probe } from '../network/types-probes.ts';
import type { Network } from '../network/types.ts';
import { checkIndices } from './must-equal.ts';
import type { Run, SpikeRecord } from './types.ts';

/** Whether the lists of a record of spikes agree, are in order, and lie within the run and its target. */
export function checkSpikes(
  record: SpikeRecord,
  probe: Probe,
  path: string,
  { steps: runSteps, network }: Run,
): Issue[] {
  const { steps, neurons, counts, completeFrom } = record;
  if (neurons.length !== steps.length || counts.length !== steps.length) {
    const message = `found ${steps.length} steps, ${neurons.length} neurons and ${counts.length} counts`;
    return [{ path, message, expected: 'lists of one length' }];
  }
  return [
    ...checkCompleteFrom(completeFrom, path, runSteps),
    ...checkForgotten(record, path),
    ...checkOrder(record, path, runSteps),
    ...checkIndices(neurons, `${path}.neurons`, sizeOf(network, probe.target)),
  ];
}

/** A probe's full memory forgets its oldest steps, never all of them: the last step at least is there. */
export function checkCompleteFrom(completeFrom: number, path: string, runSteps: number): Issue[] {
  if (completeFrom === 0 || completeFrom < runSteps) return [];
  const expected = `0, or below ${runSteps}, the steps of the run: a full memory still holds the latest`;
  return [{ path: `${path}.completeFrom`, message: `found ${completeFrom}`, expected }];
}

/** How many neurons or sources a population or stimulus has. */
export function sizeOf({ populations, stimuli }: Network, target: string): number {
  const stimulus = stimuli.find(({ id }) => id === target);
  return stimulus ? stimulusSize(stimulus) : (populations.find(({ id }) => id === target)?.size ?? 1);
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
