import type { Circuit, CircuitParameter } from '../graph/circuit.ts';
import type { SpikingLayout } from './layout.ts';

/** Weights and biases as a circuit's parameters, without neurons: all that its optimiser asks for. */
export function rolesOf({ layers, parameterCount }: SpikingLayout): Circuit {
  const parameters = new Array<CircuitParameter>(parameterCount);
  for (const { weights, biases, size, from } of layers) {
    const role = { name: '', value: 0, frozen: false, sign: 'either', fanIn: from.size } as const;
    parameters.fill({ ...role, kind: 'weight' }, weights, biases);
    parameters.fill({ ...role, kind: 'bias' }, biases, biases + size);
  }
  return { sources: [], inputs: [], units: [], outputs: [], parameters };
}
