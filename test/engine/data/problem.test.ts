import { describe, expect, it } from 'vitest';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import type { MissingRule, PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { describeFilled, describeReport } from '../../../engine/data/report.ts';
import { numberColumn, categoryColumn, tableOf } from '../../../engine/data/table.ts';
import { issuesOf, problemFrom, tableFrom, valueOf } from './support.ts';

/** Row 2 of the file is the first. x lacks rows 4 and 7, colour row 5. */
const measured = `name,x,colour,epoch,type
ann,1,red,7,bll
bob,4,blue,7,psr
cid,,red,7,BCU
dan,10,,7,psr
eve,1,green,7,fsrq
fay,NA,blue,7,unk
gil,4,red,7,
hal,1,blue,7,bll
`;

const classes = 'bll,bcu,fsrq=blazar; psr=pulsar';

describe('the target', () => {
  it('is the last column, or the one that is named', () => {
    expect(problemFrom(measured).target).toMatchObject({ name: 'type', task: 'classification' });
    const { target, inputs } = problemFrom(measured, {
      target: 'x',
      task: 'regression',
      columns: { type: { drop: true } },
    });
    expect(target).toMatchObject({
      name: 'x',
      task: 'regression',
      values: Float64Array.of(1, 4, NaN, 10, 1, NaN, 4, 1),
    });
    expect(inputs.map(({ name }) => name)).toEqual(['colour']);
  });

  it('has its codes merged into classes whatever their capitals, and sets other rows aside', () => {
    const { target, labelled, unlabelled, report } = problemFrom(measured, { classes });
    expect(target).toMatchObject({ classes: ['blazar', 'pulsar'], codes: Int32Array.of(0, 1, 0, 1, 0, -1, -1, 0) });
    expect([...labelled]).toEqual([0, 1, 2, 3, 4, 7]);
    expect([...unlabelled]).toEqual([5, 6]);
    expect([...report.unlabelled]).toEqual([7, 8]);
    expect(report.merged).toEqual([
      { text: 'bll', rows: 2, className: 'blazar' },
      { text: 'psr', rows: 2, className: 'pulsar' },
      { text: 'BCU', rows: 1, className: 'blazar' },
      { text: 'fsrq', rows: 1, className: 'blazar' },
      { text: 'unk', rows: 1, className: null },
    ]);
  });

  it.each([
    ['0,1,1,0', 'classification', ['0', '1']],
    ['2,10,2,10', 'classification', ['2', '10']],
    ['1,2,3,4', 'regression', null],
    ['0.5,1.5,0.5,1.5', 'regression', null],
    ['yes,no,yes,no', 'classification', ['no', 'yes']],
  ])('of %s is a %s', (cells, task, names) => {
    const lines = cells.split(',').map((cell, row) => `${row * row},${cell}`);
    const { target } = problemFrom(['x,t', ...lines].join('\n'));
    expect(target.task).toBe(task);
    expect(target.task === 'classification' ? target.classes : null).toEqual(names);
  });

  it('has classes in the same order whatever that of rows, texts after numbers', () => {
    const rows = ['10', '9', '1x', '10', '9', '10', '9', '10', '9', '10'].map((cell, row) => `${row % 3},${cell}`);
    for (const lines of [rows, [...rows].reverse()]) {
      const { target } = problemFrom(['x,t', ...lines].join('\n'), { task: 'classification' });
      expect(target).toMatchObject({ classes: ['9', '10', '1x'] });
    }
  });

  it('is read as the same classes in a file where numbers stand alone', () => {
    const problem = problemFrom('x,t\n1,1.0\n2,2.0\n3,ab\n4,1.0\n5,ab');
    const preparation = fitPreparation(problem, problem.labelled);
    const { codes } = valueOf(applyPreparation(preparation, tableFrom('x,t\n1,2\n2,1\n3,2')));
    expect(codes).toEqual(Int32Array.of(1, 0, 1));
  });
});

describe('columns', () => {
  it('are dropped where they are asked to be, constant, empty or names, each with its reason', () => {
    const text = measured
      .replace(/^(.*)$/gm, '$1')
      .replaceAll(/\n(?=.)/g, '\nNA,')
      .replace('name', 'void,name');
    const { report, inputs } = problemFrom(text, { columns: { colour: { drop: true } } });
    expect(report.droppedColumns).toEqual([
      { column: 'void', reason: 'empty' },
      { column: 'name', reason: 'text' },
      { column: 'colour', reason: 'asked' },
      { column: 'epoch', reason: 'constant' },
    ]);
    expect(inputs.map(({ name }) => name)).toEqual(['x']);
  });

  it('are kept where they are asked to be', () => {
    const { inputs } = problemFrom(measured, { constants: 'keep', columns: { name: { type: 'category' } } });
    expect(inputs.map(({ name, type }) => [name, type])).toEqual([
      ['name', 'category'],
      ['x', 'number'],
      ['colour', 'category'],
      ['epoch', 'number'],
    ]);
  });

  it('made elsewhere without any value are empty, too', () => {
    const table = tableOf(2, [
      numberColumn('a', [NaN, NaN]),
      categoryColumn('b', [null, null]),
      { kind: 'text', name: 'c', values: [null, null] },
      numberColumn('x', [1, 2]),
      categoryColumn('t', ['u', 'v']),
    ]);
    const { report } = valueOf(readProblem(table, { columns: { c: { type: 'category' } } }));
    expect(report.droppedColumns.map(({ reason }) => reason)).toEqual(['empty', 'empty', 'empty']);
  });
});

describe('missing values', () => {
  const fillOf = (missing: MissingRule, column: string) => {
    const problem = problemFrom(measured, { columns: { [column]: { missing } } });
    const input = fitPreparation(problem, problem.labelled).inputs.find(({ name }) => name === column)!;
    return input.fill;
  };

  // Rows with a class have x = 1, 4, NA, 10, 1, NA, 1: the row without a class does not count.
  it.each([
    ['mean', 'x', (1 + 4 + 10 + 1 + 1) / 5],
    ['median', 'x', 1],
    ['most-frequent', 'x', 1],
    ['most-frequent', 'colour', 'blue'],
  ] as const)('are taken as the %s of %s', (rule, column, fill) => {
    expect(fillOf(rule, column)).toBe(fill);
  });

  it('take the median between two, and of equally frequent values the least', () => {
    const problem = problemFrom('a,b,t\n1,5,u\n2,5,v\n4,3,u\n9,3,v\n,,u', {
      columns: { a: { missing: 'median' }, b: { missing: 'most-frequent' } },
    });
    const { inputs } = fitPreparation(problem, problem.labelled);
    expect(inputs.map(({ fill }) => fill)).toEqual([3, 3]);
  });

  it('lose their rows where asked, each row listed once, at the first column that lacks it', () => {
    const text = measured.replace('dan,10,', 'dan,,');
    const { report, labelled, unlabelled } = problemFrom(text, { classes, missing: 'drop-rows' });
    expect(report.droppedRows).toEqual([{ column: 'x', rows: Int32Array.of(4, 5, 7) }]);
    expect([...labelled]).toEqual([0, 1, 4, 7]);
    expect([...unlabelled]).toEqual([6]);
    const other = problemFrom(measured, { missing: 'drop-rows' });
    expect(other.report.droppedRows).toEqual([
      { column: 'x', rows: Int32Array.of(4, 7) },
      { column: 'colour', rows: Int32Array.of(5) },
    ]);
  });

  it('cannot be the mean of categories', () => {
    const plan: PreparationPlan = { columns: { colour: { missing: 'median' } } };
    expect(issuesOf(readProblem(tableFrom(measured), plan))).toEqual([
      {
        path: 'column "colour"',
        message: 'found the median as what takes the place of missing values, but the column is of categories',
        expected: 'most-frequent or drop-rows',
      },
    ]);
    const [, colour] = problemFrom(measured, { missing: 'median' }).inputs;
    expect(colour!.missing).toBe('most-frequent');
  });
});

describe('texts among numbers', () => {
  const text = `x,t\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((x) => `${x},${x % 2 ? 'u' : 'v'}`).join('\n')}\nabc,u`;

  it('are missing where asked, and listed', () => {
    const { report, inputs } = problemFrom(text, { columns: { x: { strays: 'missing' } } });
    expect(report.strays).toEqual([{ column: 'x', rows: Int32Array.of(11) }]);
    expect(inputs[0]).toMatchObject({ values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, NaN) });
  });

  it('are issues by the hundred, however many they are', () => {
    const rows = 200_000;
    const values = Float64Array.from({ length: rows }, () => NaN);
    const strays = Array.from({ length: rows }, (_, row) => ({ row, text: 'abc' }));
    const classes = Array.from({ length: rows }, (_, row) => (row % 2 ? 'u' : 'v'));
    const table = tableOf(rows, [
      { kind: 'number', name: 'x', values, strays, marks: [], decimal: null },
      categoryColumn('t', classes),
    ]);
    const issues = issuesOf(readProblem(table));
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)!.message).toBe('found 199,900 further issues');
  });
});

