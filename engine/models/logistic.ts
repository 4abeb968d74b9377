import { bias, computeNetInput, netInput } from './net-input.ts';
import { logisticFunction } from './stochastic-binary.ts';
import type { NeuronModel } from './types.ts';

/** The rate twin of the stochastic binary neuron: its spike probability as a value. */
export const logistic: NeuronModel = {
  id: 'logistic',
  label: 'Logistic (rate)',
  output: 'rate',
  random: false,
  twin: 'stochastic-binary',
  equations: ['z = b + sum(w*x)', 'y = 1 / (1 + exp(-z))'],
  tex: String.raw`y = \frac{1}{1 + e^{-z}}`,
  parameters: [bias],
  variables: [netInput],
  meanOutput: logisticFunction,
  isOn: (probability) => probability >= 0.5,
  update(batch) {
    const z = computeNetInput(batch);
    const { size, output } = batch;
    for (let i = 0; i < size; i++) output[i] = logisticFunction(z[i]!);
  },
  reference: 'Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors',
};
