import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../engine/network/json-text.ts';
import { parseNetwork, parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { networkOf } from '../support/networks.ts';
import { arbitraryRichNetwork } from './arbitrary-rich.ts';
import { rich } from './rich.ts';

describe('serializeNetwork', () => {
  it('of networks with everything in them is undone by parseNetworkText, and is the same on the second save', () => {
    fc.assert(
      fc.property(arbitraryRichNetwork, (file) => {
        const network = networkOf(file);
        const text = serializeNetwork(network);
        expect(parseNetworkText(text)).toEqual({ ok: true, value: network });
        expect(serializeNetwork(networkOf(JSON.parse(text) as Record<string, unknown>))).toBe(text);
      }),
      { seed: 6, numRuns: 100 },
    );
  }, 30_000);

  it('a network in memory, as runs keep it, parses to itself', () => {
    const network = networkOf(rich);
    expect(parseNetwork(JSON.parse(JSON.stringify(network)))).toEqual({ ok: true, value: network });
  });

  it('leaves out what is seldom needed, and writes a model line by line', () => {
    const written = JSON.parse(serializeNetwork(networkOf(rich))) as Record<string, Record<string, unknown>[]>;
    expect(written.models![0]).toEqual({ ...rich.models[0], label: 'my-lif' });
    expect(written.models![2]).toEqual({ ...rich.models[2], label: 'deaf' });
    expect(written.synapses).toEqual([{ id: 'psc', label: 'psc', kind: 'exponential', tau: 3 }]);
    expect(written.populations![4]).toEqual({
      id: 'gate',
      label: 'gate',
      model: 'mcculloch-pitts',
      size: 1,
      parameters: {},
    });
    expect(written.stimuli![1]).toEqual({ kind: 'sine', id: 'wave', label: 'wave', amplitude: 1, frequency: 10 });
    expect(written.stimuli![4]).toEqual({ kind: 'spike-times', id: 'burst', label: 'burst', times: [1, 2, 3] });
    expect(written.connections![1]!.connector).toEqual({ kind: 'FixedProbability', probability: 0.5 });
    expect('synapse' in written.connections![1]!).toBe(false);
    const bare = JSON.parse(serializeNetwork(networkOf({}))) as object;
    expect(Object.keys(bare)).toEqual([
      'format',
      'version',
      'name',
      'note',
      'time',
      'seed',
      'populations',
      'stimuli',
      'connections',
      'probes',
      'layout',
    ]);
  });
});

describe('the time constant of a synapse', () => {
  it.each([
    ['delta', 5, undefined],
    ['current', 3, 3],
    ['alpha', 5, 5],
  ])('of kind %s, %d ms, is written as %s', (kind, tau, written) => {
    const text = serializeNetwork(networkOf({ synapses: [{ id: 's', kind, tau }] }));
    const { synapses } = JSON.parse(text) as { synapses: { tau?: number }[] };
    expect(synapses[0]!.tau).toBe(written);
  });
});

describe('jsonText', () => {
  it('is JSON of the same value', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // JSON has no −0.
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is what JSON.stringify writes where there is no list of numbers', () => {
    const value = { a: [], b: {}, c: [{ d: 'x"y' }, null, [true, 'z']], e: undefined, f: { g: 1e-7 } };
    expect(jsonText(value)).toBe(JSON.stringify(value, null, 2));
  });

  it('fills lines with numbers', () => {
    expect(jsonText({ list: [[0, 1, 0.5], [1]] })).toBe('{\n  "list": [\n    [0, 1, 0.5],\n    [1]\n  ]\n}');
    const lines = jsonText(Array.from({ length: 100 }, (_, i) => i)).split('\n');
    expect(lines).toHaveLength(7);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines[1]!.length).toBeGreaterThan(94);
  });
});
