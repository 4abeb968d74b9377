import { describe, expect, it } from 'vitest';
import { troubleOf, type ReadInVain } from '../../../renderer/views/train/trouble.ts';
import { problemOf, readTable } from '../../../renderer/worker/training/read-table.ts';

/** What the worker says of a file. */
async function answerTo(text: string): Promise<ReadInVain> {
  const read = await readTable({ kind: 'file', name: 'own.csv', text }, () => Promise.reject(new Error('no digits')));
  if (!read.ok) return { columns: [], rows: 0, issues: read.issues };
  const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
  const parsed = problemOf(read.value, { source: null, ...plan });
  if (parsed.ok) throw new Error('Found something to learn, expected none');
  const { columns, rows } = read.value.table;
  return { columns, rows, issues: parsed.issues };
}

describe('the page of a table of which nothing can be learnt', () => {
  it.each([
    ['an empty file', '', 'The file is empty'],
    ['an open quote', 'a,b\n"1,2\n3,4\n', 'This file is not a table'],
    ['a row too wide', 'a,b\n1,2,3\n', 'This file is not a table'],
    ['a header alone', 'a,b,c\n', 'There are no rows below the names of the columns'],
    ['one row', 'a,b\n1,2\n', 'One row is too few to learn from'],
    ['one class', 'a,class\n1,x\n2,x\n3,x\n', 'There is one class only: nothing to tell apart'],
    ['an empty target', 'a,class\n1,\n2,\n', 'The column to predict has no values'],
    ['a target beyond doubles', 'a,y\n1,1e400\n2,2e400\n', 'The numbers to predict are too large'],
    ['names alone', 'name,class\nann,x\nbob,y\ncyd,x\ndan,y\n', 'No column is left to learn from'],
    ['one column', 'a\n1\n2\n3\n', 'No column is left to learn from'],
    [
      'a text among numbers',
      'a,b,c\n1,2,x\n2,oops,y\n3,4,x\n4,5,y\n5,6,x\n6,7,y\n',
      'There are texts among the numbers',
    ],
  ])('names %s', async (_, text, title) => {
    expect(troubleOf(await answerTo(text), null).title).toBe(title);
  });

  it('offers other columns to predict where the target is to blame', async () => {
    const trouble = troubleOf(await answerTo('a,b,class\n1,4,x\n2,5,x\n3,6,x\n'), null);
    expect(trouble.targets).toEqual(['a', 'b']);
  });

  it('offers to take texts as missing only where they stand in the way', async () => {
    const strays = troubleOf(await answerTo('a,b,c\n1,2,1\n2,oops,2\n3,4,3\n4,5,4\n5,6,5\n6,7,6\n'), null);
    expect(strays.hasStrays).toBe(true);
    expect(troubleOf(await answerTo('a,b\n1,2\n'), null).hasStrays).toBe(false);
  });
});
