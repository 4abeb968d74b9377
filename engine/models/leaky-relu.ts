import { defineModel } from './define.ts';

/** A rectifier that lets a little through below 0, so that a neuron that is off can still learn. */
export const leakyRelu = defineModel({
  id: 'leaky-relu',
  label: 'Leaky ReLU (rate)',
  text: `
z = b + sum(w*x) : 1
output: max(0, z) + alpha*min(0, z)
parameter b = 0 in [-1e6, 1e6] "bias"
parameter alpha = 0.01 in [0, 1] "slope below zero"
`,
  reference: 'Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models',
});
