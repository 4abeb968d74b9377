import { describe, expect, it } from 'vitest';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import { networkOfChip } from '../../../engine/network/network-of-chip.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { measure } from '../logic/measure.ts';
import { around, fourBitAdder, fullAdder, halfAdder, lamp, threshold, toggles, wires } from '../support/chips.ts';
import { nand, networkOf } from '../support/networks.ts';

const types = [halfAdder, fullAdder, fourBitAdder];
const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** The bits of all lamps, by the bits of all toggles. */
function answers(network: Network): [inputs: number[], outputs: (number | null)[]][] {
  return measure(network, { rows: 'all' }).rows.map(({ inputs, outputs }) => [
    Object.values(inputs),
    Object.values(outputs).map(({ probability }) => probability),
  ]);
}

describe('flattenNetwork', () => {
  it('is the network itself where there is no chip', () => {
    const network = nand(0, 1);
    expect(flattenNetwork(network)).toBe(network);
  });

  it('makes a half-adder of a chip, under ids of the way to each part', () => {
    const flat = flattenNetwork(around(types, halfAdder));
    expect(idsOf(flat.populations)).toEqual(['chip/both', 'chip/sum']);
    expect(flat.connections.map(({ source, target, weight, delay }) => [source, target, weight, delay])).toEqual([
      ['a', 'chip/both', 1, 1],
      ['b', 'chip/both', 1, 1],
      ['a', 'chip/sum', 1, 2],
      ['b', 'chip/sum', 1, 2],
      ['chip/both', 'chip/sum', -2, 1],
    ]);
    expect(flat.probes.map(({ target }) => target)).toEqual(['chip/sum', 'chip/both']);
    expect(flat.chips).toEqual([]);
  });

  it('has the same flat network each time', () => {
    const network = around(types, fullAdder);
    expect(flattenNetwork(network)).toBe(flattenNetwork(network));
  });

  it('names what is in chips within chips by the whole way, its own parts first', () => {
    const flat = flattenNetwork(around(types, fullAdder));
    expect(idsOf(flat.populations)).toEqual([
      'chip/either',
      ...['chip/first/both', 'chip/first/sum', 'chip/second/both', 'chip/second/sum'],
    ]);
  });

  it('multiplies weights and adds delays less one step through ports', () => {
    const inner = {
      id: 'inner',
      circuit: { stimuli: toggles('x'), populations: [threshold('n', -1)], connections: wires('x>n:3@2') },
    };
    const middle = {
      id: 'middle',
      circuit: { stimuli: toggles('y'), chips: [{ id: 'i', type: 'inner' }], connections: wires('y>i.x:-5@4') },
    };
    const { connections } = flattenNetwork(
      networkOf({
        chipTypes: [inner, middle],
        chips: [{ id: 'm', type: 'middle' }],
        stimuli: toggles('a', 'b'),
        connections: wires('a>m.y:2@3', 'b>m.y:7'),
      }),
    );
    // 2 · −5 · 3 after 3 + 4 + 2 − 2 steps, and 7 · −5 · 3 after 1 + 4 + 2 − 2.
    expect(connections.map(({ source, target, weight, delay }) => [source, target, weight, delay])).toEqual([
      ['a', 'm/i/n', -30, 7],
      ['b', 'm/i/n', -105, 5],
    ]);
  });

  it('adds delays in ms, and takes a step of dt for those in steps', () => {
    const chip = (delay: unknown) => ({
      id: 'c',
      circuit: {
        stimuli: toggles('x'),
        populations: [threshold('n', -1)],
        connections: [{ source: 'x', target: 'n', weight: 1, delay }],
      },
    });
    const delayOf = (outer: unknown, inner: unknown): unknown =>
      flattenNetwork(
        networkOf({
          time: { dt: 0.5 },
          chipTypes: [chip(inner)],
          chips: [{ id: 'k', type: 'c' }],
          stimuli: toggles('a'),
          connections: [{ source: 'a', target: 'k.x', weight: 1, delay: outer }],
        }),
      ).connections[0]!.delay;
    expect(delayOf({ ms: 2 }, { ms: 3 })).toEqual({ ms: 5 });
    expect(delayOf(3, { ms: 3 })).toEqual({ ms: 4 });
    expect(delayOf({ ms: 2 }, 1)).toEqual({ ms: 2 });
  });

  it('scales laws and lists of weights inside, and keeps what else they say', () => {
    const chip = (connection: Record<string, unknown>) => ({
      id: 'c',
      circuit: {
        stimuli: toggles('x'),
        populations: [{ ...threshold('n', -1), size: 2 }],
        connections: [{ source: 'x', target: 'n', ...connection }],
      },
    });
    const through = (connection: Record<string, unknown>) =>
      flattenNetwork(
        networkOf({
          chipTypes: [chip(connection)],
          chips: [{ id: 'k', type: 'c' }],
          stimuli: toggles('a'),
          connections: wires('a>k.x:-2@3'),
        }),
      ).connections[0]!;
    expect(through({ weight: { kind: 'uniform', low: 1, high: 3 } }).weight).toEqual({
      kind: 'uniform',
      low: -6,
      high: -2,
    });
    expect(through({ weight: { kind: 'normal', mean: 1, sd: 0.5, low: 0 } }).weight).toEqual({
      ...{ kind: 'normal', mean: -2, sd: 1 },
      high: -0,
    });
    const list = [
      [0, 0, 5, 1],
      [0, 1, 6, 2],
    ];
    const { connector } = through({ weight: 1, connector: { kind: 'FromList', list } });
    expect(connector).toEqual({
      kind: 'FromList',
      list: [
        [0, 0, -10, 3],
        [0, 1, -12, 4],
      ],
    });
    expect(through({ weight: 1, sign: 'excitatory' }).sign).toBe('inhibitory');
  });

  it('holds an input port without a wire at the level of its toggle', () => {
    const open = {
      ...halfAdder,
      circuit: {
        ...(halfAdder.circuit as object),
        stimuli: [
          { kind: 'toggle', id: 'a' },
          { kind: 'toggle', id: 'b', value: 1 },
        ],
      },
    };
    const network = networkOf({
      chipTypes: [open],
      chips: [{ id: 'chip', type: 'half' }],
      stimuli: toggles('x'),
      connections: wires('x>chip.a'),
      probes: [lamp('s', 'chip.s', '!x'), lamp('c', 'chip.c', 'x')],
    });
    expect(flattenNetwork(network).stimuli.map(({ id, kind }) => [id, kind])).toEqual([
      ['x', 'toggle'],
      ['chip/b', 'clamp'],
    ]);
    expect(measure(network).pass).toBe(true);
  });

  it('reads the one neuron of a population that an output port stands for', () => {
    const pair = {
      id: 'pair',
      circuit: {
        stimuli: toggles('x'),
        populations: [{ ...threshold('n', -1), size: 2, parameters: { b: [-1, 0] } }],
        connections: wires('x>n'),
        probes: [
          { ...lamp('same', 'n', 'x'), neuron: 0 },
          { ...lamp('always', 'n', '1'), neuron: 1 },
        ],
      },
    };
    const network = networkOf({
      chipTypes: [pair],
      chips: [{ id: 'p', type: 'pair' }],
      stimuli: toggles('x'),
      populations: [threshold('and', -2)],
      connections: wires('x>p.x', 'p.same>and', 'p.always>and'),
      probes: [lamp('y', 'and', 'x'), lamp('z', 'p.always', '1')],
    });
    expect(measure(network).pass).toBe(true);
    expect(flattenNetwork(network).probes[1]).toMatchObject({ target: 'p/n', neuron: 1 });
  });
});

