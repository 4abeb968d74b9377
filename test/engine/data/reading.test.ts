import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { describeReport } from '../../../engine/data/report.ts';
import { columnOf, issuesOf, numbersIn, problemFrom, read, tableFrom, valueOf } from './support.ts';

/** What is told of a file, a sentence each. */
function told(text: string, plan?: PreparationPlan): string[] {
  const { table, findings } = read(text);
  return diagnose(valueOf(readProblem(table, plan)), findings).map(
    ({ path, message, advice }) => `${path} ${message}; ${advice}`,
  );
}

describe('lines that end in a comma', () => {
  const text = 'a,b,type,\n1,2,x,\n3,4,y,\n5,6,x,\n7,9,y,';

  it('leave a column that is none: the one before it is the target', () => {
    expect(problemFrom(text).target).toMatchObject({ name: 'type', classes: ['x', 'y'] });
    expect(read(text, { keepCells: true }).cells![1]).toEqual(['3', '4', 'y']);
    expect(told(text)[0]).toBe(
      'column 4 has neither a name nor a value in any row, as lines that end in a comma leave it, and is left out; nothing is lost; lines without a comma at their end leave none',
    );
  });

  it('may be more than one comma, a semicolon, without names above, or at the end of the names alone', () => {
    const names = (file: string): string[] => read(file).table.columns.map(({ name }) => name);
    expect(names('1,2,,\n3,4,,\n')).toEqual(['column 1', 'column 2']);
    expect(names('a;b;\n1;2; \n3;4;\n')).toEqual(['a', 'b']);
    expect(names('a,b,\n1,2\n3,4\n')).toEqual(['a', 'b']);
    expect(told('1,2,,\n3,4,,\n5,7,,')[1]).toMatch(/^columns 3, 4 have neither .* leave them, and are left out/);
  });

  it('leave a column with a name, or with a value in one row, as it is', () => {
    expect(columnOf(tableFrom('a,b,note\n1,2,\n3,4,'), 'note')).toMatchObject({ kind: 'constant', value: null });
    expect(columnOf(tableFrom('a,b,\n1,2,\n3,4,x'), 'column 3')).toMatchObject({ kind: 'category' });
    expect(read('a,b\n1,2\n3,4').findings).toEqual([]);
  });
});

