import { mergeChipTypes } from '../../engine/chips/merge.ts';
import type { Connection } from '../../engine/network/types-connections.ts';
import type { ChipType } from '../../engine/network/types-chips.ts';
import type { Network, Population, Position } from '../../engine/network/types.ts';

/** Gates of one threshold neuron by their bias: it fires once z = b + Σ w·x reaches 0, each wire being +1, or −1 where b > 0. */
const neuronGates = { NOT: 0.5, AND: -1.5, OR: -0.5, NAND: 1.5, NOR: 0.5 } as const;

/** Gates that no single neuron computes: the neurons of the first layer, and the one that joins them. */
const chipGates = {
  XOR: { first: ['OR', 'NAND'], last: 'AND', expect: 'a ^ b', note: 'OR and NAND at once' },
  XNOR: { first: ['AND', 'NOR'], last: 'OR', expect: '!(a ^ b)', note: 'AND or NOR' },
} as const;

export type NeuronGate = keyof typeof neuronGates;
export type Gate = NeuronGate | keyof typeof chipGates;

export function isNeuronGate(gate: Gate): gate is NeuronGate {
  return gate in neuronGates;
}

/** A gate as a neuron; its wires get their sign from its bias. */
export function gateNeuron(
  gate: NeuronGate,
  { id, label }: { readonly id: string; readonly label: string },
): Population {
  return { id, label, model: 'mcculloch-pitts', size: 1, parameters: { b: neuronGates[gate] }, initial: {} };
}

/** The network with the type of a gate that takes a chip, and the id of that type; one that is there already is used. */
export function withGateType(network: Network, gate: Exclude<Gate, NeuronGate>): { network: Network; type: string } {
  const type = gateType(gate);
  const none = { models: new Map<string, string>(), synapses: new Map<string, string>() };
  const { items, names } = mergeChipTypes(network.chipTypes, [type], none);
  return { network: { ...network, chipTypes: items }, type: names.get(type.id)! };
}

function gateType(gate: Exclude<Gate, NeuronGate>): ChipType {
  const { first, last, expect, note } = chipGates[gate];
  const neuron = (kind: NeuronGate): Population => gateNeuron(kind, { id: kind.toLowerCase(), label: kind });
  const joined = neuron(last);
  const firsts = first.map(neuron);
  const wires = firsts.flatMap((one, k) => [
    ...['a', 'b'].map((input) => wire(input, one.id, neuronGates[first[k]!] > 0 ? -1 : 1)),
    wire(one.id, joined.id, 1),
  ]);
  const place = (x: number, y: number): Position => ({ x, y });
  return {
    id: gate.toLowerCase(),
    label: gate,
    note: `${expect}: ${note}, which takes two layers of neurons`,
    circuit: {
      populations: [...firsts, joined],
      stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id, label: id, value: 0 })),
      connections: wires,
      probes: [{ kind: 'lamp', id: 'y', label: 'y', target: joined.id, neuron: 0, expect }],
      ...{ chips: [], notes: [] },
      layout: {
        ...{ a: place(-240, -60), b: place(-240, 60) },
        ...Object.fromEntries(firsts.map(({ id }, k) => [id, place(-80, k === 0 ? -60 : 60)])),
        ...{ [joined.id]: place(80, 0), y: place(220, 0) },
      },
    },
  };
}

function wire(source: string, target: string, weight: number): Connection {
  const id = `${source}_to_${target}`;
  return { id, source, target, connector: 'AllToAll', weight, delay: 1, sign: 'either', synapse: 'auto' };
}
