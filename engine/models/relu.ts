import { computeNetInput, rateBias, rateNetInput } from './net-input.ts';
import { rectify } from './poisson-relu.ts';
import type { NeuronModel } from './types.ts';

/** The rate twin of the Poisson-rate ReLU: the mean number of spikes a step as a value. */
export const relu: NeuronModel = {
  id: 'relu',
  label: 'ReLU (rate)',
  output: 'rate',
  random: false,
  twin: 'poisson-relu',
  equations: ['z = b + sum(w*x)', 'y = max(0, z) * dt'],
  tex: String.raw`y = \max(0, z)\,\Delta t`,
  parameters: [rateBias],
  variables: [rateNetInput],
  meanOutput: rectify,
  // The twin spikes with probability 1 − e^−y, which is 0.5 at ln 2.
  isOn: (mean) => mean >= Math.LN2,
  update(batch, { dt }) {
    const z = computeNetInput(batch);
    const { size, output } = batch;
    for (let i = 0; i < size; i++) output[i] = rectify(z[i]!, dt);
  },
  reference: 'Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines',
};