describe('marks among numbers', () => {
  const text = ['size,type', '1,x', '?,y', '2.5,x', '-,y', '3,x', '?,y', '4,y'].join('\n');

  it('are missing, and told with their number and first row', () => {
    expect(numbersIn(tableFrom(text), 'size')).toEqual([1, NaN, 2.5, NaN, 3, NaN, 4]);
    expect([...read(text).touched[0]!.missing]).toEqual([3, 5, 7]);
    expect(told(text)).toContain(
      'column "size" has "?", "-" among its numbers in 3 rows of 7, first in row 3, taken as missing; if it stands for a number, such as 0, write that; or give it a word, if it is a category of its own',
    );
  });

  it.each(['?', '-', '--', '−', '–', '.', '..', 'n.a.', 'N.D.'])('may be %j', (mark) => {
    expect(numbersIn(tableFrom(`a,b\n1,x\n${mark},y\n2,x`), 'a')).toEqual([1, NaN, 2]);
  });

  it('are values among texts', () => {
    expect(columnOf(tableFrom('a,b\n1,+\n2,-\n1,+\n2,?\n3,-'), 'b')).toMatchObject({ categories: ['+', '-', '?'] });
    expect(columnOf(tableFrom('a,b\n1,?\n2,?'), 'b')).toMatchObject({ kind: 'constant', value: '?' });
    expect(read('a,b\n1,+\n2,-\n1,+\n2,?').findings).toEqual([]);
  });

  it('leave a header above them', () => {
    expect(read('size,weight\n1,?\n2,-\n3,?\n4,5').layout.header).toBe(true);
  });

  it('set rows aside where the target has them', () => {
    const problem = problemFrom('a,y\n1,0.5\n2,?\n3,1.5\n4,2.5');
    expect(problem.target.task).toBe('regression');
    expect([...problem.unlabelled]).toEqual([1]);
  });

  it('are missing to a model that learnt numbers, where a file has no numbers beside them', () => {
    const problem = problemFrom('size,type\n1,x\n3,y\n1,x\n3,y');
    const preparation = fitPreparation(problem, [0, 1, 2, 3]);
    const other = tableFrom('size,type\n?,x\n?,y');
    expect(valueOf(applyPreparation(preparation, other)).filled[0]).toMatchObject({ rows: Int32Array.of(2, 3) });
    const stray = applyPreparation(preparation, tableFrom('size,type\nabc,x\n?,y'));
    expect(issuesOf(stray).map(({ path }) => path)).toEqual(['row 2, column "size"']);
  });

  it('are the category or class that a model learnt, where a file has but numbers beside them', () => {
    const learnt = problemFrom('c,type\n1,+\n2,-\nx,-\n?,+\n?,-\n1,+');
    const preparation = fitPreparation(learnt, [0, 1, 2, 3, 4, 5]);
    const other = valueOf(
      applyPreparation(preparation, tableFrom('c,type\n1,1\n2,-\n?,1\n?,+'), { unknown: 'ignore' }),
    );
    expect(other.filled).toEqual([]);
    // Inputs are c = 1, 2, ?, x; rows of class 1, which training never saw, have no label.
    expect([...other.rows]).toEqual([1, 3]);
    expect([...other.samples.x]).toEqual([0, 1, 0, 0, 0, 0, 1, 0]);
    expect([...other.codes!].map((code) => ['+', '-'][code])).toEqual(['-', '+']);
    const numeric = applyPreparation(preparation, tableFrom('c,type\n1,1\n2,-\n1,1\n2,2'), { unknown: 'ignore' });
    expect([...valueOf(numeric).codes!]).toEqual([1]);
  });

  it('are categories of a column of numbers that is asked to be one, and no class of numbers', () => {
    const text = 'code,y\n1,0\n2,1\n?,?\n1,0\n2,1\n1,0';
    const plan = { columns: { code: { type: 'category' } } } as const;
    const problem = problemFrom(text, plan);
    expect(fitPreparation(problem, problem.labelled).inputs[0]).toMatchObject({ categories: ['1', '2', '?'] });
    expect(problem.target).toMatchObject({ classes: ['0', '1'] });
    expect([...problem.unlabelled]).toEqual([2]);
    expect(told(text, plan).filter((line) => line.includes('"code" has "?" among its numbers'))).toEqual([]);
    const mapped = problemFrom(text, { ...plan, classes: '0=no; 1=yes; ?=open' });
    expect([...mapped.unlabelled]).toEqual([]);
  });

  it('are not told of a column that is dropped as asked', () => {
    const wide = text.replaceAll(/^([^,]*),/gm, '$1,$1,').replace('size,size', 'size,other');
    const drop = { columns: { size: { drop: true } } } as const;
    expect(told(wide, drop).filter((line) => line.includes('taken as missing'))).toHaveLength(1);
    expect(parseCsv(wide).ok).toBe(true);
  });
});

describe('marks among texts', () => {
  it('are told as categories and classes, with how to say that they are missing', () => {
    const text = [
      'region,x,type',
      ...Array.from(
        { length: 20 },
        (_, k) => `${['north', 'south', '?'][k % 3]!},${(k * k) % 17},${['a', 'b', '-'][k % 3]!}`,
      ),
    ].join('\n');
    expect(told(text).slice(0, 2)).toEqual([
      'column "region" has the category "?" in 6 rows of 20, first in row 4; if it means that the value is missing, say so: --missing-text "?", or in the window among the texts that mean missing',
      'column "type" has the class "-" in 6 rows of 20, first in row 4; if it means that the value is missing, say so: --missing-text "-", or in the window among the texts that mean missing',
    ]);
    const { table } = read(text, { missing: ['?', '-'] });
    expect(diagnose(valueOf(readProblem(table))).filter(({ kind }) => kind === 'mark-category')).toEqual([]);
  });

  it('are signs beside a plus, and what a mapping of classes says', () => {
    const text = 'sign,x,y\n+,1,?\n-,2,0\n+,3,a\n-,4,a';
    const found = (plan?: PreparationPlan): number =>
      told(text, plan).filter((line) => line.includes('means that')).length;
    expect(found()).toBe(1);
    expect(found({ classes: '?,0=no; a=yes' })).toBe(0);
  });
});

describe('names of columns', () => {
  const told = (text: string): string[] => read(text).findings.map(({ path, message }) => `${path} ${message}`);

  it('that are empty or come twice are told', () => {
    expect(told('a,,a,b\n1,2,3,x\n4,5,6,y')).toEqual([
      'column "column 2" has no name, and is called by its place',
      'column "a (2)" has the name "a" of another column, and is called so instead',
    ]);
    expect(told('a,,,a,a\n1,2,3,4,x\n4,5,6,7,y')).toEqual([
      'columns "column 2", "column 3" have no name, and are called by their places',
      'columns "a (2)", "a (3)" have the name "a" of another column, and are called so instead',
    ]);
  });

  it('that are none are told, with the row that is read as data', () => {
    expect(told('\n1,2,x\n3,4,y')).toEqual([
      ' row 2 is read as data, since it does not look like names of columns, which are called column 1, column 2, column 3',
    ]);
    expect(read('1,2\n3,4', { header: true }).findings).toEqual([]);
  });
});

