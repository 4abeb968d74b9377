import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import { tableOf, numberColumn } from '../../../engine/data/table.ts';
import { tableToCsv } from '../../../engine/data/write-csv.ts';
import { columnOf, issuesOf, numbersIn, read } from './support.ts';

describe('the layout of a file', () => {
  it.each([
    [',', 'a,b\n1,2.5\n3,4.5'],
    ['\t', 'a\tb\n1\t2.5\n3\t4.5'],
    [';', 'a;b\n1;2.5\n3;4.5'],
    ['|', 'a|b\n1|2.5\n3|4.5'],
    [';', 'a;b\n1;2,5\n3;4,5'],
  ])('finds %j between cells', (delimiter, text) => {
    const { table, layout } = read(text);
    expect(layout.delimiter).toBe(delimiter);
    expect(layout.header).toBe(true);
    expect(numbersIn(table, 'a')).toEqual([1, 3]);
    expect(numbersIn(table, 'b')).toEqual([2.5, 4.5]);
  });

  it('reads decimal commas without a header as decimals, not as more cells', () => {
    const { table, layout } = read('1,5;2,5\n3,5;4,5\n0,5;1,5');
    expect(layout).toEqual({ delimiter: ';', header: false, decimal: ',' });
    expect(numbersIn(table, 'column 1')).toEqual([1.5, 3.5, 0.5]);
  });

  it('is not misled by a decimal comma in every row but that of the names', () => {
    const rows = Array.from({ length: 120 }, (_, k) => `0,${10 + (k % 80)};${k};src ${k};pulsar`);
    const { table, layout } = read(['flux;index;name;type', ...rows].join('\n'));
    expect(layout).toEqual({ delimiter: ';', header: true, decimal: ',' });
    expect(numbersIn(table, 'flux').slice(0, 3)).toEqual([0.1, 0.11, 0.12]);
  });

  it('takes "1,234" between commas as no decimal', () => {
    expect(columnOf(read('a,b\n"1,234",1\n"5,678",2\n"1,234",3').table, 'a').kind).toBe('category');
    expect(numbersIn(read('a,b\n"1,25",1\n"5,678",2').table, 'a')).toEqual([1.25, 5.678]);
  });

  it('is undisturbed by a byte order mark, quotes, empty rows, and any line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['\uFEFF"x, in m",note', '1,"says ""hi"""', '', '2,"a, b"', '3,c', ''].join(end);
      const { table } = read(text);
      expect(numbersIn(table, 'x, in m')).toEqual([1, 2, 3]);
      expect(columnOf(table, 'note')).toMatchObject({ values: ['says "hi"', 'a, b', 'c'] });
      expect([...table.rowNumbers]).toEqual([2, 4, 5]);
    }
  });

  it.each(['sep=;\n', '\uFEFFsep=;\r\n', '"sep=;"\n'])(
    'takes the delimiter of a first line %j for Excel, and counts it',
    (line) => {
      const { table, layout } = read(`${line}a;b\n1,5;2\n2,5;NA\n`);
      expect(layout).toMatchObject({ delimiter: ';', header: true, decimal: ',' });
      expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b']);
      expect([...table.rowNumbers]).toEqual([3, 4]);
      expect(issuesOf(parseCsv(`${line}a;b\n1;2;3`))[0]!.path).toBe('row 3');
      expect(issuesOf(parseCsv(`${line}a;b\n1;"2"3\n`))[0]!.path).toBe('row 3');
    },
  );

  it('takes the line end of the first row, whatever stands in quotes', () => {
    expect(read('"a\nb",c\r"1\n2",3\r"2\n4",4\r').table).toMatchObject({ rows: 2 });
    expect(read('"a\rb",c\n"1\r2",3\n"2\r4",4\n').table).toMatchObject({ rows: 2 });
  });

  it.each([
    [true, 'name,size\nann,1\nbob,2'],
    [false, 'ann,1\nbob,2'],
    [false, '1,2\n3,4'],
    [true, ',a,b\n0,1.5,2\n1,3.5,4'],
    [false, 'red,small\nblue,large\nred,large'],
    [true, 'colour,size\nblue,large\nred,large\nred,small'],
  ])('finds whether the first row is a header: %s of %j', (header, text) => {
    expect(read(text).layout.header).toBe(header);
  });

  it('gives columns without a name one, and those of one name different ones', () => {
    const names = read('a,,a\n1,2,3\n2,3,4').table.columns.map(({ name }) => name);
    expect(names).toEqual(['a', 'column 2', 'a (2)']);
  });
});

