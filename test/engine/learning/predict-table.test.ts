import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import type { Table } from '../../../engine/data/table.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import { predictTable } from '../../../engine/learning/predict-table.ts';

const number = { type: 'number', missing: 'drop-rows', strays: 'issue', fill: 0, mean: 0, sd: 1 } as const;
const general = { format: 'nandrite.model', version: 1, name: 'by hand', training: {} } as const;

/** y = 2 x + 1, of a standardised target of mean 5 and deviation 2: z = x − 2. */
const line: TrainedModel = {
  ...general,
  preparation: {
    version: 1,
    inputs: [{ ...number, name: 'x' }],
    target: { task: 'regression', name: 'y', mean: 5, sd: 2 },
  },
  spec: { inputs: 1, layers: [{ size: 1, activation: 'linear' }] },
  loss: 'squared',
  parameters: [1, -2],
};

/** P(yes) = 1/(1 + exp(−x)). */
const coin: TrainedModel = {
  ...general,
  preparation: {
    version: 1,
    inputs: [{ ...number, name: 'x' }],
    target: { task: 'classification', name: 'won', classes: ['no', 'yes'], mapping: null, encoding: 'single' },
  },
  spec: { inputs: 1, layers: [{ size: 1, activation: 'logistic' }] },
  loss: 'cross-entropy',
  parameters: [1, 0],
};

function tableOf(text: string): Table {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value.table;
}

function predicted(model: TrainedModel, text: string, rows?: Int32Array) {
  const parsed = predictTable(model, tableOf(text), rows);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

describe('a table that a model predicts', () => {
  it('has values in the units of the table, and none where a row lacks what it must have', () => {
    const { labels, scoresOf, skipped, known } = predicted(line, 'a,x\n1,0\n1,3\n1,\n1,-0.5\n');
    expect([labels, scoresOf(1).length, known]).toEqual([['1', '7', null, '0'], 0, null]);
    expect(skipped).toEqual([{ column: 'x', rows: Int32Array.of(4) }]);
  });

  it('has a probability of each class; 0.5 is where it turns', () => {
    const { labels, scoresOf } = predicted(coin, 'x,b\n-1.5,0\n0,0\n,0\n3,0\n');
    expect(labels).toEqual(['no', 'no', null, 'yes']);
    const p = [-1.5, 0, NaN, 3].map((x) => 1 / (1 + Math.exp(-x)));
    p.forEach((each, row) => {
      const scores = [...scoresOf(row)];
      if (Number.isNaN(each)) return expect(scores).toEqual([]);
      [1 - each, each].forEach((score, k) => expect(scores[k]).toBeCloseTo(score, 12));
    });
  });

  it('is measured where it has the target', () => {
    const { known } = predicted(coin, 'x,won\n-1,no\n-2,yes\n2,yes\n3,\n');
    expect([known?.rows, known?.classification?.accuracy]).toEqual([3, 2 / 3]);
    expect(predicted(line, 'x,y\n1,3\n2,5\n').known?.regression?.r2).toBeCloseTo(1, 12);
    // Of rows that all can be predicted, those with a target: the outputs of the others are passed over.
    const some = predicted(line, 'x,y\n7,\n1,3\n8,\n2,5\n').known;
    expect([some?.rows, some?.regression?.r2]).toEqual([2, 1]);
  });

  it('may be some of its rows', () => {
    expect(predicted(line, 'x,b\n1,0\n2,0\n3,0\n', Int32Array.of(2)).labels).toEqual([null, null, '7']);
  });

  it('is refused where a column is not there', () => {
    expect(predictTable(line, tableOf('X,b\n1,2\n2,3\n'))).toMatchObject({
      ok: false,
      issues: [{ path: 'column "x"' }],
    });
  });
});
