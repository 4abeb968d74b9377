import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import type { Finding } from '../../../engine/data/diagnosis/finding.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { categoryColumn, numberColumn, tableOf, textsOf, type Column } from '../../../engine/data/table.ts';
import { valueOf } from './support.ts';

/** What is found of one kind in a table of columns, of which the last is the target. */
function found(kind: Finding['kind'], columns: readonly Column[], plan?: PreparationPlan): [string, string][] {
  const { length } = textsOf(columns.at(-1)!, 0);
  const findings = diagnose(valueOf(readProblem(tableOf(length, columns), plan)));
  return findings.filter((finding) => finding.kind === kind).map(({ path, message }) => [path, message]);
}

const rows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
const numbers = (name: string, count: number, of: (row: number) => number): Column =>
  numberColumn(name, rows(count).map(of));
const texts = (name: string, count: number, of: (row: number) => string | null): Column =>
  categoryColumn(name, rows(count).map(of));

/** Scattered in [0, 1), and of no use for anything. */
const noise = (row: number): number => (Math.sin(row * 12.9898 + 1) * 43758.5453) % 1;
/** A scattered half of the rows. */
const isOne = (row: number): boolean => (row * row * 7 + row * 3) % 11 < 5;

describe('leakage', () => {
  const type = texts('type', 60, (row) => (isOne(row) ? 'bll' : 'psr'));

  it('is a number on one side of a threshold for each class', () => {
    const leak = numbers('score', 60, (row) => (isOne(row) ? 5 : 1) + noise(row));
    expect(found('leakage', [numbers('x', 60, noise), leak, type])).toEqual([
      ['column "score"', 'alone tells "type" in 100.0 % of 60 rows, every class counting the same'],
    ]);
  });

  it('is a category of one class only', () => {
    const leak = texts('remark', 60, (row) => (isOne(row) ? (row % 2 ? 'jet' : 'disc') : 'pulse'));
    expect(found('leakage', [numbers('x', 60, noise), leak, type])).toEqual([
      ['column "remark"', 'alone tells "type" in 100.0 % of 60 rows, every class counting the same'],
    ]);
  });

  it('is a number in proportion to the target of a regression', () => {
    const columns = [numbers('x', 40, noise), numbers('inches', 40, (row) => noise(row + 99) / 2.54)];
    expect(found('leakage', [...columns, numbers('cm', 40, (row) => noise(row + 99))])).toEqual([
      ['column "inches"', 'alone explains "cm" almost fully'],
    ]);
  });

  it.each([1e200, 1e-200])('is found in numbers of about %d', (unit) => {
    const columns = [numbers('x', 40, noise), numbers('inches', 40, (row) => (noise(row + 99) / 2.54) * unit)];
    expect(found('leakage', [...columns, numbers('cm', 40, (row) => noise(row + 99) * unit)])).toHaveLength(1);
    const remark = texts('remark', 40, (row) => (row % 2 ? 'jet' : 'disc'));
    const target = numbers('y', 40, (row) => (row % 2 ? unit : 3 * unit));
    expect(found('leakage', [numbers('x', 40, noise), remark, target])).toHaveLength(1);
  });

  it('is no noise, no names, no lone column, and nothing in a few rows', () => {
    const name = texts('name', 60, (row) => `source ${row}`);
    const leak = numbers('score', 60, (row) => (isOne(row) ? 5 : 1));
    expect(found('leakage', [numbers('x', 60, noise), name, type])).toEqual([]);
    expect(found('leakage', [leak, type])).toEqual([]);
    const few = (count: number) => [
      numbers('x', count, noise),
      numbers('score', count, (row) => row % 2),
      texts('type', count, (row) => `${row % 2}`),
    ];
    expect(found('leakage', few(19))).toEqual([]);
    expect(found('leakage', few(20))).toHaveLength(1);
  });

  it('begins at a balanced accuracy of 98 %', () => {
    const half = texts('type', 100, (row) => (row % 2 ? 'bll' : 'psr'));
    // So many of 50 are told wrongly, and none of the other 50.
    const of = (wrong: number) => texts('remark', 100, (row) => (row % 2 || row < 2 * wrong ? 'jet' : 'pulse'));
    expect(found('leakage', [numbers('x', 100, noise), of(2), half])).toEqual([
      ['column "remark"', 'alone tells "type" in 98.0 % of 100 rows, every class counting the same'],
    ]);
    expect(found('leakage', [numbers('x', 100, noise), of(3), half])).toEqual([]);
  });

  it('begins where 99.9 % of the variance is explained', () => {
    // Of ±1 plus ε times what is at right angles to it, ±1 explains 1 / (1 + ε²).
    const of = (epsilon: number) => [
      numbers('x', 40, noise),
      numbers('near', 40, (row) => (row % 2 ? 1 : -1)),
      numbers('y', 40, (row) => (row % 2 ? 1 : -1) + epsilon * (row % 4 < 2 ? 1 : -1)),
    ];
    expect(found('leakage', of(0.031))).toEqual([['column "near"', 'alone explains "y" almost fully']]);
    expect(found('leakage', of(0.032))).toEqual([]);
  });

  it('is no column that tells a rare class from nothing, though always answering the other is nearly always right', () => {
    const rare = texts('type', 300, (row) => (row % 50 === 0 ? 'yes' : 'no'));
    expect(found('leakage', [numbers('x', 300, noise), numbers('y', 300, (row) => noise(row + 500)), rare])).toEqual(
      [],
    );
  });
});

