import { defineModel } from './define.ts';

/** The rate twin of the stochastic binary neuron: its spike probability as a value. */
export const logistic = defineModel({
  id: 'logistic',
  label: 'Logistic (rate)',
  twin: 'stochastic-binary',
  text: `
z = b + sum(w*x) : 1
output: 1 / (1 + exp(-z))
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors',
});
