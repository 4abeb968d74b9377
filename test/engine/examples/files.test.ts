import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { example, exampleNames, readExample } from './support.ts';

it('the examples are those promised', () => {
  expect([...exampleNames].sort()).toEqual([
    'and',
    'coin',
    'full-adder',
    'half-adder',
    'nand',
    'nand-poisson',
    'nand-stochastic',
    'nor',
    'not',
    'or',
    'sr-latch',
    'xor',
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
    for (const { weight, sign } of network.connections) expect(sign).toBe(weight > 0 ? 'excitatory' : 'inhibitory');
  });

  it('probes the spikes of all that spikes, and expects something of every lamp', () => {
    const probed = network.probes.flatMap((probe) => (probe.kind === 'spikes' ? [probe.target] : []));
    expect(probed.sort()).toEqual([...network.stimuli, ...network.populations].map(({ id }) => id).sort());
    const lamps = network.probes.filter(({ kind }) => kind === 'lamp').map(({ id }) => id);
    const expectations = parseExpectations([], network);
    expect(expectations.ok && [...expectations.value.keys()]).toEqual(lamps);
  });

  it('leaves room between all things on the canvas', () => {
    const places = Object.entries(network.layout);
    for (const [id, { x, y }] of places) {
      const crowding = places.filter(([other, at]) => other !== id && Math.hypot(at.x - x, at.y - y) < 120);
      expect(crowding).toEqual([]);
    }
  });
});
