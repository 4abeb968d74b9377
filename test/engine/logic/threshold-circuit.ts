import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';

/** Neurons by id: the bias b and the weight of each source. */
export type Neurons = Readonly<Record<string, { readonly b: number } & Readonly<Record<string, number>>>>;

/** McCulloch–Pitts neurons with unit delays; each lamp shows the neuron it is listed with. */
export function thresholdCircuit(
  inputs: readonly string[],
  neurons: Neurons,
  lamps: Readonly<Record<string, string>>,
  model = 'mcculloch-pitts',
): Network {
  return networkOf({
    populations: Object.entries(neurons).map(([id, { b }]) => ({ id, model, parameters: { b } })),
    stimuli: inputs.map((id) => ({ kind: 'toggle', id, value: 0 })),
    connections: Object.entries(neurons).flatMap(([target, { b: _b, ...weights }]) =>
      Object.entries(weights).map(([source, weight]) => ({ id: `${source}_to_${target}`, source, target, weight })),
    ),
    probes: Object.entries(lamps).map(([id, target]) => ({ kind: 'lamp', id, target })),
  });
}
