import { describe, expect, it } from 'vitest';
import { ChunkedRows } from '../../../engine/probes/chunks.ts';

/** Rows that a table keeps a chunk. */
const chunk = 16_384;

/** A table of two columns whose k-th row is (k, −k). */
function tableOf(rows: number, maxRows: number): ChunkedRows {
  const table = new ChunkedRows(2, maxRows);
  for (let k = 0; k < rows; k++) table.add(k, -k);
  return table;
}

/** Everything that can be read of a table, as rows. */
function read(table: ChunkedRows): { first: number; next: number; right: boolean } {
  let right = true;
  for (let k = table.firstKept; k < table.length; k++) right &&= table.get(k, 0) === k && table.get(k, 1) === -k;
  return { first: table.firstKept, next: table.length, right };
}

describe('ChunkedRows', () => {
  it('keeps all rows up to its bound', () => {
    expect(read(tableOf(2 * chunk, 2 * chunk))).toEqual({ first: 0, next: 2 * chunk, right: true });
  });

  it('past its bound forgets the oldest chunk, and knows from which step on it is complete', () => {
    const table = tableOf(2 * chunk + 1, 2 * chunk);
    expect(read(table)).toEqual({ first: chunk, next: 2 * chunk + 1, right: true });
    expect(table.completeFrom).toBe(chunk);
    for (let k = 2 * chunk + 1; k < 7 * chunk + 5; k++) table.add(k, -k);
    expect(read(table)).toEqual({ first: 6 * chunk, next: 7 * chunk + 5, right: true });
  });

  it('counts a step as incomplete when only some of its rows are forgotten', () => {
    const table = new ChunkedRows(1, 0);
    for (let k = 0; k <= 2 * chunk; k++) table.add(Math.floor(k / 10));
    // The last row forgotten is row 16,383, of step 1638, which goes on in what is kept.
    expect(table.completeFrom).toBe(1639);
  });

  it('keeps two chunks at least, and rounds its bound up to whole chunks', () => {
    expect(tableOf(2 * chunk, 1).firstKept).toBe(0);
    expect(tableOf(3 * chunk, 2 * chunk + 1).firstKept).toBe(0);
    expect(tableOf(3 * chunk + 1, 2 * chunk + 1).firstKept).toBe(chunk);
  });

  it.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk])('truncated to %d rows, goes on from there', (length) => {
    const table = tableOf(2 * chunk, 4 * chunk);
    table.truncate(length, length);
    expect(read(table)).toEqual({ first: 0, next: length, right: true });
    for (let k = length; k < 3 * chunk; k++) table.add(k, -k);
    expect(read(table)).toEqual({ first: 0, next: 3 * chunk, right: true });
    expect(table.completeFrom).toBe(0);
  });

  it.each([0, 7, chunk, chunk + 7])('truncated to %d rows that are forgotten, starts anew there', (length) => {
    const table = tableOf(4 * chunk, 2 * chunk);
    table.truncate(length, length);
    expect(read(table)).toEqual({ first: length, next: length, right: true });
    expect(table.completeFrom).toBe(length);
    for (let k = length; k < length + chunk; k++) table.add(k, -k);
    expect(read(table)).toEqual({ first: length, next: length + chunk, right: true });
  });

  it('truncated past its end, stays as it is', () => {
    const table = tableOf(10, 100);
    table.truncate(20, 20);
    expect(read(table)).toEqual({ first: 0, next: 10, right: true });
  });

  it('finds the first row of a step, kept or not', () => {
    const table = new ChunkedRows(1, 2 * chunk);
    for (let k = 0; k < 3 * chunk; k++) table.add(2 * k);
    expect(table.firstKept).toBe(chunk);
    expect([0, 2 * chunk, 2 * chunk + 1, 6 * chunk - 2, 6 * chunk].map((step) => table.lowerBound(step))).toEqual([
      chunk,
      chunk,
      chunk + 1,
      3 * chunk - 1,
      3 * chunk,
    ]);
  });

  it('gives rows of one column', () => {
    expect(tableOf(5, 100).column(1, 2, 5)).toEqual([-2, -3, -4]);
    expect(tableOf(5, 100).column(1, 4, 2)).toEqual([]);
  });
});
