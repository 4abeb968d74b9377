import { computeNetInput, rateBias, rateNetInput } from './net-input.ts';
import type { NeuronModel } from './types.ts';

/** A Poisson process of rate max(0, z) spikes/ms; the output is the number of spikes in the step. */
export const poissonRelu: NeuronModel = {
  id: 'poisson-relu',
  label: 'Poisson-rate ReLU',
  output: 'spikes',
  random: true,
  twin: 'relu',
  equations: ['z = b + sum(w*x)', 'spikes = poisson(max(0, z) * dt)'],
  tex: String.raw`y \sim \mathrm{Poisson}\left(\max(0, z)\,\Delta t\right)`,
  parameters: [rateBias],
  variables: [rateNetInput],
  meanOutput: rectify,
  isOn: (count) => count > 0,
  update(batch, { step, dt, random }) {
    const z = computeNetInput(batch);
    const { size, output, populationKey, neuronInPopulation } = batch;
    for (let i = 0; i < size; i++) {
      const mean = rectify(z[i]!, dt);
      output[i] = mean > 0 ? random.at(populationKey[i]!, neuronInPopulation[i]!, step).poisson(mean) : 0;
    }
  },
  reference: 'Dayan & Abbott (2001), Theoretical Neuroscience, section 1.4',
};

/** max(0, z)·dt: the mean number of spikes in `dt` ms at a rate of max(0, z) spikes/ms. */
export function rectify(z: number, dt: number): number {
  return z > 0 ? z * dt : 0;
}
