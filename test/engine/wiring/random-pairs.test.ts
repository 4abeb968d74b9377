import { describe, expect, it } from 'vitest';
import { countSynapses } from '../../../engine/wiring/synapses.ts';
import { chiSquare, chiSquareLimit } from '../support/statistics.ts';
import { pairsOf, tally, wiring } from './support.ts';

const seeds = Array.from({ length: 2000 }, (_, seed) => seed);

describe('FixedProbability', () => {
  const kind = { kind: 'FixedProbability', probability: 0.02, self: true } as const;

  it('makes as many synapses as its probability says, within 4 standard errors', () => {
    const pairs = 4000 * 4000;
    const count = countSynapses(wiring(kind, { sourceSize: 4000, targetSize: 4000 }));
    expect(Math.abs(count - 0.02 * pairs)).toBeLessThan(4 * Math.sqrt(pairs * 0.02 * 0.98));
  });

  it('takes every pair alike, and leaves out only self', () => {
    const options = { sourceSize: 5, targetSize: 5, sameGroup: true };
    const found = seeds.flatMap((seed) =>
      pairsOf(wiring({ ...kind, probability: 0.3, self: false }, { ...options, seed })),
    );
    const counts = tally(
      found.map(([i, j]) => 5 * i + j),
      25,
    );
    const others = counts.filter((_, place) => place % 6 !== 0);
    expect(counts.filter((_, place) => place % 6 === 0)).toEqual([0, 0, 0, 0, 0]);
    // Binomial, so that χ² over its mean is 0.7 of that of counts.
    expect(
      chiSquare(
        others,
        others.map(() => 600),
      ) / 0.7,
    ).toBeLessThan(chiSquareLimit(20));
  });

  it('takes neighbouring targets independently of each other', () => {
    const options = { sourceSize: 1, targetSize: 2 };
    const found = seeds.map((seed) => pairsOf(wiring({ ...kind, probability: 0.3 }, { ...options, seed })));
    const outcomes = tally(
      found.map((pairs) => pairs.reduce((sum, [, target]) => sum + target + 1, 0)),
      4,
    );
    expect(chiSquare(outcomes, [980, 420, 420, 180])).toBeLessThan(chiSquareLimit(3));
  });
});

describe('FixedNumberPre', () => {
  it('gives each target exactly as many different sources', () => {
    const options = wiring({ kind: 'FixedNumberPre', number: 7, self: true }, { sourceSize: 50, targetSize: 30 });
    expect(
      tally(
        pairsOf(options).map(([, target]) => target),
        30,
      ),
    ).toEqual(new Array(30).fill(7));
  });

  it('without self too, and every set of sources is as likely as any other', () => {
    const kind = { kind: 'FixedNumberPre', number: 2, self: false } as const;
    const sets = seeds.flatMap((seed) => {
      const pairs = pairsOf(wiring(kind, { seed, sameGroup: true }));
      return [0, 1, 2, 3, 4].map((target) => {
        const sources = pairs.filter((pair) => pair[1] === target).map(([source]) => source);
        expect(sources).toHaveLength(2);
        return sources;
      });
    });
    const counts = tally(
      sets.map(([a, b]) => 5 * a! + b!),
      25,
    ).filter((count) => count > 0);
    expect(chiSquare(counts, new Array(10).fill(1000))).toBeLessThan(chiSquareLimit(9));
  });
});

describe('FixedNumberPost', () => {
  it('gives each source exactly as many different targets, every set as likely as any other', () => {
    const kind = { kind: 'FixedNumberPost', number: 3, self: true } as const;
    const options = { sourceSize: 2, targetSize: 5 };
    const sets = seeds.flatMap((seed) => {
      const pairs = pairsOf(wiring(kind, { ...options, seed }));
      return [0, 1].map((source) => pairs.filter((pair) => pair[0] === source).map(([, target]) => target));
    });
    for (const targets of sets) expect(new Set(targets).size).toBe(3);
    const counts = tally(
      sets.map((targets) => targets.reduce((bits, target) => bits + 2 ** target, 0)),
      32,
    ).filter((count) => count > 0);
    expect(chiSquare(counts, new Array(10).fill(400))).toBeLessThan(chiSquareLimit(9));
  });
});

describe('neighbours', () => {
  // Each of two choices is one of two neurons with probability 1/2, so that all four outcomes are equally likely.
  it.each([
    [{ kind: 'FixedNumberPre', number: 1, self: true }, 1],
    [{ kind: 'FixedNumberPost', number: 1, self: true }, 0],
  ] as const)('%j: choose independently', (kind, chooser) => {
    const outcomes = seeds.map((seed) => {
      const pairs = pairsOf(wiring(kind, { sourceSize: 2, targetSize: 2, seed }));
      return pairs.reduce((sum, pair) => sum + pair[1 - chooser]! * 2 ** pair[chooser]!, 0);
    });
    expect(chiSquare(tally(outcomes, 4), [500, 500, 500, 500])).toBeLessThan(chiSquareLimit(3));
  });

  it.each([
    { kind: 'FixedProbability', probability: 0.5, self: true },
    { kind: 'DistanceDependent', space: 'line', probability: '0.5', self: true },
  ] as const)('%j: connect independently', (kind) => {
    const outcomes = seeds.map((seed) => {
      const pairs = pairsOf(wiring(kind, { sourceSize: 2, targetSize: 2, seed }));
      return pairs.reduce((sum, [source, target]) => sum + 2 ** (2 * source + target), 0);
    });
    expect(chiSquare(tally(outcomes, 16), new Array(16).fill(125))).toBeLessThan(chiSquareLimit(15));
  });
});

describe('DistanceDependent', () => {
  it('takes each pair with the probability of its distance, within 4 standard errors', () => {
    const kind = { kind: 'DistanceDependent', space: 'line', probability: 'exp(-d/0.3)', self: true } as const;
    const found = seeds.flatMap((seed) => pairsOf(wiring(kind, { seed })));
    const counts = tally(
      found.map(([i, j]) => 5 * i + j),
      25,
    );
    counts.forEach((count, place) => {
      const probability = Math.exp(-Math.abs(Math.floor(place / 5) - (place % 5)) / 5 / 0.3);
      const deviation = Math.sqrt(2000 * probability * (1 - probability));
      expect(Math.abs(count - 2000 * probability)).toBeLessThanOrEqual(4 * deviation + 1e-9);
    });
  });

  it('takes what lies outside of [0, 1] for 0 and 1', () => {
    const kind = { kind: 'DistanceDependent', space: 'line', self: true } as const;
    expect(pairsOf(wiring({ ...kind, probability: '3 - d' }))).toHaveLength(25);
    expect(pairsOf(wiring({ ...kind, probability: 'd - 3' }))).toHaveLength(0);
    expect(pairsOf(wiring({ ...kind, probability: '1/d' }))).toHaveLength(25);
  });
});