describe('classes', () => {
  it('of very different size are an imbalance, from three to one on', () => {
    const of = (count: number) =>
      found('class-imbalance', [numbers('x', count, noise), texts('type', count, (row) => (row < 10 ? 'psr' : 'bll'))]);
    expect(of(39)).toEqual([]);
    expect(of(40)).toEqual([
      ['column "type"', '"bll" has 30 rows, "psr" 10: always answering "bll" is right in 75.0 %'],
    ]);
  });

  it('of fewer than five rows, or of none, are named', () => {
    const type = texts('type', 20, (row) => (row < 4 ? 'psr' : row < 9 ? 'agn' : 'bll'));
    expect(found('small-class', [numbers('x', 20, noise), type])).toEqual([
      ['column "type"', 'a class has fewer than 5 rows: "psr" (4)'],
    ]);
    const classes = 'psr=pulsar; agn=agn; bll=blazar; xyz=other';
    expect(found('small-class', [numbers('x', 20, noise), type], { classes })).toEqual([
      ['column "type"', 'a class has fewer than 5 rows: "pulsar" (4)'],
      ['column "type"', 'no row is of class "other"'],
    ]);
  });

  it('that differ in capitals only are alike', () => {
    const type = texts('type', 12, (row) => ['bll', 'BLL', 'psr'][row % 3]!);
    expect(found('alike-classes', [numbers('x', 12, noise), type])).toEqual([
      ['column "type"', '"BLL", "bll" are separate classes, though they differ in writing only'],
    ]);
  });
});

describe('rows', () => {
  it('that repeat others are duplicates, or contradict them, missing values and categories included', () => {
    const x = numberColumn('x', [1, 2, 1, 2, NaN, NaN, 0, -0]);
    const colour = categoryColumn('colour', ['red', 'red', 'red', 'blue', null, null, 'red', 'red']);
    const type = categoryColumn('type', ['a', 'a', 'a', 'b', 'a', 'b', 'b', 'b']);
    expect(found('duplicates', [x, colour, type])).toEqual([
      ['', '2 rows repeat an earlier row in all inputs, with the same target (3, 8)'],
    ]);
    expect(found('contradictions', [x, colour, type])).toEqual([
      ['', '1 row repeats an earlier row in all inputs, with another target (6)'],
    ]);
  });

  it('fewer than columns are too few', () => {
    const columns = ['a', 'b', 'c'].map((name, k) => numbers(name, 2, (row) => noise(row + 10 * k)));
    expect(found('few-rows', [...columns, texts('t', 2, String)])).toEqual([
      ['', '2 labelled rows for 3 columns to predict "t" from'],
    ]);
  });
});

