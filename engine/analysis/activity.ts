import { getModel } from '../models/index.ts';
import { rangeOf } from '../simulation/csr.ts';
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
  activity(): PopulationActivity[];
}

/** Counts the output of every population of a simulation, whether it is probed or not. */
export function createActivityCounter(simulation: Simulation): ActivityCounter {
  const { network, outputs, ranges } = simulation.compiled;
  const { populations, time } = network;
  const places = populations.map(({ id }) => rangeOf(ranges, id));
  const totals = new Float64Array(populations.length);
  let steps = 0;
  return {
    count() {
      steps++;
      places.forEach(({ first, size }, index) => {
        for (let i = first; i < first + size; i++) totals[index]! += outputs[i]!;
      });
    },
    activity: () =>
      populations.map(({ id, model, size }, index) => {
        const total = totals[index]!;
        const meanOutput = steps === 0 ? 0 : total / (size * steps);
        const spiking = getModel(model).output === 'spikes';
        const rate = spiking ? (1000 * meanOutput) / time.dt : null;
        return { population: id, model, neurons: size, spikes: spiking ? total : null, rate, meanOutput };
      }),
  };
}
