import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine } from '../../../../engine/learning/perceptron/separability.ts';
import { parseBoolean } from '../../../../engine/logic/boolean.ts';
import { rowBits, tabulate } from '../../../../engine/logic/synthesis/function.ts';
import { leastRealWeights, thresholdFor } from '../../../../engine/logic/synthesis/smallest-weights.ts';
import { pointsOf, type Points } from '../../../../engine/logic/synthesis/points.ts';
import { inputTables, onOffOf } from '../../../../engine/logic/synthesis/tables.ts';
import { classesOf, testThreshold } from '../../../../engine/logic/synthesis/threshold-function.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

function tableOf(text: string, inputs: readonly string[]): Uint8Array {
  const parsed = parseBoolean(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  return tabulate(parsed.value, inputs);
}

const pointsFor = (values: Uint8Array): Points => pointsOf(inputTables(Math.log2(values.length)), onOffOf(values))!;
const everyTable = (inputCount: number): Uint8Array[] =>
  Array.from({ length: 2 ** (2 ** inputCount) }, (_, code) =>
    Uint8Array.from({ length: 2 ** inputCount }, (_unused, row) => (code >>> row) & 1),
  );

describe('testThreshold', () => {
  // The numbers of threshold functions (Muroga 1971; OEIS A000609): 2, 4, 14, 104, 1882.
  it.each([
    [0, 2],
    [1, 4],
    [2, 14],
    [3, 104],
  ])(
    'finds of %i inputs the known number of threshold functions, %i, with weights that compute them',
    (inputCount, known) => {
      let count = 0;
      for (const values of everyTable(inputCount)) {
        const verdict = testThreshold(values, names.slice(0, inputCount));
        expect(verdict.kind).not.toBe('undecided');
        if (verdict.kind !== 'threshold') continue;
        count++;
        const { weights, threshold, isProven } = verdict.neuron;
        expect(isProven).toBe(true);
        values.forEach((value, row) => {
          const sum = rowBits(row, inputCount).reduce((total, bit, k) => total + bit * weights[k]!, 0);
          expect(Number(sum >= threshold)).toBe(value);
        });
      }
      expect(count).toBe(known);
    },
  );

  it('finds 1,882 of the 65,536 functions of four inputs by linear programming alone', () => {
    const found = everyTable(4).filter((values) => leastRealWeights(pointsFor(values)) !== null);
    expect(found).toHaveLength(1882);
  });

  it.each([
    ['a & b | a & c | b & c', 'a b c', [1, 1, 1], 2],
    ['a & (b | c)', 'a b c', [2, 1, 1], 3],
    ['a | b & c', 'a b c', [2, 1, 1], 2],
    ['!(a & b)', 'a b', [-1, -1], -1],
    ['a & !b', 'a b', [1, -1], 1],
    ['1', 'a', [0], 0],
    ['0', 'a', [0], 1],
    ['b', 'a b c', [0, 1, 0], 1],
    // The comparison of two numbers of two bits, a1 a0 > b1 b0.
    ['a & !c | b & !c & !d | a & b & !d', 'a b c d', [2, 1, -2, -1], 1],
    ['a & b | a & c | b & c & d', 'a b c d', [3, 2, 2, 1], 5],
  ])('gives %s over %s its smallest weights %j, threshold %i', (text, inputs, weights, threshold) => {
    const verdict = testThreshold(tableOf(text, inputs.split(' ')), inputs.split(' '));
    expect(verdict).toEqual({ kind: 'threshold', neuron: { weights, threshold, isProven: true } });
  });

  it('tells of XOR the four inequalities that contradict each other', () => {
    const verdict = testThreshold(tableOf('a ^ b', ['a', 'b']), ['a', 'b']);
    expect(verdict).toMatchObject({ kind: 'not-threshold', certificate: { integers: [1, 1, 1, 1] } });
    expect(verdict.kind === 'not-threshold' && verdict.explanation).toEqual([
      'No weights and threshold θ are right about these 4 samples at once:',
      '(0, 1) must be on: w(b) ≥ θ',
      '(1, 0) must be on: w(a) ≥ θ',
      '(0, 0) must be off: 0 < θ',
      '(1, 1) must be off: w(a) + w(b) < θ',
      'The first sum up to w(a) + w(b) ≥ 2 θ, the others to w(a) + w(b) < 2 θ: the same sum cannot be both.',
      "The classes' convex hulls share the point (0.5, 0.5): no plane parts them.",
    ]);
  });

  it('gives either weights or multipliers whose sum is exactly 0, also of partial tables of up to six inputs', () => {
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((inputCount) => fc.uint8Array({ minLength: 2 ** inputCount, maxLength: 2 ** inputCount, max: 2 }))
      .filter((values) => values.some((value) => value !== 2));
    fc.assert(
      fc.property(table, (values) => {
        const verdict = testThreshold(values, names.slice(0, Math.log2(values.length)));
        expect(verdict.kind).not.toBe('undecided');
        if (verdict.kind === 'threshold') {
          expect(thresholdFor(pointsFor(values), verdict.neuron.weights)).toBe(verdict.neuron.threshold);
        } else if (verdict.kind === 'not-threshold') {
          const { integers, support } = verdict.certificate;
          const classes = classesOf(values, Math.log2(values.length));
          const shares = new Float64Array(classes.count);
          support.forEach((k, at) => (shares[k] = integers![at]!));
          expect([...combine(classes, shares)].every((each) => each === 0)).toBe(true);
          expect(verdict.rows.map((row) => values[row])).toContain(1);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('gives every function of three inputs weights whose sum no others of up to ±3 have', () => {
    const range = [-3, -2, -1, 0, 1, 2, 3];
    const all = range.flatMap((a) => range.flatMap((b) => range.map((c) => [a, b, c])));
    for (const values of everyTable(3)) {
      const verdict = testThreshold(values, ['a', 'b', 'c']);
      if (verdict.kind !== 'threshold') continue;
      const sumOf = (weights: readonly number[]): number => weights.reduce((sum, each) => sum + Math.abs(each), 0);
      const fit = all.filter((weights) => thresholdFor(pointsFor(values), weights) !== null);
      expect(sumOf(verdict.neuron.weights)).toBe(Math.min(...fit.map(sumOf)));
    }
  });

  it('finds weights as small as those of a random neuron of six inputs', () => {
    const weight = fc.integer({ min: -6, max: 6 });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 6, maxLength: 6 }), fc.integer({ min: -8, max: 8 }), (given, at) => {
        const values = Uint8Array.from({ length: 64 }, (_, row) =>
          Number(rowBits(row, 6).reduce((total, bit, k) => total + bit * given[k]!, 0) >= at),
        );
        const verdict = testThreshold(values, names);
        if (verdict.kind !== 'threshold') throw new Error('expected a threshold function');
        const size = (weights: readonly number[]): number => weights.reduce((sum, each) => sum + Math.abs(each), 0);
        expect(size(verdict.neuron.weights)).toBeLessThanOrEqual(size(given));
        expect(verdict.neuron.isProven).toBe(true);
        expect(thresholdFor(pointsFor(values), verdict.neuron.weights)).toBe(verdict.neuron.threshold);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});
