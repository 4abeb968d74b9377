import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { circuitOutputs } from '../circuit.ts';
import { upstreamOfLamps } from '../upstream.ts';
import type { ThresholdCircuit, ThresholdNeuron } from './circuit.ts';
import { sortNeurons } from './sort.ts';
import { wiringOf, type WiredNeuron, type Wiring } from './wiring.ts';

/** What the lamps of a network see, without its time: each shows its value once all has settled. */
export function circuitOf(network: Network): Parsed<ThresholdCircuit> {
  const circuit = upstreamOfLamps(network);
  const wiring = wiringOf(circuit);
  if (!wiring.ok) return wiring;
  const { neurons } = wiring.value;
  const sorted = sortNeurons(neurons, []);
  if (!sorted.ok) return { ok: false, issues: [loopIssue(neurons, sorted.loop)] };
  return { ok: true, value: writeCircuit(circuit, wiring.value, sorted.order, new Map()) };
}

export function loopIssue(neurons: readonly WiredNeuron[], loop: readonly number[]): Issue {
  const names = loop.slice(0, 8).map((index) => neurons[index]!.name);
  const message = `a loop: ${[...names, ...(loop.length > 8 ? ['…'] : []), names[0]].join(' → ')}`;
  return { path: 'connections', message, expected: 'no loop but through clocked registers' };
}

/** A register of the circuit: the neuron that gives it its value, or an input. */
export interface RegisterData {
  readonly data: { readonly kind: 'input' | 'neuron'; readonly index: number };
  readonly initial: 0 | 1;
}

/** `order`: the neurons that are no registers, each after its sources. */
export function writeCircuit(
  network: Network,
  { inputs, neurons, firstOf }: Wiring,
  order: readonly number[],
  registers: ReadonlyMap<number, RegisterData>,
): ThresholdCircuit {
  const signals = new Int32Array(neurons.length);
  [...registers.keys()].forEach((neuron, index) => (signals[neuron] = inputs.length + index));
  order.forEach((neuron, index) => (signals[neuron] = inputs.length + registers.size + index));
  return {
    inputs,
    registers: [...registers].map(([neuron, { data, initial }]) => ({
      name: neurons[neuron]!.name,
      data: data.kind === 'input' ? data.index : signals[data.index]!,
      initial,
    })),
    neurons: order.map((neuron) => writeNeuron(neurons[neuron]!, signals)),
    outputs: circuitOutputs(network).map(({ id, target, neuron }) => ({
      name: id,
      signal: signals[firstOf.get(target)! + neuron]!,
    })),
  };
}

function writeNeuron({ name, bias, synapses }: WiredNeuron, signals: Int32Array): ThresholdNeuron {
  const sources: number[] = [];
  const weights: number[] = [];
  let constant = bias;
  for (const { from, weight } of synapses) {
    if (from.kind === 'constant') constant += weight * from.value;
    else {
      sources.push(from.kind === 'input' ? from.index : signals[from.index]!);
      weights.push(weight);
    }
  }
  return { name, sources, weights, bias: constant };
}
