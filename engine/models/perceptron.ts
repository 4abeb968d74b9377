import { defineModel } from './define.ts';

/** The sign of the weighted sum, with +1 at 0: all or none like the step, but a silent input counts as −1, not as nothing. */
export const perceptron = defineModel({
  id: 'perceptron',
  label: 'Perceptron (±1)',
  text: `
z = b + sum(w*x) : 1
output: 2*step(z) - 1
on: y > 0
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference:
    'Rosenblatt (1958), The perceptron: a probabilistic model for information storage and organization in the brain',
});
