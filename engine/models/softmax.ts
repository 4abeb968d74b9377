import { defineModel } from './define.ts';

/** The neurons of a population share an output of 1 in proportion to e^z: probabilities of classes. */
export const softmax = defineModel({
  id: 'softmax',
  label: 'Softmax group (rate)',
  text: `
z = b + sum(w*x) : 1
output: softmax(z)
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'Bridle (1990), Probabilistic interpretation of feedforward classification network outputs',
});