describe('columns', () => {
  const type = texts('type', 200, (row) => (isOne(row) ? 'bll' : 'psr'));
  const x = numbers('x', 200, noise);

  it('of one value are constant, in all rows, in those with a value, or in those with a label', () => {
    const half = texts('type', 200, (row) => (row >= 100 ? null : isOne(row) ? 'bll' : 'psr'));
    const columns: Column[] = [
      x,
      { kind: 'constant', name: 'epoch', value: 7 },
      { kind: 'constant', name: 'void', value: null },
      numbers('gaps', 200, (row) => (row % 3 ? 5 : NaN)),
      texts('band', 200, (row) => (row < 100 ? 'V' : 'R')),
    ];
    expect(found('constant', [...columns, half])).toEqual([
      ['column "void"', 'has no value in any row, and says nothing of the target'],
      ['column "epoch"', 'has one value in all rows, and says nothing of the target'],
      ['column "gaps"', 'has one value in all labelled rows that have any, and says nothing of the target'],
      ['column "band"', 'has one value in all labelled rows that have any, and says nothing of the target'],
    ]);
  });

  it('of nearly one value are near-constant, from 99 % on', () => {
    const of = (others: number) =>
      found('near-constant', [x, numbers('flag', 200, (row) => (row < others ? 1 : 0)), type]);
    expect(of(2)).toEqual([['column "flag"', 'has one value in 99 % of labelled rows or more']]);
    expect(of(3)).toEqual([]);
  });

  it('of which many are constant are one finding', () => {
    const margins = rows(12).map((k): Column => ({ kind: 'constant', name: `pixel ${k}`, value: 0 }));
    expect(found('constant', [x, ...margins, type])).toEqual([
      [
        '',
        'each of 12 columns has one value in all rows, and says nothing of the target: "pixel 0", "pixel 1", "pixel 2", "pixel 3", "pixel 4", "pixel 5", "pixel 6", "pixel 7", "pixel 8", "pixel 9" and 2 more',
      ],
    ]);
  });

  it('that count the rows, up or down, are ids, and so are names', () => {
    expect(found('id', [x, numbers('id', 200, (row) => row + 1), type])).toEqual([
      ['column "id"', 'counts the rows: it says where a row stands in the file, not what it is'],
    ]);
    expect(found('id', [x, numbers('left', 200, (row) => 500 - row), type])).toHaveLength(1);
    expect(found('id', [x, numbers('even', 200, (row) => 2 * row), type])).toEqual([]);
    expect(found('id', [x, { kind: 'text', name: 'name', values: rows(200).map((row) => `s${row}`) }, type])).toEqual([
      ['column "name"', 'has texts that hardly repeat, such as names, and is left out'],
    ]);
  });

  it('without a value in half of the rows are mostly missing', () => {
    const of = (missing: number) =>
      found('missing', [x, numbers('flux', 200, (row) => (row < missing ? NaN : noise(row + 7))), type]);
    expect(of(99)).toEqual([]);
    expect(of(100)).toEqual([['column "flux"', 'has no value in 100 rows of 200 labelled rows']]);
  });
});

it('finds nothing in a table without faults', () => {
  const columns = [numbers('x', 100, noise), numbers('y', 100, (row) => noise(row + 1000))];
  const table = tableOf(100, [...columns, texts('type', 100, (row) => (isOne(row) ? 'bll' : 'psr'))]);
  expect(diagnose(valueOf(readProblem(table)))).toEqual([]);
});

describe('the scale of a target', () => {
  const of = (values: (row: number) => number, plan?: PreparationPlan) =>
    found('target-scale', [numbers('x', 40, noise), numbers('y', 40, (row) => values(row))], plan);

  it('is named where it is far from what first weights give', () => {
    // 0 to 39: mean 19.5, variance (40² − 1)/12.
    const sd = Number(Math.sqrt(1599 / 12).toPrecision(4));
    const message = `has mean 1020 and standard deviation ${sd}, and first weights give outputs near 0 and of about 1`;
    expect(of((row) => 1000 + row)).toEqual([['column "y"', message]]);
    expect(of((row) => row / 1e6)).toHaveLength(1);
  });

  it('is fine near 1, and where it is scaled', () => {
    expect(of((row) => row / 20)).toEqual([]);
    expect(of((row) => 1000 + row, { standardiseTarget: true })).toEqual([]);
  });
});