describe('numbers with something beside their digits', () => {
  const rows = (cell: (k: number) => string, count = 30): string =>
    ['weight,x,type', ...Array.from({ length: count }, (_, k) => `${cell(k)},${k % 7},${k % 2 ? 'a' : 'b'}`)].join(
      '\n',
    );

  it.each([
    [(k: number) => `${k + 3} kg`, '"3 kg" in row 2', 'with a unit'],
    [(k: number) => `$${k}.50`, '"$0.50" in row 2', 'with a unit'],
    [(k: number) => `${k}.5%`, '"0.5%" in row 2', 'with a percent sign'],
    [(k: number) => `"${k + 1},001"`, '"1,001" in row 2', 'with separators of thousands'],
    [(k: number) => `${k + 1} 001.5`, '"1 001.5" in row 2', 'with separators of thousands'],
    [(k: number) => (k % 3 ? String(k) : `${k} µg/l`), '"0 µg/l" in row 2', 'with a unit'],
    [(k: number) => `${k} W/m2`, '"0 W/m2" in row 2', 'with a unit'],
    [(k: number) => `${k} s-1`, '"0 s-1" in row 2', 'with a unit'],
    [(k: number) => `-$${k}`, '"-$0" in row 2', 'with a unit'],
    [(k: number) => `USD ${k}`, '"USD 0" in row 2', 'with a unit'],
    [(k: number) => `"$${k + 1},234"`, '"$1,234" in row 2', 'with a unit and with separators of thousands'],
    [(k: number) => `"${k + 1},234 kg"`, '"1,234 kg" in row 2', 'with a unit and with separators of thousands'],
    [(k: number) => `"${k + 1},23,456"`, '"1,23,456" in row 2', 'with separators of thousands'],
    [(k: number) => `"${k % 3 ? k : '1,001'}"`, '"1,001" in row 2', 'with separators of thousands'],
    [(k: number) => `${k + 100} pm`, '"100 pm" in row 2', 'with a unit'],
  ])('are told with how many, the first and the remedy: %#', (cell, first, look) => {
    const lines = told(rows(cell));
    expect(lines[0]).toContain(
      `values that look like numbers ${look} (${first}), and the column is left out; take the`,
    );
    // The finding says it once, and the report not again.
    expect(describeReport(problemFrom(rows(cell)).report).filter((line) => line.includes('"weight"'))).toEqual([]);
    // That they are names, and might be made a category, is no advice for numbers.
    expect(lines.filter((line) => line.includes('names'))).toEqual([]);
  });

  it('may be in brackets, as debts are, which is told where they stand among numbers', () => {
    expect(told(rows((k) => (k % 3 ? String(k) : `(${k})`)))[0]).toBe(
      'column "weight" has 10 of 30 values that look like numbers in brackets ("(0)" in row 2), and the column is left out; write a minus sign for the brackets, if they mean one, and they are read as numbers',
    );
  });

  it('have a remedy for all that stands beside them', () => {
    expect(told(rows((k) => `"$${k + 1},234"`))[0]).toContain(
      '; take the unit and the separators out of the cells, the unit into the name of the column, and they are read as numbers; a decimal comma is written as a point',
    );
  });

  it('are counted among cells with a value, and may be categories or classes', () => {
    expect(told(rows((k) => (k === 4 ? '' : `${k % 4} kg`)))[0]).toBe(
      'column "weight" has 29 of 29 values that look like numbers with a unit ("0 kg" in row 2), and each is a category of its own; take the unit out of the cells, into the name of the column, and they are read as numbers',
    );
    expect(
      told(
        rows((k) => `${k} kg`),
        { target: 'weight' },
      )[0],
    ).toContain('and each is a class of its own');
  });

  it('say why nothing is left to learn from', () => {
    const text = ['weight,y', ...Array.from({ length: 9 }, (_, k) => `${k} kg,${k / 2}`)].join('\n');
    expect(issuesOf(readProblem(tableFrom(text)))[0]!.message).toBe(
      'no column is left to predict "y" from: "weight" is dropped, since its texts look like numbers with something beside the digits, such as "0 kg" in row 2',
    );
  });

  it.each([
    ['codes of many letters', (k: number) => `${k}${'ABCDEFG'[k % 7]}`],
    ['few kinds', (k: number) => (k % 2 ? '2D' : '3D')],
    ['ordinals', (k: number) => `${k}th`],
    ['names', (k: number) => `3C ${k}`],
    ['dates', (k: number) => `2024-01-${10 + (k % 20)}`],
    ['dates with points', (k: number) => `${10 + (k % 20)}.03.2024`],
    ['times', (k: number) => `12:${10 + k}`],
    ['bands of chromosomes', (k: number) => `${k}q${20 + (k % 3)}`],
    ['moves of chess', (k: number) => (k % 2 ? `${k}d4` : `${k}e5`)],
    ['seats', (k: number) => `${k}${'AB'[k % 2]}`],
    ['houses', (k: number) => `${k}${k % 4 ? '' : 'a'}`],
    ['hours', (k: number) => `${1 + (k % 12)} pm`],
    ['telephones', (k: number) => `030 123 4${10 + k}`],
    ['catalogues', (k: number) => `NGC ${k}`],
    ['ranges', (k: number) => `${k}-${k + 9}`],
    ['mostly texts', (k: number) => (k % 2 ? `${k} kg` : `pan ${k}`)],
  ])('are not %s', (_, cell) => {
    expect(told(rows(cell)).filter((line) => line.includes('look like'))).toEqual([]);
  });

  it('are not told of where the plan says what the column is', () => {
    const plan = { columns: { weight: { type: 'category' } } } as const;
    expect(
      told(
        rows((k) => `${k} kg`, 8),
        plan,
      ).filter((line) => line.includes('look like')),
    ).toEqual([]);
  });

  it('are strays among plain numbers, with the right remedy', () => {
    const text = rows((k) => (k === 9 ? '"1,009"' : String(k)));
    expect(issuesOf(readProblem(tableFrom(text)))[0]).toMatchObject({
      path: 'row 11, column "weight"',
      expected: 'no separators of thousands, or a decimal point',
    });
  });
});

