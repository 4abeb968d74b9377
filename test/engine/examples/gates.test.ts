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

describe('gates of integrate-and-fire neurons', () => {
  it.each([
    ['nand-lif', ['1', '1', '1', '0']],
    ['half-adder-lif', ['00', '10', '10', '01']],
  ])('%s has its truth table, counted in spikes, and meets what its lamps expect', (name, bits) => {
    const table = measureExample(name);
    expect(bitsOf(table)).toEqual(bits);
    expect(table).toMatchObject({ pass: true, trials: 1, latencyUnit: 'ms' });
  });

  it('the NAND answers as late as its note says', () => {
    const { rows } = measureExample('nand-lif');
    // 80 and 43 mV of drive after a delay of 1 ms; a spike is said to be at the beginning of its step of 0.1 ms.
    [80, 43, 43].forEach((drive, row) => {
      expect(Math.abs(rows[row]!.latency! - 1 - 20 * Math.log(drive / (drive - 10)))).toBeLessThanOrEqual(0.1);
    });
  });
});
