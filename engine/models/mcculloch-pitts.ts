import { bias, computeNetInput, netInput } from './net-input.ts';
import type { NeuronModel } from './types.ts';

/** All or none: a spike when the weighted sum reaches the threshold −b. */
export const mccullochPitts: NeuronModel = {
  id: 'mcculloch-pitts',
  label: 'McCulloch–Pitts',
  output: 'spikes',
  random: false,
  twin: 'step',
  equations: ['z = b + sum(w*x)', 'spike if z >= 0'],
  tex: String.raw`y = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}`,
  parameters: [bias],
  variables: [netInput],
  meanOutput: (z) => (z >= 0 ? 1 : 0),
  isOn: (count) => count > 0,
  update(batch) {
    const z = computeNetInput(batch);
    const { size, output } = batch;
    for (let i = 0; i < size; i++) output[i] = z[i]! >= 0 ? 1 : 0;
  },
  reference: 'McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity',
};
