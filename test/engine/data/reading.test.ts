import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
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
    expect(told('1,2,,\n3,4,,\n5,7,,')[0]).toMatch(/^columns 3, 4 have neither .* leave them, and are left out/);
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

  it.each(['?', '-', '--', '–', '.', '..', 'n.a.', 'N.D.'])('may be %j', (mark) => {
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

  it('are not told of a column that is dropped as asked', () => {
    const wide = text.replaceAll(/^([^,]*),/gm, '$1,$1,').replace('size,size', 'size,other');
    const drop = { columns: { size: { drop: true } } } as const;
    expect(told(wide, drop).filter((line) => line.includes('taken as missing'))).toHaveLength(1);
    expect(parseCsv(wide).ok).toBe(true);
  });
});
