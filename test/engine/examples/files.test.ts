import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Circuit } from '../../../engine/network/types-chips.ts';
import type { Connection } from '../../../engine/network/types-connections.ts';
import type { Network, Position } from '../../../engine/network/types.ts';
import { example, exampleNames, exampleSequence, readExample, sequenceNames } from './support.ts';

it('the examples are those promised', () => {
  expect([...exampleNames].sort()).toEqual([
    'adder-4-bit',
    'and',
    'balanced-network',
    'coin',
    'counter-4-bit',
    'd-latch',
    'decoder',
    'fi-curve',
    'firing-patterns',
    'full-adder',
    'half-adder',
    'half-adder-lif',
    'half-adder-stochastic',
    'hodgkin-huxley',
    'lesion-and-recovery',
    'multiplexer',
    'multiplier-4x4',
    'nand',
    'nand-lif',
    'nand-majority-vote',
    'nand-poisson',
    'nand-population',
    'nand-stochastic',
    'nor',
    'not',
    'or',
    'own-model',
    'parity-of-8',
    'ring-oscillator',
    'seven-segment',
    'shared-cause',
    'short-term-depression',
    'sixteen-gates',
    'sr-latch',
    'stdp',
    'synfire-chain',
    'xor',
    'xor-to-learn',
  ]);
});

describe.each(exampleNames)('%s', (name) => {
  const network = example(name);

  it('is written as the app writes it', () => {
    expect(serializeNetwork(network)).toBe(readExample(name));
  });

  it('has a note, a place for everything, and signs that agree with its weights', () => {
    expect(network.note.split('. ').length).toBeGreaterThan(1);
    for (const circuit of [network, ...network.chipTypes.map((type) => type.circuit)]) {
      expect(Object.keys(circuit.layout).sort()).toEqual(drawnIn(circuit).sort());
      for (const { weight, sign } of circuit.connections)
        expect(sign).toBe(isPositive(weight) ? 'excitatory' : 'inhibitory');
    }
  });

  it('measures every population, and expects something of every lamp, there or in a sequence', () => {
    const probed = new Set(network.probes.map(({ target }) => target));
    expect(network.populations.filter(({ id }) => !probed.has(id))).toEqual([]);
    const lamps = network.probes.filter(({ kind }) => kind === 'lamp').map(({ id }) => id);
    const expectations = parseExpectations([], network);
    const inSequence = sequenceNames.includes(name) ? exampleSequence(name).outputs : [];
    const expected = expectations.ok ? new Set([...expectations.value.keys(), ...inSequence]) : new Set();
    expect(lamps.filter((id) => !expected.has(id))).toEqual([]);
    if (lamps.length === 0) return;
    // A circuit of logic shows the spikes of all its parts, inputs included.
    const spikes = network.probes.flatMap((probe) => (probe.kind === 'spikes' ? [probe.target] : []));
    expect(spikes.sort()).toEqual([...network.stimuli, ...network.populations].map(({ id }) => id).sort());
  });

  it('is small', () => {
    expect(readExample(name).length).toBeLessThan(30_000);
  });

  it('leaves room between all things on the canvas, and inside of its chips', () => {
    for (const circuit of [network, ...network.chipTypes.map((type) => type.circuit)]) {
      const places = drawnIn(circuit).map((id) => ({ id, ...sizeOf(circuit, id, network), ...circuit.layout[id]! }));
      const crowded = places.flatMap((one, k) =>
        places
          .slice(k + 1)
          .filter((other) => isCrowding(one, other))
          .map((other) => `${one.id} ${other.id}`),
      );
      expect(crowded).toEqual([]);
    }
  });
});

/** Ids of all that has a body. */
function drawnIn({ populations, stimuli, probes, chips, notes }: Circuit): string[] {
  return [...populations, ...stimuli, ...probes.filter(({ kind }) => kind === 'lamp'), ...chips, ...notes].map(
    ({ id }) => id,
  );
}

interface Body extends Position {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Half of the width of the name below. */
  readonly halfName: number;
}

type Size = Pick<Body, 'halfWidth' | 'halfHeight' | 'halfName'>;

/** About as large as it is drawn. */
function sizeOf(circuit: Circuit, id: string, network: Network): Size {
  const parts = [...circuit.populations, ...circuit.stimuli, ...circuit.probes, ...circuit.chips];
  const halfName = 3.3 * (parts.find((part) => part.id === id)?.label.length ?? 0);
  const chip = circuit.chips.find((each) => each.id === id);
  if (chip) return { ...chipSize(network, chip.type), halfName };
  const size = circuit.populations.find((each) => each.id === id)?.size ?? 1;
  if (size >= 20) return { halfWidth: 50, halfHeight: 50, halfName };
  const isLamp = circuit.probes.some((each) => each.id === id);
  return { halfWidth: isLamp ? 19 : 30, halfHeight: isLamp ? 19 : 26, halfName };
}

/** Ports are 24 apart, and its name and theirs stand side by side. */
function chipSize({ chipTypes }: Network, type: string): Pick<Size, 'halfWidth' | 'halfHeight'> {
  const { label, circuit } = chipTypes.find((each) => each.id === type)!;
  const longest = (ports: readonly { readonly label: string }[]): number =>
    Math.max(...ports.map((port) => port.label.length));
  const letters = longest(circuit.stimuli) + label.length + longest(circuit.probes);
  return { halfWidth: Math.max(44, 26 + 3.1 * letters), halfHeight: Math.max(28, 12 + 12 * circuit.stimuli.length) };
}

/** Bodies with 20 px between them, and names below that touch no name and no body. */
function isCrowding(one: Body, other: Body): boolean {
  const [x, y] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  const [upper, lower] = one.y <= other.y ? [one, other] : [other, one];
  const name = 24;
  const isClose = x < one.halfWidth + other.halfWidth && y < one.halfHeight + other.halfHeight + 20;
  const isNameOnBody = x < upper.halfName + lower.halfWidth && y < upper.halfHeight + name + lower.halfHeight;
  const isNameOnName = x < one.halfName + other.halfName && Math.abs(y + lower.halfHeight - upper.halfHeight) < name;
  return isClose || (isNameOnBody && y > upper.halfHeight) || isNameOnName;
}

function isPositive(weight: Connection['weight']): boolean {
  if (typeof weight === 'number') return weight > 0;
  return weight.kind === 'uniform' && weight.low >= 0;
}
