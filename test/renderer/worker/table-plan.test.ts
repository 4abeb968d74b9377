import { describe, expect, it } from 'vitest';
import { problemOf as problemOfShell, dataOptions, repeatableDataOptions } from '../../../app/cli/data-options.ts';
import { parseArguments } from '../../../app/cli/arguments.ts';
import type { Command } from '../../../app/cli/command.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { TableRequest } from '../../../renderer/worker/training/protocol.ts';
import { problemOf, readTable, summarise, type ReadTable } from '../../../renderer/worker/training/read-table.ts';
import { summariseColumns, textsOfTarget } from '../../../renderer/worker/training/table-summary.ts';
import { planOf } from '../../../renderer/worker/training/table-plan.ts';

/** Twelve rows: a flux is missing in rows 3, 9 and 10 of the file, a band in row 5, a type in rows 8 and 13; row 12 has a text for a flux. */
const text = `flux,band,code,same,type
1,V,1,k,fsrq
,V,2,k,bll
3,R,1,k,psr
4,,2,k,psr
5,R,1,k,bll
6,V,2,k,fsrq
7,R,1,k,
,R,2,k,other
,V,1,k,psr
10,V,2,k,bll
weak,R,1,k,psr
12,R,2,k,
`;
const plain: TableRequest = { source: null, target: null, dropped: [], strays: 'missing', scaleTarget: false };
const read = await tableOf(text);

