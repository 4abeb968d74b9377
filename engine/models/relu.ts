import { defineModel } from './define.ts';

/** The rate twin of the Poisson-rate ReLU: the mean number of spikes a step as a value. */
export const relu = defineModel({
  id: 'relu',
  label: 'ReLU (rate)',
  twin: 'poisson-relu',
  // The twin spikes with probability 1 − e^−y, which is 0.5 at ln 2.
  text: `
z = b + sum(w*x) : spikes/ms
output: max(0/ms, z) * dt
on: y >= log(2)
parameter b = 0 spikes/ms in [-1e6, 1e6] "bias"
`,
  reference: 'Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines',
});
