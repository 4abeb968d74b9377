import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Connection } from '../../../engine/network/types-connections.ts';
import { example, exampleNames, readExample } from './support.ts';

it('the examples are those promised', () => {
  expect([...exampleNames].sort()).toEqual([
    'and',
    'balanced-network',
    'coin',
    'fi-curve',
    'firing-patterns',
    'full-adder',
    'half-adder',
    'hodgkin-huxley',
    'lesion-and-recovery',
    'nand',
    'nand-majority-vote',
    'nand-poisson',
    'nand-population',
    'nand-stochastic',
    'nor',
    'not',
    'or',
    'own-model',
    'short-term-depression',
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
    const drawn = [...network.populations, ...network.stimuli, ...network.probes.filter(({ kind }) => kind === 'lamp')];
    expect(Object.keys(network.layout).sort()).toEqual(drawn.map(({ id }) => id).sort());
    for (const { weight, sign } of network.connections)
      expect(sign).toBe(isPositive(weight) ? 'excitatory' : 'inhibitory');
  });

  it('measures every population, and expects something of every lamp', () => {
    const probed = new Set(network.probes.map(({ target }) => target));
    expect(network.populations.filter(({ id }) => !probed.has(id))).toEqual([]);
    const lamps = network.probes.filter(({ kind }) => kind === 'lamp').map(({ id }) => id);
    const expectations = parseExpectations([], network);
    expect(expectations.ok && [...expectations.value.keys()]).toEqual(lamps);
    if (lamps.length === 0) return;
    // A circuit of logic shows the spikes of all its parts, inputs included.
    const spikes = network.probes.flatMap((probe) => (probe.kind === 'spikes' ? [probe.target] : []));
    expect(spikes.sort()).toEqual([...network.stimuli, ...network.populations].map(({ id }) => id).sort());
  });

  it('is small', () => {
    expect(readExample(name).length).toBeLessThan(30_000);
  });

  it('leaves room between all things on the canvas', () => {
    const places = Object.entries(network.layout);
    for (const [id, { x, y }] of places) {
      const crowding = places.filter(([other, at]) => other !== id && Math.hypot(at.x - x, at.y - y) < 120);
      expect(crowding).toEqual([]);
    }
  });
});

function isPositive(weight: Connection['weight']): boolean {
  if (typeof weight === 'number') return weight > 0;
  return weight.kind === 'uniform' && weight.low >= 0;
}
