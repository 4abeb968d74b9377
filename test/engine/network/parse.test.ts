import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNetwork, parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import { arbitraryNetwork } from '../support/arbitrary.ts';
import { nand, networkOf } from '../support/networks.ts';
import { rich } from './rich.ts';

describe('parseNetwork', () => {
  it('fills every default of an empty network', () => {
    expect(networkOf({})).toEqual({
      format: 'nandrite.network',
      version: 1,
      name: 'Untitled',
      note: '',
      time: { dt: 1 },
      seed: 1,
      models: [],
      synapses: [],
      populations: [],
      stimuli: [],
      connections: [],
      probes: [],
      events: [],
      chipTypes: [],
      chips: [],
      notes: [],
      layout: {},
    });
  });

  it('fills every default of the parts', () => {
    const network = networkOf({
      time: {},
      populations: [{ id: 'n', model: 'step' }],
      stimuli: [
        { kind: 'toggle', id: 'a' },
        { kind: 'clamp', id: 'one' },
      ],
      connections: [{ source: 'a', target: 'n', weight: 2 }],
      probes: [
        { kind: 'spikes', target: 'n' },
        { kind: 'trace', target: 'n' },
        { kind: 'lamp', id: 'y', target: 'n' },
      ],
    });
    expect(network.time).toEqual({ dt: 1 });
    expect(network.populations).toEqual([{ id: 'n', label: 'n', model: 'step', size: 1, parameters: {}, initial: {} }]);
    expect(network.stimuli).toEqual([
      { kind: 'toggle', id: 'a', label: 'a', value: 0 },
      { kind: 'clamp', id: 'one', label: 'one', value: 1 },
    ]);
    expect(network.connections).toEqual([
      {
        id: 'w1',
        source: 'a',
        target: 'n',
        connector: 'AllToAll',
        weight: 2,
        delay: 1,
        sign: 'either',
        synapse: 'auto',
      },
    ]);
    expect(network.probes).toEqual([
      { kind: 'spikes', id: 'spikes1', label: 'spikes1', target: 'n' },
      { kind: 'trace', id: 'trace1', label: 'trace1', target: 'n', neuron: 0, variable: 'z', interval: 1 },
      { kind: 'lamp', id: 'y', label: 'y', target: 'n', neuron: 0, expect: '' },
    ]);
  });

  it('gives what has no id one that is free', () => {
    const { connections, probes } = networkOf({
      populations: [{ id: 'spikes1', model: 'step' }],
      connections: [
        { source: 'spikes1', target: 'spikes1', weight: 1 },
        { id: 'w1', source: 'spikes1', target: 'spikes1', weight: 2 },
        { source: 'spikes1', target: 'spikes1', weight: 3 },
      ],
      probes: [{ kind: 'spikes', target: 'spikes1' }],
    });
    expect(connections.map(({ id }) => id)).toEqual(['w2', 'w1', 'w3']);
    expect(probes.map(({ id }) => id)).toEqual(['spikes2']);
  });

  it('leaves its input alone', () => {
    const input = { format: 'nandrite.network', version: 1, populations: [{ id: 'n', model: 'step' }] };
    const before = structuredClone(input);
    parseNetwork(input);
    expect(input).toEqual(before);
  });

  it('is not fooled by names that every object has', () => {
    const text = (values: string, layout: string): string =>
      `{"format":"nandrite.network","version":1,"populations":[{"id":"n","model":"lif",${values}}],"layout":${layout}}`;
    const pathsOf = (source: string): string[] => {
      const parsed = parseNetworkText(source);
      return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path}: ${message}`);
    };
    const message = 'unknown name "__proto__"';
    expect(
      pathsOf(text('"parameters":{"__proto__":5},"initial":{"__proto__":5}', '{"__proto__":{"x":1,"y":2}}')),
    ).toEqual([
      `populations[0].parameters.__proto__: ${message}`,
      `populations[0].initial.__proto__: ${message}`,
      `layout.__proto__: ${message}`,
    ]);
    expect(pathsOf(text('"parameters":{}', '{}'))).toEqual([]);
    expect(pathsOf(text('"parameters":{"constructor":5}', '{}'))).toHaveLength(1);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('reads past a byte order mark', () => {
    expect(parseNetworkText(`\uFEFF${serializeNetwork(nand(0, 1))}`).ok).toBe(true);
  });
});

/** Models with a bias and a net input, which the support's networks set and probe. */
const stepBased = ['mcculloch-pitts', 'stochastic-binary', 'poisson-relu', 'step', 'logistic', 'relu'];

describe('serializeNetwork', () => {
  it('is undone by parseNetworkText', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ modelIds: stepBased }), (network) => {
        expect(parseNetworkText(serializeNetwork(network))).toEqual({ ok: true, value: network });
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('ends with a line break and is indented by two', () => {
    expect(serializeNetwork(networkOf({}))).toMatch(/^\{\n {2}"format": "nandrite\.network",\n[^]*\n\}\n$/);
  });
});

describe('a damaged file', () => {
  const text = serializeNetwork(nand(0, 1));

  it.each([
    ['a small circuit', text],
    ['a file with something of everything', serializeNetwork(networkOf(rich))],
  ])('gives a network or issues that say what and where, for 2,000 random edits of %s', (_, text) => {
    let refused = 0;
    fc.assert(
      fc.property(edits, (list) => {
        const damaged = list.reduce((now, edit) => edit(now), text);
        const parsed = parseNetworkText(damaged);
        if (parsed.ok) return;
        refused++;
        expect(parsed.issues.length).toBeGreaterThan(0);
        for (const issue of parsed.issues) {
          expect(isClear(issue) ? 'clear' : issue).toBe('clear');
        }
      }),
      { seed: 3, numRuns: 2_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });

  it('is refused at every length it can be cut to, as truncated', () => {
    // Without the line break that ends the file, and the brace before it, it is not complete.
    for (let length = 1; length < text.trimEnd().length; length++) {
      const parsed = parseNetworkText(text.slice(0, length));
      expect(parsed.ok ? 'ok' : parsed.issues[0]?.message).toBe('the file ends too early');
    }
  });

  it('is refused when nested 100,000 deep, without overflow', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const value of [deep, `{"format":"nandrite.network","version":1,"populations":${deep}}`]) {
      expect(parseNetworkText(value).ok).toBe(false);
    }
    expect(parseNetworkText('['.repeat(100_000)).ok).toBe(false);
  });
});

/** Something is said in both parts, and nothing leaks through from below. */
function isClear({ message, expected }: Issue): boolean {
  return message !== '' && expected !== '' && !/undefined|\[object|Invalid input/.test(`${message} ${expected}`);
}

/** Edits of a text at a place between 0 and 1 of its length. */
const edits = fc.array(
  fc
    .record({
      kind: fc.constantFrom('cut', 'drop', 'insert', 'swap number', 'repeat'),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 40 }),
      inserted: fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '-',
          '1e999',
          'null',
          '\\u00',
          '\u0000',
          '😀',
          '"id":',
          '__proto__',
          '0.5',
        ],
      ),
    })
    .map(({ kind, place, length, inserted }) => (text: string): string => {
      const at = Math.floor(place * text.length);
      if (kind === 'cut') return text.slice(0, at);
      if (kind === 'drop') return text.slice(0, at) + text.slice(at + length);
      if (kind === 'insert') return text.slice(0, at) + inserted + text.slice(at);
      if (kind === 'repeat') return text.slice(0, at) + text.slice(Math.max(0, at - length));
      const next = text.slice(at).search(/\d/);
      return next < 0 ? text : text.slice(0, at + next) + inserted + text.slice(at + next + 1);
    }),
  { minLength: 1, maxLength: 3 },
);