describe('adders of chips', () => {
  it('a full adder of two half-adders adds three bits', () => {
    const found = answers(around(types, fullAdder));
    expect(found).toHaveLength(8);
    for (const [[a, b, c], [sum, carry]] of found) expect(2 * carry! + sum!).toBe(a! + b! + c!);
  });

  it('a four-bit adder, three levels deep, adds all 256 pairs', () => {
    const found = answers(around(types, fourBitAdder));
    expect(found).toHaveLength(256);
    for (const [bits, sum] of found) {
      const [a, b] = [0, 1].map((odd) => bits.reduce((all, bit, k) => all + (k % 2 === odd ? bit << (k >> 1) : 0), 0));
      expect(sum.reduce<number>((all, bit, k) => all + (bit! << k), 0)).toBe(a! + b!);
    }
  });

  it('a chip type by itself is a network that meets its own expectation', () => {
    const network = around(types, fourBitAdder);
    expect(measure(networkOfChip(network, 'half')).pass).toBe(true);
    expect(measure(networkOfChip(network, 'full')).pass).toBe(true);
    expect(() => networkOfChip(network, 'quarter')).toThrow(
      'Found no chip type "quarter", expected one of half, full, four',
    );
  });

  it('are written and read again as they were, and without chips nothing is written of them', () => {
    const network = around(types, fourBitAdder);
    const text = serializeNetwork(network);
    expect(parseNetworkText(text)).toEqual({ ok: true, value: network });
    expect(serializeNetwork(nand(0, 1))).not.toMatch(/chip|notes/);
  });

  it('run, and a run of them reproduces itself from its file', () => {
    const network = {
      ...around(types, fullAdder),
      probes: around(types, fullAdder).probes.map((each) => ({
        id: each.id,
        label: '',
        kind: 'spikes' as const,
        target: each.target,
      })),
    };
    const simulation = compile({
      ...network,
      stimuli: network.stimuli.map((each) => ({ ...each, value: 1 as const })) as Network['stimuli'],
    });
    simulation.step(12);
    const run = simulation.finish();
    expect(run.spikes[0]!.steps.length).toBeGreaterThan(0);
    const read = parseRunText(serializeRun(run));
    expect(read.ok && reproduceRun(read.value).identical).toBe(true);
  });
});
