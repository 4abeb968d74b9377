import { defineModel } from './define.ts';

/** The weighted sum itself. */
export const linear = defineModel({
  id: 'linear',
  label: 'Linear (rate)',
  text: `
z = b + sum(w*x) : 1
output: z
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'Widrow & Hoff (1960), Adaptive switching circuits',
});
