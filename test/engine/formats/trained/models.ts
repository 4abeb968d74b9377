import { applyPreparation, type Prepared } from '../../../../engine/data/apply.ts';
import { parseCsv } from '../../../../engine/data/csv.ts';
import type { PreparationPlan } from '../../../../engine/data/plan.ts';
import { readOutputs, type Prediction } from '../../../../engine/data/preparation.ts';
import { readProblem } from '../../../../engine/data/problem.ts';
import { splitRows } from '../../../../engine/data/split.ts';
import type { Table } from '../../../../engine/data/table.ts';
import { tableToCsv } from '../../../../engine/data/write-csv.ts';
import { iris } from '../../../../engine/data/datasets/iris.ts';
import { startExperiment, type Choices } from '../../../../engine/learning/experiment.ts';
import { modelOutputs, type TrainedModel } from '../../../../engine/learning/model.ts';
import { optimizerOf } from '../../../../engine/learning/optimizers.ts';

const choices: Choices = {
  ...{ hidden: [5], activation: 'tanh', dropout: 0, lossName: null, optimizer: optimizerOf('adam', { rate: 0.02 }) },
  ...{ schedule: { kind: 'constant' }, batch: 8, epochs: 40, l1: 0, l2: 0, initializer: null, seed: 3 },
  ...{ balanced: false, patience: null, precision: 'f64' },
};

/** A row as a program has it: texts of cells by column. */
export type Cells = Readonly<Record<string, string>>;

/** A trained model, rows for it, and what it says of each: null where a row lacks a value that it must have. */
export interface Case {
  readonly name: string;
  readonly model: TrainedModel;
  readonly rows: readonly Cells[];
  readonly prepared: Prepared;
  readonly expected: readonly (Expected | null)[];
}

/** The label and probabilities of a class, or a value. */
export type Expected =
  | { readonly label: string; readonly probabilities: readonly number[] }
  | { readonly label: null; readonly value: number };

export function tableOf(text: string, missing: readonly string[] = []): Table {
  const parsed = parseCsv(text, { missing });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value.table;
}

/** Trains on one table and predicts the rows of another. */
export function trainCase(
  name: string,
  csv: string,
  plan: PreparationPlan,
  some: Partial<Choices> = {},
  asked = csv,
  missingTexts: readonly string[] = [],
): Case {
  const problem = readProblem(tableOf(csv, missingTexts), plan);
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  const { labelled } = problem.value;
  const experiment = startExperiment(problem.value, splitRows(labelled, 0.2, { seed: 1, codes: null }), {
    ...choices,
    ...some,
  });
  experiment.advance(200);
  const { preparation, spec, loss, network } = experiment;
  const model: TrainedModel = {
    ...{ format: 'nandrite.model', version: 1, name, preparation, spec, loss, missingTexts },
    ...{ parameters: [...network.parameters()], training: { seed: 3 } },
  };
  return caseOf(model, asked);
}

/** What a model says of the rows of a table. */
export function caseOf(model: TrainedModel, csv: string): Case {
  const table = tableOf(csv, model.missingTexts);
  const all = applyPreparation(model.preparation, table, { targets: false, unknown: 'ignore' });
  if (!all.ok) throw new Error(JSON.stringify(all.issues));
  const prediction = readOutputs(model.preparation, modelOutputs(model, all.value.samples));
  const expected = new Array<Expected | null>(table.rows).fill(null);
  all.value.rows.forEach((row, k) => (expected[row] = expectedOf(prediction, k)));
  return { name: model.name, model, rows: cellsOf(csv), prepared: all.value, expected };
}

function expectedOf(prediction: Prediction, k: number): Expected {
  if (prediction.task === 'regression') return { label: null, value: prediction.values[k]! };
  const width = prediction.scores.length / prediction.codes.length;
  return { label: prediction.labels[k]!, probabilities: [...prediction.scores.subarray(k * width, (k + 1) * width)] };
}

function cellsOf(csv: string): Cells[] {
  const [head, ...lines] = csv.trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, k) => [name, cells[k]!]));
  });
}

const sine = ['x,y', ...Array.from({ length: 60 }, (_, k) => `${k / 60},${Math.sin(k / 60)}`)].join('\n');

/** Stars: missing values in three spellings, categories, categories that are numbers, a text class column, unlabelled rows. */
const stars = [
  'flux,index,colour,survey,note,class',
  ...Array.from({ length: 60 }, (_, k) => {
    const flux = k % 11 === 0 ? 'NA' : k % 13 === 0 ? '-999' : String((k % 7) * 1.5 + (k % 2) * 3);
    const colour = k % 9 === 0 ? '' : ['red', 'blue', 'green'][k % 3]!;
    const survey = k % 10 === 5 ? 'n/a' : ['1', '2.0', '1.0'][k % 3]!;
    return `${flux},${((k * 37) % 50) / 10},${colour},${survey},star ${k},${['bll', 'fsrq', 'psr'][(k + (k % 4)) % 3]!}`;
  }),
].join('\n');

const newStars = `${stars.split('\n')[0]!}
3.5,0.25,red,1,a,
NA,1e-3,blue,2,b,
-999,4,violet,01,c,
 +7. ,.5, green ,2.00,d,
inf,2,NULL,3,e,
12,Nan,red,-nan,f,
1e999,0.1,blue,1e0,g,
?,-,red,1,h,
N.D.,—,-,2,i,
−2.5,1e−1,red,2,j,
−,3,−1,−1,k,`;

/** Signs among which are texts, so that marks are some of them. */
const signs = [
  'size,sign,grade,y',
  ...Array.from(
    { length: 60 },
    (_, k) => `${k % 5},${['1', '2', '?', 'x'][k % 4]!},${['b', '-', '0'][k % 3]!},${(k % 4) + (k % 3)}.5`,
  ),
].join('\n');

/** Without the texts, all are columns of numbers here. */
const newSigns = 'size,sign,grade\n1,1,0\n-,2,-\n3,?,0\n?,?,1\n2,,-';

const ofStars = { columns: { note: { drop: true }, survey: { type: 'category' } } } as const;

/** Every road that a model can take: tasks, encodings, rules for missing values, activations. */
export function allCases(): Case[] {
  return [
    trainCase('iris', tableToCsv(iris()), {}),
    trainCase('sin x', sine, { standardiseTarget: true }, { hidden: [6, 4], activation: 'logistic' }),
    trainCase('stars', stars, { ...ofStars, missing: 'median' }, { activation: 'relu' }, newStars, ['-999']),
    trainCase(
      'two classes',
      stars,
      { ...ofStars, encoding: 'single', classes: 'bll,fsrq=blazar; psr=pulsar' },
      { activation: 'leaky-relu' },
      newStars,
      ['-999'],
    ),
    trainCase('whole rows', stars, { ...ofStars, missing: 'drop-rows' }, { hidden: [] }, newStars, ['-999']),
    trainCase('marks among categories', signs, {}, {}, newSigns),
  ];
}