describe('the types of columns', () => {
  it('tells numbers, categories, texts and constants', () => {
    const rows = Array.from({ length: 30 }, (_, k) => `${k / 10},${k % 2 ? 'red' : 'blue'},source ${k},7`);
    const { table } = read(['flux,colour,name,epoch', ...rows].join('\n'));
    expect(table.columns.map(({ kind }) => kind)).toEqual(['number', 'category', 'text', 'constant']);
    expect(columnOf(table, 'colour')).toMatchObject({ categories: ['blue', 'red'] });
    expect(columnOf(table, 'epoch')).toMatchObject({ value: 7 });
  });

  it('takes NA, empty, NULL, NaN and infinities as missing, trims, and lists every cell it touched', () => {
    const text = 'a,b\n1,x\nNA,y\n,x\nNULL,y\nInf,x\n-inf,y\n nan ,x\n1e999,  y \n2.5,NA';
    const { table, touched } = read(text);
    expect(numbersIn(table, 'a')).toEqual([1, ...new Array<number>(7).fill(Number.NaN), 2.5]);
    expect(columnOf(table, 'b')).toMatchObject({
      categories: ['x', 'y'],
      codes: Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1, -1),
    });
    expect(touched.map(({ column, ...rows }) => [column, ...Object.values(rows).map((each) => [...each])])).toEqual([
      ['a', [8], [3, 4, 5, 8], [6, 7, 9]],
      ['b', [9], [10], []],
    ]);
  });

  it('takes other spellings of missing as asked', () => {
    expect(numbersIn(read('a\n1\n?\n3\n-999', { missing: ['?', '-999'] }).table, 'a')).toEqual([
      1,
      Number.NaN,
      3,
      Number.NaN,
    ]);
  });

  it('keeps texts among numbers as strays', () => {
    const { table } = read(`a\n${Array.from({ length: 9 }, (_, k) => k).join('\n')}\nabc`);
    expect(columnOf(table, 'a')).toMatchObject({ kind: 'number', strays: [{ row: 9, text: 'abc' }] });
  });
});

describe('what no table is', () => {
  it.each([
    ['', 'found no rows'],
    [' \n\n', 'found no rows'],
    ['a\0b', 'binary'],
    ['a,b\n1,2\n"3,4', 'never closed'],
    ['a,b\n"1"x,2\n3,4', 'in the middle of a quoted cell'],
  ])('%j: %s', (text, words) => {
    expect(issuesOf(parseCsv(text))[0]!.message).toContain(words);
  });

  it.each(['', '"', '\n'])('is read by the delimiter %j', (delimiter) => {
    expect(issuesOf(parseCsv('a,b\n1,2', { delimiter }))).toEqual([
      {
        path: 'delimiter',
        message: `found ${JSON.stringify(delimiter)}`,
        expected: 'a comma, tab, semicolon or bar',
      },
    ]);
  });

  it('names the rows that are too long or too short', () => {
    const issues = issuesOf(parseCsv('a,b,c\n1,2,3\n\n4,5\n6,7,8,9\n1,2,3,,\n1,2,3'));
    expect(issues.map(({ path }) => path)).toEqual(['row 4', 'row 5']);
    expect(issues[1]).toMatchObject({
      message: 'found 4 cells, beginning with "6"',
      expected: '3, as many as there are columns',
    });
  });

  it('lists a hundred issues and counts the rest', () => {
    const issues = issuesOf(parseCsv(`a,b\n1,2\n${'1\n'.repeat(250)}`, { delimiter: ',' }));
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)!.message).toBe('found 150 further issues');
  });
});

describe('large and hostile files', () => {
  it('reads 1,100,000 cells to the last digit', { timeout: 60_000 }, () => {
    const rows = 100_000;
    const header = [...Array.from({ length: 9 }, (_, k) => `x${k}`), 'gaps', 'type'].join(',');
    const lines = Array.from({ length: rows }, (_, row) => {
      const numbers = Array.from({ length: 9 }, (_, k) => (row * (k + 1)) / 8);
      return `${numbers.join(',')},${row % 10 ? row : 'NA'},${['bll', 'psr', '"a, b"'][row % 3]}`;
    });
    const { table, touched } = read([header, ...lines].join('\r\n'));
    expect([table.rows, table.columns.length]).toEqual([rows, 11]);
    // Sums of eighths are exact: k (0 + 1 + … + 99,999) / 8.
    const whole = (rows * (rows - 1)) / 2;
    for (let k = 0; k < 9; k++) {
      const sum = numbersIn(table, `x${k}`).reduce((total, value) => total + value, 0);
      expect(sum).toBe(((k + 1) * whole) / 8);
    }
    const gaps = numbersIn(table, 'gaps').filter((value) => !Number.isNaN(value));
    // Without the multiples of ten, 10 (0 + … + 9,999).
    expect(gaps.reduce((total, value) => total + value, 0)).toBe(whole - 10 * ((10_000 * 9_999) / 2));
    expect(touched.map(({ column, missing }) => [column, missing.length, missing[0], missing.at(-1)])).toEqual([
      ['gaps', 10_000, 2, 99_992],
    ]);
    const type = columnOf(table, 'type');
    if (type.kind !== 'category') throw new Error(`Found ${type.kind}, expected categories`);
    expect(type.categories).toEqual(['bll', 'psr', 'a, b']);
    expect(type.codes.every((code, row) => code === row % 3)).toBe(true);
  });

  it.each([
    ['digits without end', `a,b\n${'1'.repeat(2_000_000)}x,2\n3,4`],
    ['quotes without end', `a,b\n${'"'.repeat(500_001)},2`],
    ['quotes and words', `a,b\n${'"x '.repeat(200_000)},2`],
    ['commas alone', ','.repeat(200_000)],
    ['blanks', `a,b\n${' '.repeat(2_000_000)},1`],
  ])('is not held up by %s', { timeout: 20_000 }, (_, text) => {
    const parsed = parseCsv(text);
    expect(parsed.ok || parsed.issues.length > 0).toBe(true);
  });
});

it('writes what reads back as the same', () => {
  const text = 'a,b,c\n0.1,"x, y",1\n,z,2\n1e-7,"q""q",5\n';
  const { table } = read(text);
  expect(tableToCsv(table)).toBe(text);
  expect(tableToCsv(tableOf(2, [numberColumn('v', [1 / 3, Number.NaN])]))).toBe(`v\n${1 / 3}\nNA\n`);
});
