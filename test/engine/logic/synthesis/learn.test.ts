import { describe, expect, it } from 'vitest';
import { rowBits } from '../../../../engine/logic/synthesis/function.ts';
import { learnByPerceptron } from '../../../../engine/logic/synthesis/learn.ts';

const tableOf = (on: (bits: readonly number[]) => boolean, inputCount: number): Uint8Array =>
  Uint8Array.from({ length: 2 ** inputCount }, (_, row) => Number(on(rowBits(row, inputCount))));

describe('learnByPerceptron', () => {
  it('learns the majority of three within the bound of its margin', () => {
    const majority = tableOf((bits) => bits.reduce((sum, bit) => sum + bit) >= 2, 3);
    const { weights, bias, hasConverged, mistakes, bound } = learnByPerceptron(majority, 3);
    expect(hasConverged).toBe(true);
    majority.forEach((value, row) => {
      const net = rowBits(row, 3).reduce((sum, bit, k) => sum + bit * weights[k]!, bias);
      expect(Number(net >= 0)).toBe(value);
    });
    // R² = 1 + 3; the widest margin is that of 2a + 2b + 2c = 3, 1 / √21.
    expect(bound).toBeCloseTo(84, 6);
    expect(mistakes).toBeLessThanOrEqual(84);
  });

  it('learns the identity of one input by hand: wrong at 0, then at 1, and so on', () => {
    // (w, b) from (0, 0): row 0 wrong → (0, −1); row 1 wrong → (1, 0); row 0 wrong → (1, −1); row 1 right at 0; then none.
    expect(learnByPerceptron(Uint8Array.of(0, 1), 1)).toMatchObject({ weights: [1], bias: -1, mistakes: 3 });
  });

  it('never comes to an end on XOR, and makes no mistake about a row that may be either', () => {
    const xor = learnByPerceptron(Uint8Array.of(0, 1, 1, 0), 2, 50);
    expect(xor).toMatchObject({ hasConverged: false, bound: null });
    expect(xor.mistakesByEpoch).toHaveLength(50);
    expect(learnByPerceptron(Uint8Array.of(2, 1, 1, 2), 2)).toMatchObject({ mistakes: 0, hasConverged: true });
  });
});
