import { describe, expect, it } from 'vitest';
import { bitsOf, measureExample } from './support.ts';

describe('gates of McCulloch–Pitts neurons', () => {
  it.each([
    ['not', ['1', '0'], [0, 1]],
    ['and', ['0', '0', '0', '1'], [0, 0, 0, 1]],
    ['or', ['0', '1', '1', '1'], [0, 1, 1, 1]],
    ['nand', ['1', '1', '1', '0'], [0, 0, 0, 1]],
    ['nor', ['1', '0', '0', '0'], [0, 1, 1, 1]],
    ['xor', ['0', '1', '1', '0'], [0, 2, 2, 0]],
    // sum, then carry
    ['half-adder', ['00', '10', '10', '01'], [0, 2, 2, 1]],
    ['full-adder', ['00', '10', '10', '01', '10', '01', '01', '11'], [0, 2, 2, 1, 2, 1, 1, 2]],
  ])('%s has its truth table, one step a layer, and meets what its lamps expect', (name, bits, latencies) => {
    const table = measureExample(name);
    expect(bitsOf(table)).toEqual(bits);
    expect(table.rows.map(({ latency }) => latency)).toEqual(latencies);
    expect(table).toMatchObject({ pass: true, trials: 1 });
  });

  it.each(['half-adder', 'full-adder'])('%s adds: the inputs sum to 2 · carry + sum', (name) => {
    for (const { inputs, outputs } of measureExample(name).rows) {
      const total = Object.values(inputs).reduce<number>((sum, bit) => sum + bit, 0);
      expect(2 * outputs.carry!.probability! + outputs.sum!.probability!).toBe(total);
    }
  });
});
