import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from './networks.ts';

type Parts = Record<string, unknown>;

/** A McCulloch–Pitts neuron that fires when the sum of its weighted inputs reaches −b. */
export function threshold(id: string, b: number): Parts {
  return { id, model: 'mcculloch-pitts', parameters: { b } };
}

export function toggles(...ids: string[]): Parts[] {
  return ids.map((id) => ({ kind: 'toggle', id }));
}

export function lamp(id: string, target: string, expect = ''): Parts {
  return { kind: 'lamp', id, target, expect };
}

/** `a>b` joins, by weight 1; `a>b:-2` by another, `a>b:1@3` also with another delay. */
export function wires(...texts: string[]): Parts[] {
  return texts.map((text) => {
    const [, source, target, weight = '1', delay = '1'] = /^(\S+)>([^:@]+)(?::([^@]+))?(?:@(\d+))?$/.exec(text)!;
    return { source, target, weight: Number(weight), delay: Number(delay) };
  });
}

/** carry = a & b; sum = a ^ b = at least one, less twice both. All ways through to the sum are two steps long. */
export const halfAdder: Parts = {
  id: 'half',
  circuit: {
    stimuli: toggles('a', 'b'),
    populations: [threshold('both', -2), threshold('sum', -1)],
    connections: wires('a>both', 'b>both', 'a>sum:1@2', 'b>sum:1@2', 'both>sum:-2'),
    probes: [lamp('s', 'sum', 'a ^ b'), lamp('c', 'both', 'a & b')],
  },
};

/** Fires while neither a nor b does. */
export const nor: Parts = {
  id: 'nor',
  circuit: {
    stimuli: toggles('a', 'b'),
    populations: [threshold('n', 0.5)],
    connections: wires('a>n:-1', 'b>n:-1'),
    probes: [lamp('y', 'n', '!(a | b)')],
  },
};

/** An SR latch of two NOR chips. */
export const latch: Parts = {
  id: 'latch',
  circuit: {
    stimuli: toggles('s', 'r'),
    chips: [
      { id: 'upper', type: 'nor' },
      { id: 'lower', type: 'nor' },
    ],
    connections: wires('r>upper.a', 'lower.y>upper.b', 's>lower.a', 'upper.y>lower.b'),
    probes: [lamp('q', 'upper.y'), lamp('nq', 'lower.y')],
  },
};

/** Two half-adders and an OR. */
export const fullAdder: Parts = {
  id: 'full',
  circuit: {
    stimuli: toggles('a', 'b', 'carry_in'),
    chips: [
      { id: 'first', type: 'half' },
      { id: 'second', type: 'half' },
    ],
    populations: [threshold('either', -1)],
    connections: wires(
      'a>first.a',
      'b>first.b',
      'first.s>second.a',
      'carry_in>second.b',
      'first.c>either',
      'second.c>either',
    ),
    probes: [lamp('sum', 'second.s', 'a ^ b ^ carry_in'), lamp('carry', 'either', '(a & b) | (carry_in & (a ^ b))')],
  },
};

/** Four full adders in a chain, made of half-adders: three levels of chips once it is one itself. */
export const fourBitAdder: Parts = {
  id: 'four',
  circuit: {
    stimuli: toggles('a0', 'b0', 'a1', 'b1', 'a2', 'b2', 'a3', 'b3'),
    chips: [0, 1, 2, 3].map((bit) => ({ id: `bit${bit}`, type: 'full' })),
    connections: wires(
      ...[0, 1, 2, 3].flatMap((bit) => [`a${bit}>bit${bit}.a`, `b${bit}>bit${bit}.b`]),
      ...[1, 2, 3].map((bit) => `bit${bit - 1}.carry>bit${bit}.carry_in`),
    ),
    probes: [...[0, 1, 2, 3].map((bit) => lamp(`s${bit}`, `bit${bit}.sum`)), lamp('overflow', 'bit3.carry')],
  },
};

/** One chip of a type, with a toggle on each input port and a lamp on each output port. */
export function around(types: Parts[], type: Parts): Network {
  const { stimuli, probes } = type.circuit as { stimuli: Parts[]; probes: Parts[] };
  return networkOf({
    chipTypes: types,
    chips: [{ id: 'chip', type: type.id }],
    stimuli,
    connections: wires(...stimuli.map(({ id }) => `${String(id)}>chip.${String(id)}`)),
    probes: probes.map(({ id }) => lamp(`out_${String(id)}`, `chip.${String(id)}`)),
  });
}