it('refuses more inputs than memory holds, before it is full', () => {
  const names = Array.from({ length: 12_000 }, (_, row) => `source ${row}`);
  const table = tableOf(12_000, [
    numberColumn(
      'x',
      names.map((_, row) => row),
    ),
    { kind: 'text', name: 'name', values: names },
    categoryColumn(
      't',
      names.map((_, row) => (row % 2 ? 'u' : 'v')),
    ),
  ]);
  expect(issuesOf(readProblem(table, { columns: { name: { type: 'category' } } }))).toEqual([
    {
      path: 'column "name"',
      message: 'has 12,000 categories: with all others they are 12,001 inputs in each of 12,000 rows',
      expected: 'at most 134,217,728 numbers in all; merge categories, or drop the column',
    },
  ]);
});

it('tells in words of every row and value it touched', () => {
  const problem = problemFrom(measured.replace('dan,10', 'dan,abc'), {
    classes,
    columns: { colour: { missing: 'drop-rows' }, x: { strays: 'missing' } },
  });
  expect(describeReport(problem.report)).toEqual([
    'The target is "type", a classification.',
    '"bll" is blazar in 2 rows.',
    '"psr" is pulsar in 2 rows.',
    '"BCU" is blazar in 1 row.',
    '"fsrq" is blazar in 1 row.',
    '"unk" is in no class: 1 row without a label.',
    'Column "name" is dropped: its texts hardly repeat, such as names.',
    'Column "epoch" is dropped: it is the same in all rows.',
    '1 row (5) is dropped for want of a value in "colour".',
    'Texts among the numbers of "x" are taken as missing: 1 row (5).',
    '2 rows without a label set aside to be predicted.',
  ]);
  const preparation = fitPreparation(problem, problem.labelled);
  const { filled, skipped } = valueOf(applyPreparation(preparation, problem.table));
  expect(describeFilled(filled)).toEqual(['Missing values of "x" are taken as 1.75: 1 row (4).']);
  expect(skipped).toEqual([
    { column: 'colour', rows: Int32Array.of(5) },
    { column: 'type', rows: Int32Array.of(7, 8) },
  ]);
});
