import { defineModel } from './define.ts';

/** Spikes in a step with probability σ(z) = 1/(1 + e^−z). */
export const stochasticBinary = defineModel({
  id: 'stochastic-binary',
  label: 'Stochastic binary',
  twin: 'logistic',
  text: `
z = b + sum(w*x) : 1
threshold: rand() < 1 / (1 + exp(-z))
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'Ackley, Hinton & Sejnowski (1985), A learning algorithm for Boltzmann machines',
});
