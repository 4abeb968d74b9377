import { describe, expect, it } from 'vitest';
import { absenceOf, readCommaNumeral, readNumeral } from '../../../engine/data/numerals.ts';
import { typeColumn, type TypeOptions, type TypedColumn } from '../../../engine/data/type-column.ts';

const typed = (cells: readonly string[], options: Partial<TypeOptions> = {}): TypedColumn =>
  typeColumn('x', cells, { decimal: null, hasCommaDelimiter: false, missing: [], ...options });

describe('numerals', () => {
  it.each([
    ['7', 7],
    ['-7', -7],
    ['+0.5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['2.5E+2', 250],
    ['−2.5e−1', -0.25],
  ])('reads %j', (text, value) => expect(readNumeral(text)).toBe(value));

  it.each(['', '.', '-', '1 000', '1,5', '0x10', '1_000', 'Infinity', '1e', '1e5.5', '--1', '٣', '5 %'])(
    'does not take %j for a number',
    (text) => expect(readNumeral(text)).toBeNull(),
  );

  it('reads a decimal comma in the same way, and no point then', () => {
    expect(readCommaNumeral('-1,5e2')).toBe(-150);
    expect(readCommaNumeral(',5')).toBe(0.5);
    expect(readCommaNumeral('−0,5')).toBe(-0.5);
    expect(readCommaNumeral('1.5')).toBeNull();
    expect(readCommaNumeral('1,234,5')).toBeNull();
  });

  it.each(['', 'NA', 'na', 'N/A', 'NaN', 'NULL', 'null', '<NA>', '#N/A'])('takes %j as missing', (text) =>
    expect(absenceOf(text)).toBe('missing'),
  );

  it.each(['Inf', '-Inf', '+inf', 'INF', 'Infinity', '-Infinity'])('takes %j as infinite', (text) =>
    expect(absenceOf(text)).toBe('infinite'),
  );

  it.each(['none', '-', 'nano', 'info', '0'])('takes %j as a value', (text) => expect(absenceOf(text)).toBeNull());
});

describe('a column of numbers', () => {
  it('is one where at least four of five cells with a value are numbers', () => {
    expect(typed(['1', '2', '3', '4', 'abc', 'NA']).column).toMatchObject({
      kind: 'number',
      strays: [{ row: 4, text: 'abc' }],
    });
    expect(typed(['1', '2', '3', 'abc', 'NA']).column.kind).toBe('text');
    expect(typed(['1', '2', '1', 'abc', 'NA']).column.kind).toBe('category');
  });

  it('has no value where there is none, and lists those rows', () => {
    const { column, missing, infinite } = typed(['1', '', 'Inf', 'NULL', '-Inf', '1e999', '2']);
    expect(column).toMatchObject({ values: Float64Array.of(1, NaN, NaN, NaN, NaN, NaN, 2), strays: [] });
    expect([missing, infinite]).toEqual([
      [1, 3],
      [2, 4, 5],
    ]);
  });

  it('without a number that a double holds is empty', () => {
    expect(typed(['1e999', '-1e999', 'NA'])).toMatchObject({
      column: { kind: 'constant', value: null },
      missing: [2],
      infinite: [0, 1],
    });
  });

  it('may have decimal commas, and points among them are then strays', () => {
    expect(typed(['1,5', '2,25', '3', '-0,5', '7.5'])).toMatchObject({
      decimal: ',',
      column: { values: Float64Array.of(1.5, 2.25, 3, -0.5, NaN), strays: [{ row: 4, text: '7.5' }] },
    });
  });

  it('has decimal points where more cells do, and commas among them are then strays', () => {
    expect(typed(['1.5', '2.25', '3.5', '4.5', '7,5'])).toMatchObject({
      decimal: '.',
      column: { strays: [{ row: 4, text: '7,5' }] },
    });
  });

  it('is read as asked, whatever its cells look like', () => {
    expect(typed(['1,234', '5,678', '9,012'], { hasCommaDelimiter: true, decimal: ',' }).column).toMatchObject({
      values: Float64Array.of(1.234, 5.678, 9.012),
    });
  });
});

describe('other columns', () => {
  it('are constant where one value is in every row, and not where it is missing in one', () => {
    expect(typed(['7', '7.0', '7']).column).toMatchObject({ kind: 'constant', value: 7 });
    expect(typed(['a', 'a']).column).toMatchObject({ kind: 'constant', value: 'a' });
    expect(typed(['NA', '']).column).toMatchObject({ kind: 'constant', value: null });
    expect(typed(['7', '', '7']).column.kind).toBe('number');
    expect(typed(['a', '', 'a']).column).toMatchObject({ kind: 'category', codes: Int32Array.of(0, -1, 0) });
  });

  it('are categories where texts repeat, in the order in which they come', () => {
    expect(typed(['b', 'a', 'b', 'A']).column).toMatchObject({
      kind: 'category',
      categories: ['b', 'a', 'A'],
      codes: Int32Array.of(0, 1, 0, 2),
    });
  });

  it('are texts where every one is another, or most are of many', () => {
    expect(typed(['ann', 'bob', 'cid']).column).toMatchObject({ kind: 'text', values: ['ann', 'bob', 'cid'] });
    expect(typed(['ann', 'bob']).column.kind).toBe('category');
    const names = Array.from({ length: 21 }, (_, k) => `name ${k}`);
    expect(typed([...names, ...names.slice(0, 20)]).column.kind).toBe('text');
    expect(typed([...names, ...names]).column.kind).toBe('category');
    const many = Array.from({ length: 1001 }, (_, k) => `name ${k}`);
    expect(typed([...many, ...many, ...many]).column.kind).toBe('text');
  });
});
