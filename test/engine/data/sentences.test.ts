import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { tableOf } from '../../../engine/data/table.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import { issuesOf, read } from './support.ts';

function sentencesOf(text: string, plan?: PreparationPlan, header?: boolean): string[] {
  const { table } = read(text, header === undefined ? {} : { header });
  return issuesOf(readProblem(table, plan)).map(sentence);
}

const sentence = ({ path, message, expected }: Issue): string =>
  `${path === '' ? '' : `${path}: `}${message}; expected ${expected}`;

describe('what cannot be learnt from has a sentence of its own', () => {
  it('one class only', () => {
    expect(sentencesOf('x,type\n1,bll\n2,bll\n3,bll')).toEqual([
      'column "type": every labelled row is of one class, "bll"; expected rows of two classes or more, or there is nothing to tell apart',
    ]);
  });

  it('one class only, after merging', () => {
    expect(sentencesOf('x,type\n1,bll\n2,bcu\n3,psr', { classes: 'bll,bcu=blazar; fsrq=other' })).toEqual([
      'column "type": every labelled row is of one class, "blazar"; expected rows of two classes or more, or there is nothing to tell apart',
    ]);
  });

  it('one class only, after rows were dropped', () => {
    expect(sentencesOf('x,y,type\n1,1,bll\n,2,psr\n3,4,bll', { missing: 'drop-rows' })).toEqual([
      'every labelled row that is left is of one class, "bll", since 1 row was dropped for want of a value in "x"; expected to replace missing values there, or to drop the columns instead of the rows',
    ]);
  });

  it('no target', () => {
    const text = 'x,y,Type\n1,2,a\n2,3,b\n3,4,a';
    expect(sentencesOf(text, { target: 'class' })).toEqual([
      'column "class": there is no column "class" to predict; expected one of "x", "y", "Type"',
    ]);
    expect(sentencesOf(text, { target: 'type' })).toEqual([
      'column "type": there is no column "type" to predict; expected "Type", which differs in capitals or blanks only',
    ]);
  });

  it('a column that the plan names and the table lacks', () => {
    expect(sentencesOf('x,y,t\n1,2,a\n2,3,b', { columns: { flux: { drop: true } } })).toEqual([
      'column "flux": there is no such column; expected one of "x", "y", "t"',
    ]);
  });

  it('the target dropped', () => {
    expect(sentencesOf('x,t\n1,a\n2,b', { columns: { t: { drop: true } } })).toEqual([
      'column "t": the column to predict is dropped; expected another target, or to keep it',
    ]);
  });

  it('all rows unlabelled', () => {
    expect(sentencesOf('x,type\n1,\n2,NA\n3,')).toEqual([
      'column "type": every row is unlabelled, since the column is empty; expected classes or values in some rows to learn from',
    ]);
    expect(sentencesOf('x,type\n1,bll\n2,bcu\n3,bll', { classes: 'agn=blazar; psr=pulsar' })).toEqual([
      'column "type": every row is unlabelled, since no class was given to "bll", "bcu"; expected some of the codes "agn", "psr" in the column',
    ]);
  });

  it('all labelled rows dropped', () => {
    const text = 'x,y,type\n,1,bll\n,2,psr\n3,,bll\n4,5,';
    expect(sentencesOf(text, { missing: 'drop-rows' })).toEqual([
      'no labelled row is left, since 3 rows were dropped for want of a value in "x", "y"; expected to replace missing values there, or to drop the columns instead of the rows',
    ]);
  });

  it('one labelled row', () => {
    expect(sentencesOf('x,type\n1,bll\n2,\n3,')).toEqual([
      'column "type": one row alone is labelled; expected at least two labelled rows to learn from',
    ]);
    expect(sentencesOf('x,type\n1,bll\n,psr\n3,', { missing: 'drop-rows' })).toEqual([
      'one labelled row alone is left, since 1 row was dropped for want of a value in "x"; expected to replace missing values there, or to drop the columns instead of the rows',
    ]);
  });

  it('a text in a column of numbers', () => {
    expect(sentencesOf('flux,type\n1,a\n2,b\n3,a\n4,b\nabc,a\n6,b')).toEqual([
      'row 6, column "flux": found "abc" in a column of numbers; expected a number, or NA where it is missing; or take such texts as missing, make the column a category, or drop it',
    ]);
    expect(sentencesOf('flux,mass\n1,0.5\n2,1.5\n3,2.5\n4,heavy\n5,4.5\n6,5.5')).toEqual([
      'row 5, column "mass": found "heavy" in a target of numbers; expected a number, or NA where it is to be predicted; texts can be classes, but not of a regression',
    ]);
  });

  it('a decimal comma among points, and a point among commas', () => {
    expect(sentencesOf('flux,type\n1.5,a\n2.5,b\n3.5,a\n4.5,b\n"5,5",a\n6.5,b')).toEqual([
      'row 6, column "flux": found "5,5" in a column of numbers; expected a decimal point, as in the other cells of the column',
    ]);
    expect(sentencesOf('flux;type\n1,5;a\n2,5;b\n3,5;a\n4,5;b\n5.5;a\n6,5;b')).toEqual([
      'row 6, column "flux": found "5.5" in a column of numbers; expected a decimal comma, as in the other cells of the column',
    ]);
  });

  it.each([
    ['1.234,56', '12,50', 'no separators of thousands: 1234,56'],
    ['1.234.567', '12,50', 'no separators of thousands: 1234567'],
    ['1,234.5', '12,50', 'no separators of thousands, and a decimal comma, as in the other cells of the column'],
    ['1.234.567', '12.50', 'no separators of thousands: 1234567'],
    ['1.234,5', '12.50', 'no separators of thousands, and a decimal point, as in the other cells of the column'],
    ['1,234', '12.50', 'no separators of thousands, or a decimal point, as in the other cells of the column'],
    ['1 234', '12.50', 'no separators of thousands: 1234'],
  ])('%j among %j', (cell, others, expected) => {
    const rows = Array.from({ length: 8 }, (_, k) => `${k === 4 ? cell : others + k};${'ab'[k % 2]!}`);
    expect(issuesOf(readProblem(read(['x;t', ...rows].join('\n')).table))[0]).toMatchObject({
      path: 'row 6, column "x"',
      expected,
    });
  });

  it('one row', () => {
    expect(sentencesOf('x,y,type\n1,2,bll')).toEqual([
      'the table has one row; expected at least two rows to learn from',
    ]);
    expect(sentencesOf('1,2,3')).toEqual(['the table has one row; expected at least two rows to learn from']);
  });

  it('no rows', () => {
    const none = 'the table has names of columns and no rows below; expected at least two rows to learn from';
    expect(sentencesOf('x,y,type\n')).toEqual([none]);
    expect(sentencesOf('1,2,3', {}, true)).toEqual([none]);
    expect(issuesOf(readProblem(tableOf(0, []))).map(sentence)).toEqual([
      'the table has no columns; expected a column to predict and one to predict it from',
    ]);
    expect(issuesOf(parseCsv('\n \n')).map(sentence)).toEqual([
      'found no rows; expected a table with at least one row of cells',
    ]);
  });

  it('no inputs', () => {
    expect(
      sentencesOf('name,epoch,void,flux,type\nann,7,,1,a\nbob,7,NA,2,b\ncid,7,,3,a', {
        columns: { flux: { drop: true } },
      }),
    ).toEqual([
      'no column is left to predict "type" from: "name" is dropped, since its texts hardly repeat, such as names; "epoch" is dropped, since it is the same in all rows; "void" is dropped, since it has no values; "flux" is dropped, since that was asked for; expected a column of numbers or categories beside the target',
    ]);
    expect(sentencesOf('type\na\nb\na', {}, true)).toEqual([
      'no column is left to predict "type" from; expected a column of numbers or categories beside the target',
    ]);
  });

  it('classes that make no sense', () => {
    const text = 'x,type\n1,bll\n2,psr';
    expect(sentencesOf(text, { classes: 'bll=a; psr=b', task: 'regression' })).toEqual([
      'classes: found classes for a regression; expected none, or a classification',
    ]);
    expect(sentencesOf(text, { classes: 'bll,psr' })[0]).toContain(
      'found no "=" after "psr"; expected = and the class of these codes',
    );
  });
});
