import type { DenseNetwork } from '../../engine/learning/dense/network.ts';
import type { CircuitNetwork } from '../../engine/learning/graph/network.ts';
import { namesOf } from '../../engine/learning/graph/match.ts';
import { countOf } from './format-table.ts';

/** Inputs and layers of a perceptron; inputs, outputs and neurons of a circuit. */
export function shapeOf(network: DenseNetwork | CircuitNetwork): Record<string, unknown> {
  if (!('circuit' in network)) return { inputs: network.spec.inputs, layers: network.spec.layers };
  const { inputs, outputs } = namesOf(network.circuit);
  return { inputs: inputs.length, circuit: { inputs, outputs, neurons: network.circuit.units.length } };
}

/** The same in words. */
export function describeShape(network: DenseNetwork | CircuitNetwork): string {
  if (!('circuit' in network)) {
    const { inputs, layers } = network.spec;
    return [inputs, ...layers.map(({ size, activation }) => `${size} ${activation}`)].join(' – ');
  }
  const { inputs, outputs } = namesOf(network.circuit);
  const parts = [countOf(network.circuit.units.length, 'neuron'), countOf(network.parameterCount, 'parameter')];
  return `${inputs.join(', ')} → ${outputs.join(', ')} (${parts.join(', ')})`;
}
