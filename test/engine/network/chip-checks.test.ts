import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { fullAdder, halfAdder, lamp, threshold, toggles, wires } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';

type Parts = Record<string, unknown>;

function issuesOf(parts: Parts): string[] {
  const parsed = parseNetwork({ format: 'nandrite.network', version: 1, ...parts });
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

/** A half-adder chip with these connections and probes around it. */
const around = (connections: Parts[], more: Parts = {}): Parts => ({
  chipTypes: [halfAdder],
  chips: [{ id: 'add', type: 'half' }],
  stimuli: toggles('x'),
  populations: [threshold('n', -1)],
  connections,
  ...more,
});
const wire = (more: Parts): Parts => around([{ source: 'x', target: 'add.a', weight: 1, ...more }]);
const chipWith = (circuit: Parts): Parts => ({ chipTypes: [{ id: 'c', circuit }] });

describe('what is wrong with chips', () => {
  it.each([
    [
      { chips: [{ id: 'k', type: 'half' }] },
      'chips[0].type | there is no chip type "half" | a chip type of the network, which has none',
    ],
    [
      { chipTypes: [halfAdder, fullAdder], chips: [{ id: 'k', type: 'hafl' }] },
      'chips[0].type | there is no chip type "hafl" | one of half, full; the nearest is half',
    ],
    [around(wires('x>add.c1')), 'connections[0].target | chip "add" has no port "c1" | one of add.a, add.b'],
    [
      around(wires('add.cc>n')),
      'connections[0].source | chip "add" has no port "cc" | one of add.s, add.c; the nearest is add.c',
    ],
    [around(wires('x>add.s')), 'connections[0].target | port "s" of chip "add" sends signals | one of add.a, add.b'],
    [around(wires('add.a>n')), 'connections[0].source | port "a" of chip "add" takes signals | one of add.s, add.c'],
    [
      around(wires('add>n')),
      'connections[0].source | "add" is a chip, of which one port is meant | one of add.s, add.c',
    ],
    [around(wires('ad.s>n')), 'connections[0].source | there is no chip "ad" | add'],
    [
      around(wires('n>x')),
      'connections[0].target | "x" is a stimulus, which takes no input | a population or input port',
    ],
    [
      around(wires('m>n')),
      'connections[0].source | there is no population, stimulus or output port "m" | the id of a population, stimulus or output port',
    ],
    [
      {
        chipTypes: [{ id: 'c', circuit: { populations: [threshold('n', 0)], probes: [lamp('y', 'm')] } }],
        chips: [{ id: 'k', type: 'c' }],
        populations: [threshold('n', -1)],
        connections: wires('k.y>n'),
      },
      'chipTypes[0].circuit.probes[0].target | there is no population, stimulus or output port "m" | the id of a population, stimulus or output port',
    ],
    [
      around([], { probes: [lamp('y', 'add.a')] }),
      'probes[0].target | port "a" of chip "add" takes signals | one of add.s, add.c',
    ],
    [
      around([], { probes: [{ kind: 'rate', id: 'r', target: 'add.s' }] }),
      'probes[0].target | a probe of kind rate cannot read a port | a lamp or spikes, or a probe of a population',
    ],
    [
      around([{ id: 'w', ...wires('x>add.a')[0] }], { events: [{ kind: 'cut', at: 1, connection: 'w' }] }),
      'events[0].connection | "w" leads to a port, whose synapses are inside of the chip | a connection between populations',
    ],
    [
      around([], { chips: [{ id: 'n', type: 'half' }] }),
      'chips[0].id | "n" is already the id at populations[0].id | an id of its own',
    ],
  ])('%# a chip that is not there, or a port that is not', (parts, issue) => {
    expect(issuesOf(parts)).toEqual([issue]);
  });

  it.each([
    [
      wire({ weight: { kind: 'uniform', low: 0, high: 1 } }),
      'connections[0].weight | a weight drawn from a law | a number; a law is for the connections inside',
    ],
    [
      wire({ delay: { ms: { kind: 'uniform', low: 1, high: 2 } } }),
      'connections[0].delay | a delay drawn from a law | steps or ms; a law is for the connections inside',
    ],
    [
      wire({ connector: { kind: 'FixedProbability', probability: 0.5 } }),
      'connections[0].connector | a port takes one signal | "AllToAll"; other wiring is for the connections inside',
    ],
    [
      wire({ synapse: 'delta' }),
      'connections[0].synapse | found "delta" | auto: the synapses are those of the connections inside',
    ],
    [wire({ shared: 's' }), 'connections[0].shared | found "s" | none: the weights that are learnt are inside'],
    [
      around(wires('n>add.a'), { populations: [{ ...threshold('n', 0), size: 3 }] }),
      'connections[0].source | "n" has 3 neurons, and a port takes one signal | one neuron or stimulus',
    ],
    [
      around([{ source: 'add.s', target: 'n', weight: 1, connector: { kind: 'FixedNumberPre', number: 1 } }]),
      'connections[0].connector | FixedNumberPre from a port, which sends one signal | "AllToAll", or a list',
    ],
    [
      chipWith({
        stimuli: toggles('x'),
        populations: [threshold('n', 0)],
        connections: [{ source: 'x', target: 'n', weight: 1, delay: { ms: { kind: 'uniform', low: 1, high: 2 } } }],
      }),
      'chipTypes[0].circuit.connections[0].delay | "x" is an input port, and what comes in has a delay already | steps or ms, not a law',
    ],
  ])('%# a wire that is more than a wire', (parts, issue) => {
    expect(issuesOf(parts)).toEqual([issue]);
  });

  it.each([
    [
      { stimuli: toggles('a'), populations: [threshold('a', 0)] },
      'chipTypes[0].circuit.stimuli[0].id | "a" is already the id at chipTypes[0].circuit.populations[0].id | an id of its own',
    ],
    [{ populations: [{ id: 'n', model: 'mcculloch' }] }, 'chipTypes[0].circuit.populations[0].model'],
    [
      { populations: [threshold('n', 0)], probes: [{ ...lamp('y', 'n'), neuron: 2 }] },
      'chipTypes[0].circuit.probes[0].neuron | found 2, but "n" has 1 neuron | 0',
    ],
    [
      { populations: [threshold('n', 0)], connections: wires('n>m') },
      'chipTypes[0].circuit.connections[0].target | there is no population or input port "m" | the id of a population or input port',
    ],
    [
      { layout: { ghost: { x: 0, y: 0 } } },
      'chipTypes[0].circuit.layout.ghost | there is nothing called "ghost" | the id of a population, stimulus, probe, chip or note; correct or remove it',
    ],
  ])('%# of what is inside, it says where in the file', (circuit, issue) => {
    const once = issuesOf(chipWith(circuit));
    expect(once).toHaveLength(1);
    expect(once[0]).toContain(issue);
    // Two chips of the type do not say it twice.
    const chips = ['k', 'l'].map((id) => ({ id, type: 'c' }));
    expect(issuesOf({ ...chipWith(circuit), chips })).toEqual(once);
  });

  it('finds a chip inside of itself, and names the circle', () => {
    const chipTypes = [
      { id: 'a', circuit: { chips: [{ id: 'x', type: 'b' }] } },
      { id: 'b', circuit: { chips: [{ id: 'y', type: 'c' }] } },
      { id: 'c', circuit: { chips: [{ id: 'w', type: 'b' }] } },
    ];
    expect(issuesOf({ chipTypes, chips: [{ id: 'k', type: 'a' }] })).toEqual([
      'chipTypes[1].circuit.chips[0].type | a chip would be inside of itself: b → c → b | chips of types that are not made of this one',
    ]);
  });

  it('counts before it expands: forty levels that each double the last', () => {
    const level = (k: number): Parts => ({
      id: `t${k}`,
      circuit:
        k === 0 ? { populations: [threshold('n', 0)] } : { chips: ['l', 'r'].map((id) => ({ id, type: `t${k - 1}` })) },
    });
    const chipTypes = Array.from({ length: 41 }, (_, k) => level(k));
    const [issue] = issuesOf({ chipTypes, chips: [{ id: 'k', type: 't40' }] });
    expect(issue).toBe(
      `chips | with all that is in its chips, the circuit comes to ${2 ** 40} populations, stimuli and connections | at most 500000`,
    );
  });

  it('counts wires that fan out inside of each other', () => {
    const level = (k: number): Parts => ({
      id: `t${k}`,
      circuit:
        k === 0
          ? { stimuli: toggles('x'), populations: [threshold('n', 0)], connections: wires('x>n') }
          : {
              stimuli: toggles('x'),
              chips: [{ id: 'i', type: `t${k - 1}` }],
              connections: Array.from({ length: 10 }, () => wires('x>i.x')[0]!),
            },
    });
    const chipTypes = Array.from({ length: 9 }, (_, k) => level(k));
    const found = issuesOf({
      chipTypes,
      chips: [{ id: 'k', type: 't8' }],
      stimuli: toggles('a'),
      connections: wires('a>k.x'),
    });
    expect(found[0]).toMatch(/^chips \| .* comes to \d{9} populations, stimuli and connections/);
  });

  it('nests 64 levels deep and no deeper', () => {
    const chain = (length: number): Parts => ({
      chipTypes: Array.from({ length }, (_, k) => ({
        id: `t${k}`,
        circuit: k === 0 ? { populations: [threshold('n', 0)] } : { chips: [{ id: 'c', type: `t${k - 1}` }] },
      })),
      chips: [{ id: 'k', type: `t${length - 1}` }],
    });
    expect(issuesOf(chain(64))).toEqual([]);
    expect(issuesOf(chain(5000))[0]).toBe('chips | chips within chips, 5000 deep | at most 64 deep');
  });

  it('leaves the synapses at an input port to what comes in: spikes may jump where values may not', () => {
    const circuit = {
      stimuli: toggles('x'),
      populations: [{ id: 'n', model: 'lif' }],
      connections: [{ source: 'x', target: 'n', weight: 1, synapse: 'delta' }],
    };
    const parts = { ...chipWith(circuit), chips: [{ id: 'k', type: 'c' }] };
    const fed = (kind: Parts): string[] =>
      issuesOf({ ...parts, stimuli: [{ id: 's', ...kind }], connections: wires('s>k.x') });
    expect(issuesOf(chipWith(circuit))).toEqual([]);
    expect(fed({ kind: 'poisson', rate: 5 })).toEqual([]);
    expect(fed({ kind: 'toggle' })[0]).toContain('chipTypes[0].circuit.connections[0].synapse | "s" sends values');
  });

  it('asks nothing new of a network without chips', () => {
    expect(checkNetwork(networkOf(halfAdder.circuit as Parts))).toEqual([]);
  });
});
