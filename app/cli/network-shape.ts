import { namesOf } from '../../engine/learning/graph/match.ts';
import { countOf } from '../../engine/network/count.ts';
import type { AnyNetwork } from './learn.ts';

/** Inputs and layers of a perceptron; inputs, outputs and neurons of a circuit. */
export function shapeOf(network: AnyNetwork): Record<string, unknown> {
  if ('rates' in network) return { inputs: network.spec.inputs, spiking: network.spec };
  if (!('circuit' in network)) return { inputs: network.spec.inputs, layers: network.spec.layers };
  const { inputs, outputs } = namesOf(network.circuit);
  return { inputs: inputs.length, circuit: { inputs, outputs, neurons: network.circuit.units.length } };
}

/** The same in words. */
export function describeShape(network: AnyNetwork): string {
  if ('rates' in network) {
    const { inputs, hidden, neuron, steps, readout } = network.spec;
    const layers = [
      inputs,
      ...hidden.map(({ size }) => `${size} ${neuron.kind}`),
      `${readout.size} ${readout.activation}`,
    ];
    return `${layers.join(' – ')}, ${countOf(steps, 'step')} a row`;
  }
  if (!('circuit' in network)) {
    const { inputs, layers } = network.spec;
    return [inputs, ...layers.map(({ size, activation }) => `${size} ${activation}`)].join(' – ');
  }
  const { inputs, outputs } = namesOf(network.circuit);
  const parts = [countOf(network.circuit.units.length, 'neuron'), countOf(network.parameterCount, 'parameter')];
  return `${inputs.join(', ')} → ${outputs.join(', ')} (${parts.join(', ')})`;
}
