import { expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import { predictedCsv, type Said } from '../../../engine/data/predicted-csv.ts';
import type { TargetPreparation } from '../../../engine/data/preparation.ts';
import { numberColumn, tableOf } from '../../../engine/data/table.ts';

const coin: TargetPreparation = {
  ...{ task: 'classification', name: 'won', classes: ['no', 'yes'], mapping: null, encoding: 'single' },
};
const said: Said = {
  labels: ['yes', null, 'no'],
  scoresOf: (row) => Float64Array.from([[0.25, 0.75], [], [1, 1e-20]][row]!),
  hasProbabilities: true,
};

function written(text: string) {
  const parsed = parseCsv(text, { keepCells: true });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { table, ...rest } = parsed.value;
  return { table, written: rest };
}

it('has a column of probabilities for each class where they are asked for, empty without a prediction', () => {
  const input = written('id,x\n007,1\n008,\n009,3\n');
  expect(predictedCsv(input, coin, said)).toBe('id,x,predicted won\n007,1,yes\n008,,\n009,3,no\n');
  expect(predictedCsv(input, coin, said, { probabilities: true })).toBe(
    'id,x,predicted won,P(no),P(yes)\n007,1,yes,0.25,0.75\n008,,,,\n009,3,no,1,1e-20\n',
  );
});

it('writes probabilities of a made table, and with a decimal comma where the file has it', () => {
  const made = { table: tableOf(3, [numberColumn('x', [1, 2.5, 3])]), written: null };
  expect(predictedCsv(made, coin, said, { probabilities: true })).toBe(
    'x,predicted won,P(no),P(yes)\n1,yes,0.25,0.75\n2.5,,,\n3,no,1,1e-20\n',
  );
  expect(predictedCsv(written('x;y\n1,5;a\n2,5;b\n3,5;a\n'), coin, said, { probabilities: true })).toBe(
    'x;y;predicted won;P(no);P(yes)\n1,5;a;yes;0,25;0,75\n2,5;b;;;\n3,5;a;no;1;1e-20\n',
  );
});

it('leaves columns of those names as they are, and calls outputs that are no probabilities scores', () => {
  const input = written('P(yes),predicted won,x\n1,a,1\n2,b,2\n3,a,3\n');
  expect(predictedCsv(input, coin, said, { probabilities: true }).split('\n')[0]).toBe(
    'P(yes),predicted won,x,predicted won again,P(no),P(yes) again',
  );
  expect(predictedCsv(input, coin, { ...said, hasProbabilities: false }, { probabilities: true })).toContain(
    'score(no),score(yes)\n',
  );
});

it('refuses probabilities of a number, and more than a text holds', () => {
  const input = written('x\n1\n2\n3\n');
  const number: TargetPreparation = { task: 'regression', name: 'y', mean: 0, sd: 1 };
  const none = { ...said, labels: ['1', '2', '3'] };
  expect(() => predictedCsv(input, number, none, { probabilities: true })).toThrow('"y", which is a number');
  const classes = Array.from({ length: 6_000_000 }, (_, k) => String(k));
  expect(() => predictedCsv(input, { ...coin, classes }, said, { probabilities: true })).toThrow(
    /^Found 3 rows of 6,000,000 classes, expected at most 1 row at once/,
  );
});
