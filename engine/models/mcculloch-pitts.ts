import { defineModel } from './define.ts';

/** All or none: a spike when the weighted sum reaches the threshold −b. */
export const mccullochPitts = defineModel({
  id: 'mcculloch-pitts',
  label: 'McCulloch–Pitts',
  twin: 'step',
  text: `
z = b + sum(w*x) : 1
threshold: z >= 0
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity',
});
