import { describe, expect, it } from 'vitest';
import { planRows, type RowPlan } from '../../../engine/logic/rows.ts';

function textOf({ count, inputCount, levels }: RowPlan): string[] {
  return Array.from({ length: count }, (_, row) => levels.subarray(row * inputCount, (row + 1) * inputCount).join(''));
}

describe('planRows', () => {
  it('counts up in binary, the first input as the most significant bit', () => {
    const plan = planRows(3, 1);
    expect(textOf(plan)).toEqual(['000', '001', '010', '011', '100', '101', '110', '111']);
    expect(plan).toMatchObject({ count: 8, possible: 8, sampled: false });
  });

  it('has one row for no input', () => {
    expect(planRows(0, 1)).toMatchObject({ count: 1, possible: 1, sampled: false });
  });

  it('runs all rows up to 12 inputs and draws 4096 different ones above', () => {
    expect(planRows(12, 1)).toMatchObject({ count: 4096, possible: 4096, sampled: false });
    const plan = planRows(13, 1);
    expect(plan).toMatchObject({ count: 4096, possible: 8192, sampled: true });
    expect(new Set(textOf(plan)).size).toBe(4096);
  });

  it('draws every row with the same chance', () => {
    const rows = textOf(planRows(13, 5));
    // Hypergeometric: 4096 of 8192, half of which have the bit; standard error √(4096 · ¼ · ½) = 22.6.
    for (let bit = 0; bit < 13; bit++) {
      expect(Math.abs(rows.filter((row) => row[bit] === '1').length - 2048)).toBeLessThan(4 * 22.6);
    }
  });

  it('draws all but one of a million rows, each once and in order', () => {
    const { levels } = planRows(20, 3, 2 ** 20 - 1);
    let last = -1;
    let gaps = 0;
    for (let at = 0; at < levels.length; at += 20) {
      const row = levels.subarray(at, at + 20).reduce((number, bit) => 2 * number + bit, 0);
      gaps += row - last - 1;
      last = row;
    }
    // The one left out may also be the last.
    expect(gaps + (2 ** 20 - 1 - last)).toBe(1);
  });

  it('draws every input of more than a number holds', () => {
    const { levels } = planRows(600, 3, 1000);
    for (let input = 0; input < 600; input++) {
      let ones = 0;
      for (let at = input; at < levels.length; at += 600) ones += levels[at]!;
      // Standard error √1000 / 2 = 15.8; five of them for 600 inputs.
      expect(Math.abs(ones - 500)).toBeLessThan(5 * 15.8);
    }
  });

  it('draws by the seed, and nothing else', () => {
    expect(textOf(planRows(40, 9, 5))).toEqual(textOf(planRows(40, 9, 5)));
    expect(textOf(planRows(40, 9, 5))).not.toEqual(textOf(planRows(40, 10, 5)));
  });

  it('takes the number of rows it is told, or all', () => {
    expect(planRows(13, 1, 'all')).toMatchObject({ count: 8192, sampled: false });
    expect(planRows(3, 1, 7)).toMatchObject({ count: 7, sampled: true });
    expect(planRows(3, 1, 8)).toMatchObject({ count: 8, sampled: false });
    expect(planRows(3, 1, 100)).toMatchObject({ count: 8, sampled: false });
  });
});
