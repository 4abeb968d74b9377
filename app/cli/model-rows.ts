import { applyPreparation, type Prepared } from '../../engine/data/apply.ts';
import { datasets } from '../../engine/data/datasets/index.ts';
import { checkShare, splitRows } from '../../engine/data/split.ts';
import { measure } from '../../engine/learning/measure.ts';
import { modelOutputs, type TrainedModel } from '../../engine/learning/model.ts';
import type { Arguments } from './arguments.ts';
import { escapeControls } from './escape.ts';
import { fail } from './failure.ts';
import { countOf } from '../../engine/network/count.ts';
import { shortNumber } from './format-table.ts';
import type { Io } from './io.ts';
import { numberOption } from './numbers.ts';
import { unwrap } from './read-network.ts';
import { readTable } from './read-table.ts';

export const modelRowOptions = {
  test: {
    type: 'string',
    valueHint: 'SHARE',
    description: 'Share of rows that training set aside, which are used here; 0.2 when left out, as in train',
  },
} as const;

/** Rows for a trained model: those it learnt, and those to measure it on. */
export interface ModelRows {
  readonly data: string;
  readonly train: Prepared;
  readonly test: Prepared;
  /** Which rows `test` are, for people. */
  readonly words: string;
  /** Whether `test` are the rows that training set aside, as far as its measure tells; null where there was no such part. */
  readonly isSetAside: boolean | null;
}

/**
 * The split that training made, since it follows from its seed and share; of other data, and of a model that has learnt all rows, all. A model's
 * file has no rows: they come from `--data`, or from the built-in set that it is named after.
 */
export async function readModelRows(model: TrainedModel, args: Arguments, io: Io): Promise<ModelRows> {
  const share = numberOption(args, 'test', { above: 0, below: 1 });
  const data = args.text('data') ?? dataOf(model);
  const seed = typeof model.training.seed === 'number' ? model.training.seed : 1;
  const own: Arguments = { ...args, text: (name) => (name === 'data' ? data : args.text(name)) };
  const { table, name, file } = await readTable(own, seed, io, { missingTexts: model.missingTexts ?? [] });
  const { preparation } = model;
  const apply = (rows?: Int32Array): Prepared =>
    unwrap(applyPreparation(preparation, table, { unknown: 'ignore', ...(rows && { rows }) }), file);
  const all = apply();
  if (all.rows.length === 0)
    fail('--data', `"${data}" has no row with a ${preparation.target.name} and all that the model needs`, 'some rows');
  const wasSplit = name === model.name && String(model.training.rows).startsWith('the training rows');
  if (!wasSplit) {
    if (share !== null)
      fail('--test', 'is of rows that training set aside, and it set none of these aside', 'all rows, without --test');
    const why = name === model.name ? 'which the model has learnt' : `which are not ${model.name}, that it has learnt`;
    return { data, train: all, test: all, words: `all ${rowsOf(all)} of ${name}, ${why}`, isSetAside: null };
  }
  const codes = all.codes && codesByRow(all, table.rows);
  const issue = checkShare(all.rows, share ?? 0.2);
  if (issue) fail('--test', issue.message, issue.expected);
  const split = splitRows(all.rows, share ?? 0.2, { seed, codes });
  const [train, test] = [apply(split.train), apply(split.test)];
  const isSetAside = isAsMeasured(model, test);
  if (isSetAside === false) warn(model, io);
  return { data, train, test, words: `the ${rowsOf(test)} of ${name} that seed ${seed} sets aside`, isSetAside };
}

const rowsOf = ({ rows }: Prepared): string => countOf(rows.length, 'row');

function dataOf({ name }: TrainedModel): string {
  if (datasets.has(name)) return name;
  return fail(
    '--data',
    `is missing, since the file of a model has no rows; this one has learnt "${name}"`,
    'its table',
  );
}

/** −1 where a row has no class. */
function codesByRow({ rows, codes }: Prepared, count: number): Int32Array {
  const all = new Int32Array(count).fill(-1);
  for (const [k, row] of rows.entries()) all[row] = codes![k]!;
  return all;
}

/** Whether the model is as good on these rows as its file says of those set aside; null where it says nothing. */
function isAsMeasured(model: TrainedModel, test: Prepared): boolean | null {
  const { classification, regression } = measure(model.preparation, test, modelOutputs(model, test.samples), NaN);
  const said = measureSaid(model, classification ? 'accuracy' : 'r2');
  const found = classification?.accuracy ?? regression?.r2 ?? null;
  // In training numbers may have been of single precision, and a row on the border then falls otherwise.
  return said === null || found === null ? null : Math.abs(found - said) <= 1.5 / test.rows.length;
}

function measureSaid({ training }: TrainedModel, name: string): number | null {
  const said = (training.test as Record<string, unknown> | undefined)?.[name];
  return typeof said === 'number' ? said : null;
}

function warn(model: TrainedModel, io: Io): void {
  const said = measureSaid(model, 'accuracy') ?? measureSaid(model, 'r2')!;
  const what = `the model is not as good on these rows as its file says of those set aside (${shortNumber(said)})`;
  const remedy = 'they are others; give --test, --rows and --noise as in its training';
  io.stderr.write(`nandrite: ${escapeControls(`${what}: ${remedy}`)}\n`);
}
