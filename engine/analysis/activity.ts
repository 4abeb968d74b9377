import { getModel } from '../models/index.ts';
import { rangeOf } from '../simulation/sources.ts';
import type { Simulation } from '../simulation/simulation.ts';

/** How active the neurons of a population were. */
export interface PopulationActivity {
  readonly population: string;
  readonly model: string;
  readonly neurons: number;
  /** Spikes in all; null for a rate model. */
  readonly spikes: number | null;
  /** Mean rate of a neuron in spikes/s; null for a rate model. */
  readonly rate: number | null;
  /** Mean output of a neuron in one step. */
  readonly meanOutput: number;
}

export interface ActivityCounter {
  /** Counts the step just done. */
  count(): void;
  /** Steps counted. */
  readonly steps: number;
  /** Sum of each source's outputs, by its index among all sources: neurons, then stimuli. */
  readonly totals: Float64Array;
  /** Number of steps in which each source had an output. */
  readonly sent: Float64Array;
  activity(): PopulationActivity[];
}

/**
 * Counts the output of every population and stimulus of a simulation, whether it is probed or not. A step costs as much as
 * there are sources with an output in it: nothing for the silent ones.
 */
export function createActivityCounter(simulation: Simulation): ActivityCounter {
  const { network, outputs, active, ranges, sourceCount } = simulation.compiled;
  const totals = new Float64Array(sourceCount);
  const sent = new Float64Array(sourceCount);
  let steps = 0;
  return {
    totals,
    sent,
    get steps() {
      return steps;
    },
    count() {
      steps++;
      const count = simulation.activeCount;
      for (let k = 0; k < count; k++) {
        const source = active[k]!;
        const output = outputs[source]!;
        // Who is silenced may be listed all the same.
        if (output === 0) continue;
        totals[source] = totals[source]! + output;
        sent[source] = sent[source]! + 1;
      }
    },
    activity: () =>
      network.populations.map(({ id, model, size }) => {
        const { first } = rangeOf(ranges, id);
        let total = 0;
        for (let i = first; i < first + size; i++) total += totals[i]!;
        const meanOutput = steps === 0 ? 0 : total / (size * steps);
        const spiking = getModel(model, network.models).output === 'spikes';
        const rate = spiking ? (1000 * meanOutput) / network.time.dt : null;
        return { population: id, model, neurons: size, spikes: spiking ? total : null, rate, meanOutput };
      }),
  };
}
