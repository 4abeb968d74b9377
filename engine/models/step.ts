import { defineModel } from './define.ts';

/** The rate twin of the McCulloch–Pitts neuron: the same value as a level that is held, not as a spike. */
export const step = defineModel({
  id: 'step',
  label: 'Step (rate)',
  twin: 'mcculloch-pitts',
  text: `
z = b + sum(w*x) : 1
output: step(z)
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity',
});
