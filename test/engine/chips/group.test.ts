import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group } from '../../../engine/chips/group.ts';
import { ungroup } from '../../../engine/chips/ungroup.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { measure } from '../logic/measure.ts';
import { around, fullAdder, halfAdder, lamp, threshold, toggles, wires } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';

/** Bits and latencies of all rows, which no grouping may change. */
function behaviour(network: Network): unknown {
  return measure(network).rows.map(({ inputs, outputs, latency }) => [
    inputs,
    Object.entries(outputs).map(([name, { probability }]) => [name, probability]),
    latency,
  ]);
}

function grouped(network: Network, ids: string[], id = 'made'): { network: Network; typeId: string; chipId: string } {
  const made = group(network, ids, { id, label: 'Made' });
  if (!made.ok) throw new Error(made.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  expect(parseNetworkText(serializeNetwork(made.value.network))).toEqual({ ok: true, value: made.value.network });
  return made.value;
}

/** Layers of threshold neurons with whole weights, whose sums are exact in any order. */
const feedForward = fc
  .record({
    layers: fc.array(fc.array(fc.integer({ min: -3, max: 2 }), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    }),
    picks: fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
  })
  .map(({ layers, picks }) => {
    const next = (below: number): number => (picks.next().value as number) % below;
    const populations = layers.flatMap((biases, layer) => biases.map((b, k) => threshold(`n${layer}_${k}`, b)));
    const connections = layers.flatMap((biases, layer) =>
      biases.flatMap((_, k) => {
        const earlier = [
          'a',
          'b',
          'c',
          ...layers.slice(0, layer).flatMap((each, l) => each.map((__, j) => `n${l}_${j}`)),
        ];
        return Array.from({ length: 1 + next(3) }, () => {
          return `${earlier[next(earlier.length)]}>n${layer}_${k}:${next(7) - 3}@${1 + next(3)}`;
        });
      }),
    );
    const last = layers.length - 1;
    const network = networkOf({
      stimuli: toggles('a', 'b', 'c'),
      populations,
      connections: wires(...connections),
      probes: [...layers[last]!.map((_, k) => lamp(`y${k}`, `n${last}_${k}`)), lamp('early', 'n0_0')],
    });
    return { network, chosen: (ids: string[]): string[] => ids.filter(() => next(2) === 0) };
  });

const bodies = ({ populations, chips }: Network): string[] => [...populations, ...chips].map(({ id }) => id);

describe('group', () => {
  it('keeps what any circuit does, also chip within chip, and ungroup brings it back', () => {
    fc.assert(
      fc.property(feedForward, ({ network, chosen }) => {
        const expected = behaviour(network);
        const first = chosen(bodies(network));
        fc.pre(first.length > 0);
        const once = grouped(network, first);
        expect(behaviour(once.network)).toEqual(expected);
        expect(behaviour(ungroup(once.network, once.chipId))).toEqual(expected);

        const twice = grouped(once.network, [once.chipId, ...chosen(bodies(once.network))], 'outer');
        expect(behaviour(twice.network)).toEqual(expected);
        const open = ungroup(twice.network, twice.chipId);
        expect(behaviour(open)).toEqual(expected);
        expect(behaviour(ungroup(open, open.chips[0]!.id))).toEqual(expected);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('keeps what is expected of numbers where inputs and bits are the same', () => {
    const neurons = ['n0', 'n1', 'n2'];
    const inputs = ['a0', 'a1', 'b'];
    const told = (expects: readonly string[], wires = inputs) =>
      networkOf({
        stimuli: inputs.map((id) => ({ kind: 'toggle', id })),
        populations: neurons.map((id) => ({ id, model: 'mcculloch-pitts' })),
        connections: neurons.flatMap((target) => wires.map((source) => ({ source, target, weight: 1 }))),
        probes: expects.map((expect, k) => ({ kind: 'lamp', id: `s${k}`, target: `n${k}`, expect })),
      });
    const kept = (network: Network, ids: string[]) =>
      grouped(network, ids, 'part').network.chipTypes[0]!.circuit.probes.map((probe) =>
        probe.kind === 'lamp' ? probe.expect : null,
      );
    const sum = told(['s = a + b', '', 'a < 2']);
    expect(kept(sum, neurons)).toEqual(['s = a + b', '', 'a < 2']);
    // The lowest bits of a sum are what they are without the highest; s1 and s2 alone would be its bits 0 and 1.
    expect(kept(sum, ['n0', 'n1'])).toEqual(['s = a + b', '']);
    expect(kept(told(['', 's = a + b', '']), ['n1', 'n2'])).toEqual(['', '']);
    // Without a1 the number a is not there.
    expect(kept(told(['s = a + b', '', 'a < 2'], ['a0', 'b']), neurons)).toEqual(['', '', '']);
  });

  it('names ports after what is connected to them, and keeps an expectation over them', () => {
    const half = networkOf(halfAdder.circuit as Record<string, unknown>);
    const { network, typeId, chipId } = grouped(half, ['both', 'sum', 'a'], 'Half adder');
    expect([typeId, chipId]).toEqual(['Half_adder', 'Half_adder']);
    const { stimuli, probes } = network.chipTypes[0]!.circuit;
    expect(stimuli.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'toggle'],
      ['b', 'toggle'],
    ]);
    expect(probes).toMatchObject([
      { id: 's', target: 'sum', expect: 'a ^ b' },
      { id: 'c', target: 'both', expect: 'a & b' },
    ]);
    expect(network.stimuli.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(network.probes.map(({ target }) => target)).toEqual(['Half_adder.s', 'Half_adder.c']);
    expect(measure(network).pass).toBe(true);
  });

  it('takes clamps along that nothing else hears, and probes of what is inside', () => {
    const network = networkOf({
      stimuli: [...toggles('a'), { kind: 'clamp', id: 'one' }],
      populations: [threshold('n', -2)],
      connections: wires('a>n', 'one>n'),
      probes: [lamp('y', 'n', 'a'), { kind: 'spikes', id: 'raster', target: 'n' }],
    });
    const made = grouped(network, ['n', 'one']);
    expect(made.network.stimuli.map(({ id }) => id)).toEqual(['a']);
    expect(made.network.probes.map(({ id }) => id)).toEqual(['y']);
    expect(made.network.chipTypes[0]!.circuit.probes.map(({ id }) => id)).toEqual(['raster', 'y']);
    expect(measure(made.network).pass).toBe(true);
    expect(ungroup(made.network, made.chipId).probes).toEqual([network.probes[0], network.probes[1]]);
  });

  it.each([
    [[], 'selection', 'no neuron and no chip'],
    [['one'], 'connections[0].source', '"many" has 3 neurons, and a port carries one signal'],
    [['many'], 'connections[0].source', '"many" has 3 neurons, and a port carries one signal'],
    [['dead'], 'events[0]', 'happens to a part of the selection, and no event reaches into a chip'],
  ])('of %j says at %s why it cannot be', (ids, path, message) => {
    const network = networkOf({
      populations: [{ ...threshold('many', 0), size: 3 }, threshold('one', 0), threshold('dead', 0)],
      connections: wires('many>one'),
      events: [{ kind: 'lesion', at: 5, population: 'dead' }],
    });
    const made = group(network, ids, { id: 'x', label: 'x' });
    expect(made.ok ? [] : made.issues).toMatchObject([{ path, message }]);
  });
});

describe('ungroup', () => {
  it('opens a full adder down to neurons, adding as before', () => {
    const network = around([halfAdder, fullAdder], fullAdder);
    const expected = behaviour(network);
    const once = ungroup(network, 'chip');
    expect(once.chips.map(({ id }) => id)).toEqual(['first', 'second']);
    const open = ungroup(ungroup(once, 'first'), 'second');
    expect(open.chips).toEqual([]);
    expect(behaviour(open)).toEqual(expected);
  });

  it('keeps a port without a wire at its level', () => {
    const circuit = {
      ...(halfAdder.circuit as object),
      stimuli: [{ kind: 'toggle', id: 'a', value: 1 }, ...toggles('b')],
    };
    const network = networkOf({
      chipTypes: [{ ...halfAdder, circuit }],
      chips: [{ id: 'h', type: 'half' }],
      stimuli: toggles('x'),
      connections: wires('x>h.b'),
      probes: [lamp('y', 'h.s', '!x')],
    });
    const open = ungroup(network, 'h');
    expect(open.stimuli).toMatchObject([{ id: 'x' }, { kind: 'clamp', value: 1 }]);
    expect(measure(open).pass).toBe(true);
  });
});
