import type { ThresholdCircuit, ThresholdNeuron, ThresholdRegister } from '../lanes/circuit.ts';
import type { Gate, GateKind, Netlist } from './types.ts';

/** A neuron with the kind of the gate that it is, or is a part of. */
export interface GateNeuron extends ThresholdNeuron {
  readonly kind: GateKind | 'count';
}

export interface GateCircuit extends ThresholdCircuit {
  readonly neurons: readonly GateNeuron[];
}

/**
 * One neuron for each gate of any fan-in, but for the exclusive ones: those count, by a neuron for "at least k" for each
 * k, and alternate their signs: McCulloch & Pitts (1943), Minsky & Papert (1969). `netlist` has passed its checks.
 */
export function neuronsOf({ inputs, outputs, gates, registers }: Netlist): GateCircuit {
  const neurons: GateNeuron[] = [];
  const first = inputs.length + registers.length;
  const signals = new Map(
    [...inputs.map(({ signal }) => signal), ...registers.map(({ output }) => output)].map((name, index) => [
      name,
      index,
    ]),
  );
  const add = (neuron: GateNeuron): number => first + neurons.push(neuron) - 1;
  for (const gate of gates) {
    const sources = gate.inputs.map((input) => signals.get(input)!);
    const isParity = gate.kind === 'xor' || gate.kind === 'xnor';
    const neuron = isParity ? parityOf(gate, sources, add) : simpleNeuron(gate, sources);
    signals.set(gate.output, add(neuron));
  }
  return {
    inputs: inputs.map(({ signal }) => signal),
    registers: registers.map(({ output, input, initial }): ThresholdRegister => ({
      name: output,
      data: signals.get(input)!,
      initial,
    })),
    neurons,
    outputs: outputs.map(({ name, signal }) => ({ name, signal: signals.get(signal)! })),
  };
}

/** Fires for at least `count` true literals; `sign` −1: for fewer. */
function countNeuron(gate: Gate, sources: readonly number[], count: number, sign: 1 | -1): ThresholdNeuron {
  const inverted = gate.inputs.map((_, index) => gate.inverted?.[index] ?? false);
  const negatives = inverted.filter(Boolean).length;
  return {
    name: gate.output,
    sources,
    weights: inverted.map((isInverted) => (isInverted ? -sign : sign)),
    bias: sign * (negatives - count + 0.5),
  };
}

function simpleNeuron(gate: Gate, sources: readonly number[]): GateNeuron {
  const { kind, inputs } = gate;
  switch (kind) {
    case 'and':
    case 'nand':
      return { kind, ...countNeuron(gate, sources, inputs.length, kind === 'and' ? 1 : -1) };
    case 'zero':
    case 'one':
      return { kind, name: gate.output, sources: [], weights: [], bias: kind === 'one' ? 0.5 : -0.5 };
    default:
      return { kind, ...countNeuron(gate, sources, 1, kind === 'or' || kind === 'buf' ? 1 : -1) };
  }
}

function parityOf(gate: Gate, sources: readonly number[], add: (neuron: GateNeuron) => number): GateNeuron {
  const sign = gate.kind === 'xor' ? 1 : -1;
  const counts = sources.map((_, index) => {
    const neuron = countNeuron(gate, sources, index + 1, 1);
    return add({ kind: 'count', ...neuron, name: `${gate.output}/at_least_${index + 1}` });
  });
  return {
    kind: gate.kind,
    name: gate.output,
    sources: counts,
    weights: counts.map((_, index) => (index % 2 === 0 ? sign : -sign)),
    bias: -sign * 0.5,
  };
}