describe('a comma that may part thousands or decimals', () => {
  it('is a decimal one between semicolons, and told', () => {
    const text = 'a;b\n1,001;x\n950;y\n2,345;x\n1,500;y';
    expect(numbersIn(tableFrom(text), 'a')).toEqual([1.001, 950, 2.345, 1.5]);
    expect(told(text)[0]).toBe(
      'column "a" is read with a decimal comma: "1,001" in row 2 as 1.001; take the commas out if they part thousands: three digits follow each of them',
    );
  });

  it('is not told where one cell settles it', () => {
    expect(read('a;b\n1,001;x\n0,5;y\n2,345;x').findings).toEqual([]);
  });
});

describe('a point that may part thousands', () => {
  it('is told where other columns have decimal commas', () => {
    const text = 'x;y;z\n1,5;1.234;a\n2,5;12.500;b\n3,5;999;a\n4,5;1.500;b';
    expect(numbersIn(tableFrom(text), 'y')).toEqual([1.234, 12.5, 999, 1.5]);
    expect(told(text)[0]).toBe(
      'column "y" is read with a decimal point, though other columns have decimal commas: "1.234" in row 2 as 1.234; take the points out if they part thousands: three digits follow each of them',
    );
  });

  it('is not told where one cell settles it, and where no column has decimal commas', () => {
    expect(read('x;y;z\n1,5;1.234;a\n2,5;12.5;b\n3,5;0.123;a').findings).toEqual([]);
    expect(read('x;y;z\n1;1.234;a\n2;12.500;b\n3;1.123;a').findings).toEqual([]);
    // A remark that looks like a decimal comma says nothing of numbers.
    const remarks = 'note;x\nfine;1.234\nabout 3;2.345\n1,5;3.456\nwell;4.567\nso so;1.234';
    expect(read(remarks).findings.map(({ kind }) => kind)).not.toContain('decimal-point');
  });
});

describe('numbers too large for double precision', () => {
  it('are missing, and told with the first of them', () => {
    expect(told('a,b,y\n1,2,x\n1e400,3,y\n3,4,x\n-1e999,5,y')[0]).toBe(
      'column "a" has numbers too large for double precision in 2 rows of 4, taken as missing: first "1e400" in row 3; write them in a larger unit: a double holds up to 1.8e308',
    );
  });

  it('are why a column of them is left out', () => {
    const { report } = problemFrom('a,b,y\n1e400,2,x\n2e400,3,y\n1e400,4,x\n3e400,5,y');
    expect(describeReport(report)).toContain(
      'Column "a" is dropped: its numbers are too large for double precision, such as "1e400" in row 2.',
    );
  });

  it('are why a target of them cannot be learnt', () => {
    expect(issuesOf(readProblem(tableFrom('a,y\n1,1e400\n2,2e400\n3,3e400')))).toEqual([
      {
        path: 'row 2, column "y"',
        message: 'found "1e400": all numbers to predict are too large for double precision',
        expected: 'numbers up to 1.8e308, such as the same in a larger unit',
      },
    ]);
  });
});
