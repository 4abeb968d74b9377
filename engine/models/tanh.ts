import { defineModel } from './define.ts';

/** A sigmoid between −1 and 1 whose mean is 0. */
export const tanh = defineModel({
  id: 'tanh',
  label: 'Tanh (rate)',
  text: `
z = b + sum(w*x) : 1
output: tanh(z)
on: y > 0
parameter b = 0 in [-1e6, 1e6] "bias"
`,
  reference: 'LeCun, Bottou, Orr & Müller (1998), Efficient BackProp',
});
