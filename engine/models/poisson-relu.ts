import { defineModel } from './define.ts';

/** A Poisson process of rate max(0, z) spikes/ms; the output is the number of spikes in the step. */
export const poissonRelu = defineModel({
  id: 'poisson-relu',
  label: 'Poisson-rate ReLU',
  twin: 'relu',
  text: `
z = b + sum(w*x) : spikes/ms
spikes: poisson(max(0/ms, z) * dt)
parameter b = 0 spikes/ms in [-1e6, 1e6] "bias"
`,
  reference: 'Dayan & Abbott (2001), Theoretical Neuroscience, section 1.4',
});
