import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColumn, numberColumn, tableOf, textsOf, type Table } from '../../../engine/data/table.ts';
import { tableToCsv } from '../../../engine/data/write-csv.ts';
import { read } from './support.ts';

const cellsOf = (table: Table): (string | null)[][] => table.columns.map((column) => textsOf(column, table.rows));

describe('a table written as CSV', () => {
  it('has quotes where they must be', () => {
    const table = tableOf(4, [
      categoryColumn('say "hi", you', ['a,b', 'c"d', 'e\nf', 'g;h']),
      numberColumn('v', [1 / 3, 1e-7, NaN, -2]),
    ]);
    expect(tableToCsv(table)).toBe(`"say ""hi"", you",v\n"a,b",${1 / 3}\n"c""d",1e-7\n"e\nf",\ng;h,-2\n`);
  });

  it('keeps rows without any value', () => {
    const table = tableOf(3, [numberColumn('a', [1.5, NaN, 2.5]), categoryColumn('b', ['x', null, 'x'])]);
    expect(tableToCsv(table)).toBe('a,b\n1.5,x\nNA,\n2.5,x\n');
    expect(cellsOf(read(tableToCsv(table)).table)).toEqual(cellsOf(table));
  });

  it('reads back as the same texts and the same doubles', () => {
    const text = fc
      .string({
        unit: fc.constantFrom('a', 'B', '1', '"', ',', ';', '\n', '\r', 'é', '😀', ' '),
        minLength: 1,
        maxLength: 8,
      })
      // Blanks about a text are taken away in reading, and some texts say that there is none.
      .map((each) => `<${each}>`);
    const row = fc.record({
      v: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN)),
      t: fc.option(text, { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const table = tableOf(rows.length, [
          categoryColumn(
            't',
            rows.map(({ t }) => t),
          ),
          numberColumn(
            'v',
            rows.map(({ v }) => (Object.is(v, -0) ? 0 : v)),
          ),
        ]);
        const back = read(tableToCsv(table), { header: true, delimiter: ',' }).table;
        expect(cellsOf(back)).toEqual(cellsOf(table));
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});
