import { bias, computeNetInput, netInput } from './net-input.ts';
import type { NeuronModel } from './types.ts';

/** Spikes in a step with probability σ(z) = 1/(1 + e^−z). */
export const stochasticBinary: NeuronModel = {
  id: 'stochastic-binary',
  label: 'Stochastic binary',
  output: 'spikes',
  random: true,
  twin: 'logistic',
  equations: ['z = b + sum(w*x)', 'spike if rand() < 1 / (1 + exp(-z))'],
  tex: String.raw`P(y = 1) = \frac{1}{1 + e^{-z}}`,
  parameters: [bias],
  variables: [netInput],
  meanOutput: logisticFunction,
  isOn: (count) => count > 0,
  update(batch, { step, random }) {
    const z = computeNetInput(batch);
    const { size, output, populationKey, neuronInPopulation } = batch;
    for (let i = 0; i < size; i++) {
      const draw = random.at(populationKey[i]!, neuronInPopulation[i]!, step).uniform();
      output[i] = draw < logisticFunction(z[i]!) ? 1 : 0;
    }
  },
  reference: 'Ackley, Hinton & Sejnowski (1985), A learning algorithm for Boltzmann machines',
};

/** σ(z) = 1/(1 + e^−z), in [0, 1]: far from 0 it rounds to the bounds. */
export function logisticFunction(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
