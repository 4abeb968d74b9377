import { getModel } from '../models/index.ts';
import { countsAsSpikes } from '../network/sources.ts';
import { rangeOf } from '../simulation/sources.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { ActivityCounter } from './activity.ts';

/** What a network did, in the operations that hardware is charged for. */
export interface OperationCounts {
  readonly neurons: number;
  /** ms of the network's time. */
  readonly duration: number;
  /** Of neurons; those of stimuli come from outside. */
  readonly spikes: number;
  /** Spikes that arrived at a synapse, of neurons and stimuli: each spike counts as often as its source has synapses. */
  readonly spikeOperations: number;
  /** Real values that were multiplied by a weight: one a synapse and step, as long as the value is not 0. */
  readonly valueOperations: number;
  /** Neurons advanced by one step. */
  readonly neuronUpdates: number;
  /** Whether any population spikes: hardware that knows only spikes runs no other. */
  readonly hasSpikes: boolean;
}

/**
 * Operations of all steps that `counter` has counted. Synapses are those that are there: also those whose weight is 0,
 * because a cut or learning made it so.
 */
export function countOperations(simulation: Simulation, counter: ActivityCounter): OperationCounts {
  const { network, ranges, neuronCount } = simulation.compiled;
  const fanOut = fanOuts(simulation);
  const sources = [
    ...network.populations.map(({ id, model }) => ({
      ...{ id, isPopulation: true, spikes: getModel(model, network.models).output === 'spikes' },
    })),
    ...network.stimuli.map((stimulus) => ({ id: stimulus.id, isPopulation: false, spikes: countsAsSpikes(stimulus) })),
  ];
  let [spikes, spikeOperations, valueOperations] = [0, 0, 0];
  for (const source of sources) {
    const { first, size } = rangeOf(ranges, source.id);
    for (let i = first; i < first + size; i++) {
      if (source.spikes && source.isPopulation) spikes += counter.totals[i]!;
      if (source.spikes) spikeOperations += counter.totals[i]! * fanOut[i]!;
      else valueOperations += counter.sent[i]! * fanOut[i]!;
    }
  }
  return {
    neurons: neuronCount,
    duration: counter.steps * network.time.dt,
    spikes,
    spikeOperations,
    valueOperations,
    neuronUpdates: neuronCount * counter.steps,
    hasSpikes: sources.some((source) => source.spikes && source.isPopulation),
  };
}

/** Number of synapses that leave each source, by its index among all sources. */
function fanOuts({ compiled }: Simulation): Float64Array {
  const fanOut = new Float64Array(compiled.sourceCount);
  for (const { group } of compiled.deliverers) {
    const rowStart = group.rowStart.view;
    for (let s = 0; s < group.sources; s++) {
      fanOut[group.firstSource + s]! += rowStart[s + 1]! - rowStart[s]!;
    }
  }
  return fanOut;
}
