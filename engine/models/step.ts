import { mccullochPitts } from './mcculloch-pitts.ts';
import type { NeuronModel } from './types.ts';

/** The rate twin of the McCulloch–Pitts neuron: the same value as a level that is held, not as a spike. */
export const step: NeuronModel = {
  ...mccullochPitts,
  id: 'step',
  label: 'Step (rate)',
  output: 'rate',
  twin: 'mcculloch-pitts',
  equations: ['z = b + sum(w*x)', 'y = step(z)'],
  isOn: (level) => level >= 0.5,
};
