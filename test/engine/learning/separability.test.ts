import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginsOf, readTwoClasses } from '../../../engine/learning/perceptron/classes.ts';
import { explainInseparability } from '../../../engine/learning/perceptron/explain.ts';
import { largestMargin } from '../../../engine/learning/perceptron/largest-margin.ts';
import { exactMultipliers } from '../../../engine/learning/perceptron/multipliers.ts';
import { startPerceptron } from '../../../engine/learning/perceptron/rule.ts';
import { combine, decideSeparability } from '../../../engine/learning/perceptron/separability.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { classesOf, partedClasses, truthRows } from './support/samples.ts';

const xor = classesOf(truthRows(2), [0, 1, 1, 0]);

describe('linear separability', () => {
  it.each([
    [2, 14],
    [3, 104],
    [4, 1882],
  ])(
    'of the Boolean functions of %i inputs: %i, each with a checked proof',
    (inputs, expected) => {
      const rows = truthRows(inputs);
      const functions = 2 ** rows.length;
      let separable = 0;
      for (let f = 0; f < functions; f++) {
        const classes = classesOf(
          rows,
          rows.map((_, r) => (f >> r) & 1),
        );
        const answer = decideSeparability(classes);
        if (answer.kind === 'separable') {
          separable++;
          if (!marginsOf(classes, answer.weights).every((each) => each > 0)) throw new Error(`Found ${f} wrong`);
        } else if (answer.kind === 'inseparable') {
          const isProof =
            answer.integers!.every((each) => each > 0) &&
            combine(classes, answer.multipliers).every((v) => Math.abs(v) < 1e-15);
          if (!isProof) throw new Error(`Found no proof for ${f}`);
        } else throw new Error(`Found ${f} undecided`);
      }
      expect(separable).toBe(expected);
    },
    60_000,
  );

  it('is told of XOR by four inequalities', () => {
    const answer = decideSeparability(xor);
    expect(answer).toMatchObject({ kind: 'inseparable', integers: [1, 1, 1, 1], residual: 0 });
    if (answer.kind !== 'inseparable') return;
    expect([...answer.multipliers]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(explainInseparability(xor, answer, ['a', 'b'])).toEqual([
      'No weights and threshold θ are right about these 4 samples at once:',
      '(1, 0) must be on: w(a) ≥ θ',
      '(0, 1) must be on: w(b) ≥ θ',
      '(0, 0) must be off: 0 < θ',
      '(1, 1) must be off: w(a) + w(b) < θ',
      'The first sum up to w(a) + w(b) ≥ 2 θ, the others to w(a) + w(b) < 2 θ: the same sum cannot be both.',
      "The classes' convex hulls share the point (0.5, 0.5): no plane parts them.",
    ]);
  });

  it('weighs the inequalities where it must, names twins, and tells long certificates shortly', () => {
    const told = (x: number[][], t: number[], hasBias = true): string[] => {
      const classes = classesOf(x, t, hasBias);
      const answer = decideSeparability(classes);
      if (answer.kind !== 'inseparable') throw new Error(`Found ${answer.kind}`);
      return explainInseparability(classes, answer);
    };
    expect(told([[0], [1], [3]], [1, 0, 1])).toEqual([
      'No weights and threshold θ are right about these 3 samples at once:',
      '(0) must be on: 0 ≥ θ, 2 times',
      '(3) must be on: 3 w(x1) ≥ θ, 1 times',
      '(1) must be off: w(x1) < θ, 3 times',
      'The first sum up to 3 w(x1) ≥ 3 θ, the others to 3 w(x1) < 3 θ: the same sum cannot be both.',
      "The classes' convex hulls share the point (1): no plane parts them.",
    ]);
    expect(told([[2], [2], [5]], [0, 1, 1])).toEqual([
      'Samples 1 and 2 have the same inputs (2) and different targets: no neuron is right about both.',
    ]);
    expect(told([[1], [-1]], [0, 0], false).at(-1)).toBe('They sum up to 0 < 0, which is false.');
    // Weights of 0 are right about these, though no plane keeps away from both.
    const onPlane = classesOf([[1], [-1]], [1, 1], false);
    expect(
      startPerceptron(onPlane, { output: 'step', mode: 'online', rate: 1, order: 'given', seed: 1 }).advance(2),
    ).toBe(true);
    expect(told([[1], [-1]], [1, 1], false)).toEqual([
      'No weights put these 2 samples beyond the plane, only on it, where the neuron is on:',
      '(1) must be on: w(x1) > 0',
      '(−1) must be on: −w(x1) > 0',
      'They sum up to 0 > 0, which is false.',
    ]);
    const { x } = partedClasses(300, 9, 0, 4);
    const long = told(
      x,
      x.map((_, k) => k % 2),
    );
    expect(long[0]).toMatch(/^No weights and threshold θ are right about these (9|10|11) samples at once\.$/);
  });

  it('gives a separator or a certificate for random samples, and agrees with the nearest point of the hull', () => {
    const seen = { separable: 0, inseparable: 0 };
    const cases = fc.record({
      inputs: fc.integer({ min: 1, max: 6 }),
      count: fc.integer({ min: 2, max: 40 }),
      distance: fc.constantFrom(0.001, 0.1, 1),
      noise: fc.constantFrom(0, 1),
      scale: fc.constantFrom(1e-4, 1, 1e5),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(cases, ({ inputs, count, distance, noise, scale, seed }) => {
        const { x, t } = partedClasses(count, inputs, distance, seed);
        const scaled = x.map((row) => row.map((value, i) => (i === 0 ? value * scale : value)));
        const classes = classesOf(
          scaled,
          t.map((each, k) => (k < noise ? 1 - each : each)),
        );
        const answer = decideSeparability(classes);
        if (answer.kind === 'undecided') throw new Error(answer.reason);
        seen[answer.kind]++;
        const { margin, atMost } = largestMargin(classes);
        if (answer.kind === 'separable') {
          expect(marginsOf(classes, answer.weights).every((each) => each > 0)).toBe(true);
          expect(answer.margin).toBeLessThanOrEqual(atMost * (1 + 1e-9));
          if (scale === 1) expect(margin).toBeGreaterThan(atMost * (1 - 1e-6));
        } else {
          expect(answer.multipliers.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
          expect(answer.support.length).toBeLessThanOrEqual(classes.size + 1);
          expect(margin).toBeLessThan(answer.residual + 1e-12);
        }
      }),
      { numRuns: 400, seed: 2 },
    );
    expect(seen.separable).toBeGreaterThan(100);
    expect(seen.inseparable).toBeGreaterThan(50);
  });

  it('calls no certificate exact whose products are rounded', () => {
    // 3 (2^53 − 1) is 1 more than 4 (3 · 2^51 − 1), and is rounded to it.
    const classes = classesOf([[2 ** 53 - 1], [1 - 3 * 2 ** 51]], [1, 1], false);
    expect(exactMultipliers(classes, [0, 1], Float64Array.of(3 / 7, 4 / 7))).toBeNull();
    const small = classesOf([[4], [-6]], [1, 1], false);
    expect(exactMultipliers(small, [0, 1], Float64Array.of(0.6, 0.4))).toEqual([3, 2]);
  });

  it('finds the margin of AND that geometry gives', () => {
    // Between (1, 1) and the line through (0, 1) and (1, 0), with the bias as a third axis: γ = ‖nearest point of the hull‖.
    const and = classesOf(truthRows(2), [0, 0, 0, 1]);
    const { margin, atMost, weights, support } = largestMargin(and);
    expect(margin).toBeCloseTo(1 / Math.sqrt(17), 12);
    expect(atMost).toBeCloseTo(margin, 12);
    [2, 2, -3].forEach((each, i) => expect(weights[i]).toBeCloseTo(each / Math.sqrt(17), 12));
    expect([...support].sort()).toEqual([1, 2, 3]);
  });

  it('says what keeps samples from being two classes', () => {
    const issueOf = (x: number[][], t: number[][]): string => {
      const read = readTwoClasses(samplesOf(x, t));
      if (read.ok) throw new Error('Found no issue');
      return read.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`).join();
    };
    expect(issueOf([], [])).toBe('data | no samples | at least one');
    expect(issueOf([[1]], [[1, 0]])).toBe('data | 2 targets a sample | one: a threshold neuron has one output');
    expect(issueOf([[1], [2]], [[1], [2]])).toBe('data[1] | target 2 | 0 or 1, or −1 or 1');
    expect(issueOf([[1], [2]], [[0], [-1]])).toBe('data | targets 0 and −1 | 0 or 1, or −1 or 1');
    expect(
      issueOf(
        [
          [1, 2],
          [3, NaN],
        ],
        [[0], [1]],
      ),
    ).toBe('data[1] | input 2 is NaN | a number: fill in or drop what is missing');
  });
});
