import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../../engine/network/types-connections.ts';
import { pairsOf, wiring } from './support.ts';

describe('wiring without chance', () => {
  const three = { sourceSize: 3, targetSize: 3 };
  const square = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 0],
    [2, 1],
    [2, 2],
  ];
  const noSelf = square.filter(([i, j]) => i !== j);

  it('AllToAll pairs every source with every target', () => {
    expect(pairsOf(wiring('AllToAll', { sourceSize: 2, targetSize: 3 }))).toEqual(square.slice(0, 6));
    expect(pairsOf(wiring({ kind: 'AllToAll', self: true }, { ...three, sameGroup: true }))).toEqual(square);
    expect(pairsOf(wiring({ kind: 'AllToAll', self: false }, { ...three, sameGroup: true }))).toEqual(noSelf);
  });

  it('self only matters within one population', () => {
    expect(pairsOf(wiring({ kind: 'AllToAll', self: false }, three))).toEqual(square);
  });

  it('OneToOne pairs equals', () => {
    expect(pairsOf(wiring('OneToOne', three))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('FromList keeps double synapses, and sorts by source, then target', () => {
    const list = [
      [2, 1],
      [0, 2],
      [2, 0],
      [0, 2],
    ];
    expect(pairsOf(wiring({ kind: 'FromList', list }, three))).toEqual([
      [0, 2],
      [0, 2],
      [2, 0],
      [2, 1],
    ]);
  });

  it.each([
    [0, []],
    [1, square],
  ])('FixedProbability of %d is certain', (probability, pairs) => {
    expect(pairsOf(wiring({ kind: 'FixedProbability', probability, self: true }, three))).toEqual(pairs);
  });

  it('FixedNumber of all takes all', () => {
    for (const kind of ['FixedNumberPre', 'FixedNumberPost'] as const) {
      expect(pairsOf(wiring({ kind, number: 3, self: true }, three))).toEqual(square);
      expect(pairsOf(wiring({ kind, number: 2, self: false }, { ...three, sameGroup: true }))).toEqual(noSelf);
      expect(pairsOf(wiring({ kind, number: 0, self: true }, three))).toEqual([]);
    }
  });

  it('DistanceDependent follows the distance', () => {
    const near: Connector = { kind: 'DistanceDependent', space: 'line', probability: 'd < 0.3', self: false };
    // Five neurons stand 0.2 apart.
    const neighbours = [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 2],
      [3, 4],
      [4, 3],
    ];
    expect(pairsOf(wiring(near, { sameGroup: true }))).toEqual(neighbours);
    const ring = [...neighbours, [0, 4], [4, 0]].sort(([a, b], [c, d]) => a! - c! || b! - d!);
    expect(pairsOf(wiring({ ...near, space: 'ring' }, { sameGroup: true }))).toEqual(ring);
  });
});

describe('all wiring', () => {
  const connector = fc.oneof(
    fc.record({
      kind: fc.constant('FixedProbability' as const),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      self: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('FixedNumberPre' as const, 'FixedNumberPost' as const),
      number: fc.integer({ min: 0, max: 4 }),
      self: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('DistanceDependent' as const),
      space: fc.constantFrom('line' as const, 'ring' as const, 'grid' as const),
      probability: fc.constantFrom('exp(-d/0.2)', '1 - d', '0.5'),
      self: fc.boolean(),
    }),
  );
  const size = fc.integer({ min: 5, max: 30 });
  const seeds = { seed: fc.integer({ min: 0, max: 0xffffffff }), key: fc.integer({ min: 0, max: 0xffffffff }) };

  it('is the same on every pass, in order, within its groups, each pair once, and without self where that is asked', () => {
    fc.assert(
      fc.property(
        connector,
        fc.record({ sourceSize: size, targetSize: size, recurrent: fc.boolean(), ...seeds }),
        (kind, { recurrent, ...rest }) => {
          const sizes = recurrent ? { targetSize: rest.sourceSize, sameGroup: true } : {};
          const options = wiring(kind, { ...rest, ...sizes });
          const pairs = pairsOf(options);
          expect(pairsOf(options)).toEqual(pairs);
          const places = pairs.map(([source, target]) => source * options.targetSize + target);
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
          expect(pairs.every(([i, j]) => i < options.sourceSize && j < options.targetSize)).toBe(true);
          if (recurrent && !kind.self) expect(pairs.filter(([i, j]) => i === j)).toEqual([]);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  it('differs between seeds and between connections', () => {
    for (const kind of [
      { kind: 'FixedProbability', probability: 0.5, self: true },
      { kind: 'FixedNumberPre', number: 10, self: true },
      { kind: 'FixedNumberPost', number: 10, self: true },
      { kind: 'DistanceDependent', space: 'line', probability: '0.5', self: true },
    ] as const) {
      const sizes = { sourceSize: 20, targetSize: 20 };
      const first = pairsOf(wiring(kind, sizes));
      expect(pairsOf(wiring(kind, { ...sizes, seed: 2 }))).not.toEqual(first);
      expect(pairsOf(wiring(kind, { ...sizes, key: 2 }))).not.toEqual(first);
    }
  });
});