async function tableOf(content: string): Promise<ReadTable> {
  const source = { kind: 'file', name: 'stars.csv', text: content } as const;
  const parsed = await readTable(source, () => Promise.reject(new Error('no digits')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

function problem(change: Partial<TableRequest> = {}, of = read): Problem {
  const found = problemOf(of, { ...plain, ...change });
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

const summary = (change: Partial<TableRequest> = {}) => summarise(problem(change), read);

describe('a table as it was read', () => {
  it('has its kinds, its missing cells, and its texts among numbers', () => {
    expect(summariseColumns(read.table)).toEqual([
      { name: 'flux', kind: 'number', missing: 3, texts: 1 },
      { name: 'band', kind: 'category', missing: 1, texts: 11 },
      { name: 'code', kind: 'number', missing: 0, texts: 0 },
      { name: 'same', kind: 'constant', missing: 0, texts: 12 },
      { name: 'type', kind: 'category', missing: 2, texts: 10 },
    ]);
  });

  it('fills every missing value and sets rows without a label aside', () => {
    const { steps, labelled, unlabelled } = summary();
    expect([labelled, unlabelled]).toEqual([10, 2]);
    expect(steps).toEqual([
      { name: 'flux', type: 'number', rule: 'mean', filled: 4, dropped: 0, inputs: 1 },
      { name: 'band', type: 'category', rule: 'most-frequent', filled: 1, dropped: 0, inputs: 2 },
      { name: 'code', type: 'number', rule: 'mean', filled: 0, dropped: 0, inputs: 1 },
    ]);
  });

  it('has the texts of its target in the order of classes, whatever was merged', () => {
    const merged = planOf(read, { ...plain, classes: 'bll=x' });
    expect(textsOfTarget(read.table, merged)).toEqual([
      { text: 'bll', rows: 3 },
      { text: 'fsrq', rows: 2 },
      { text: 'other', rows: 1 },
      { text: 'psr', rows: 4 },
    ]);
    expect(textsOfTarget(read.table, { target: 'flux' })).toEqual([]);
  });
});

describe('what the window says of a table', () => {
  it('drops rows for want of a value, each counted once', () => {
    const { steps, labelled, unlabelled } = summary({ missing: 'drop-rows' });
    // Of twelve rows four have no flux and another one no band; one of the others in two has no label.
    expect(steps.map(({ dropped, filled }) => [dropped, filled])).toEqual([
      [4, 0],
      [1, 0],
      [0, 0],
    ]);
    expect([labelled, unlabelled]).toEqual([5, 2]);
  });

  it('tells what reading did to cells, as the shell does', async () => {
    const own = await tableOf('x,y\n 1,0.5\nInf,1.5\n3,2.5\n4,3.25\n');
    expect(summarise(problem({}, own), own).report).toEqual([
      'Blanks around "x" are taken away: 1 row (2).',
      'Infinite "x" is taken as missing: 1 row (3).',
    ]);
  });

  it('has a rule of one column go before that of all', () => {
    const { steps, labelled } = summary({ missing: 'drop-rows', columns: [{ name: 'flux', missing: 'median' }] });
    expect(steps.map(({ rule, dropped, filled }) => [rule, dropped, filled])).toEqual([
      ['median', 0, 4],
      ['drop-rows', 1, 0],
      ['drop-rows', 0, 0],
    ]);
    expect(labelled).toBe(9);
  });

  it('takes numbers as categories, and a column of one value into what is left out', () => {
    const { steps } = summary({ columns: [{ name: 'code', type: 'category' }], dropped: ['flux'] });
    expect(steps.map(({ name, type, inputs }) => [name, type, inputs])).toEqual([
      ['band', 'category', 2],
      ['code', 'category', 2],
    ]);
  });

  it('merges texts of the target into classes, and sets the others aside', () => {
    const { classes, labelled, unlabelled } = summary({ classes: 'bll,fsrq=blazar; psr=pulsar' });
    expect(classes).toEqual([
      { name: 'blazar', rows: 5 },
      { name: 'pulsar', rows: 4 },
    ]);
    expect([labelled, unlabelled]).toEqual([9, 3]);
  });

  it('learns codes as quantities where they are said to be', () => {
    expect(summary({ target: 'code' }).task).toBe('classification');
    expect(summary({ target: 'code', task: 'regression' }).task).toBe('regression');
  });

  it('names texts in one column of numbers, though they are missing in all others', () => {
    const found = problemOf(read, { ...plain, columns: [{ name: 'flux', strays: 'issue' }] });
    expect(found).toMatchObject({ ok: false, issues: [{ path: 'row 12, column "flux"' }] });
  });

  it('says why nothing is left of classes that were all taken away', () => {
    const found = problemOf(read, { ...plain, classes: '' });
    expect(found).toMatchObject({ ok: false, issues: [{ message: 'found no class' }] });
  });
});

describe('a plan in the window and in the shell', async () => {
  /** The shell takes no text among numbers. */
  const { table, ...own } = await tableOf(text.replace('weak', ''));
  const nothingElse = { isGenerated: false, missingTexts: [], touched: [], written: null };
  const command: Command = {
    repeatable: repeatableDataOptions,
    definition: { args: dataOptions },
  } as unknown as Command;

  it.each<[string, readonly string[], Partial<TableRequest>]>([
    ['nothing', [], {}],
    ['a rule of all', ['--missing', 'median'], { missing: 'median' }],
    [
      'rules of columns',
      ['--missing', 'flux=most-frequent', '--missing', 'band=drop-rows'],
      {
        columns: [
          { name: 'flux', missing: 'most-frequent' },
          { name: 'band', missing: 'drop-rows' },
        ],
      },
    ],
    [
      'a category and a dropped column',
      ['--category', 'code', '--drop', 'band'],
      { columns: [{ name: 'code', type: 'category' }], dropped: ['band'] },
    ],
    ['classes', ['--classes', 'bll,fsrq=blazar; psr=pulsar'], { classes: 'bll,fsrq=blazar; psr=pulsar' }],
    ['no scaling', ['--no-scaling'], { standardise: false }],
    [
      'a quantity, scaled',
      ['--target', 'code', '--task', 'regression', '--scale-target'],
      { target: 'code', task: 'regression', scaleTarget: true },
    ],
  ])('come to the same rows and numbers: %s', (_what, flags, change) => {
    const ofShell = problemOfShell(
      { ...{ ...own, table, name: 'stars', file: 'stars.csv' }, ...nothingElse },
      parseArguments(command, [...flags]),
    );
    const ofWindow = problem({ strays: 'issue', ...change }, { ...own, table });
    expect(ofWindow.report).toEqual(ofShell.report);
    expect(ofWindow.labelled).toEqual(ofShell.labelled);
    expect(fitPreparation(ofWindow, ofWindow.labelled)).toEqual(fitPreparation(ofShell, ofShell.labelled));
  });
});
