import { applyPreparation } from '../../../engine/data/apply.ts';
import { readOutputs, type Preparation } from '../../../engine/data/preparation.ts';
import { tableToCsv, withColumn } from '../../../engine/data/write-csv.ts';
import { measure, type Measures } from '../../../engine/learning/measure.ts';
import { modelOutputs, parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { limits } from '../../../engine/network/limits.ts';
import { categoryColumn, numberColumn, type Column, type Table } from '../../../engine/data/table.ts';
import type { Arguments } from '../arguments.ts';
import { generatorOptions } from '../built-in-data.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOption } from '../data-options.ts';
import { countOf, shortNumber } from '../format-table.ts';
import type { Io } from '../io.ts';
import { wholeOption } from '../numbers.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { parseFile, unwrap } from '../read-network.ts';
import { readTable } from '../read-table.ts';

export const predict: Command = {
  definition: {
    meta: { name: 'predict', description: 'Predict the target of each row of a table by a trained model' },
    args: {
      model: { type: 'positional', description: 'File of a model, .model.json' },
      data: dataOption,
      ...generatorOptions,
      seed: { type: 'string', valueHint: 'N', description: 'Of a generated set of data; 1 when left out' },
      'missing-text': {
        type: 'string',
        valueHint: 'TEXT',
        description: 'Spelling of a missing value; may be repeated',
      },
      out: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Where to write the table with its predictions, CSV; standard output when left out',
      },
      ...commonOptions,
    },
  },
  repeatable: ['missing-text'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const path = args.text('model')!;
  const out = args.text('out');
  if (out !== null) await checkWritable(out);
  const model = unwrap(parseTrainedModel(parseFile(await readInput(path), path)), path);
  const seed = wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1;
  const { table, file } = await readTable(args, seed, io);
  const { preparation } = model;
  const all = unwrap(applyPreparation(preparation, table, { targets: false, unknown: 'ignore' }), file);
  const outputs = modelOutputs(model, all.samples);
  const labels = labelsOf(preparation, outputs, all.rows, table.rows);
  const known = measureKnown(model, table);
  if (out !== null) await writeText(out, tableToCsv(predicted(preparation, table, labels)));
  const summary = {
    rows: table.rows,
    predicted: all.rows.length,
    skipped: table.rows - all.rows.length,
    file: out,
    known,
  };
  if (args.isSet('json')) io.stdout.write(`${JSON.stringify({ ...summary, predictions: labels }, null, 2)}\n`);
  else if (out === null) io.stdout.write(tableToCsv(predicted(preparation, table, labels)));
  else io.stdout.write(describe(summary, known));
  return 0;
}

/** By row of the table; null where a row lacks what the model needs. */
function labelsOf(preparation: Preparation, outputs: Float64Array, rows: Int32Array, count: number): (string | null)[] {
  const prediction = readOutputs(preparation, outputs);
  const labels = new Array<string | null>(count).fill(null);
  rows.forEach((row, k) => {
    labels[row] = prediction.task === 'classification' ? prediction.labels[k]! : String(prediction.values[k]!);
  });
  return labels;
}

/** The table with one column more, whose name is not there yet. */
function predicted({ target }: Preparation, table: Table, labels: readonly (string | null)[]): Table {
  const names = new Set(table.columns.map(({ name }) => name));
  let name = `predicted ${target.name}`;
  while (names.has(name)) name += ' again';
  return withColumn(table, labelColumn(name, target.task, labels));
}

function labelColumn(name: string, task: string, labels: readonly (string | null)[]): Column {
  if (task === 'classification') return categoryColumn(name, labels);
  return numberColumn(
    name,
    labels.map((label) => (label === null ? NaN : Number(label))),
  );
}

/** Where the table has the target as well, how right the model is. */
function measureKnown(model: TrainedModel, table: Table): Measures | null {
  if (!table.columns.some(({ name }) => name === model.preparation.target.name)) return null;
  const prepared = applyPreparation(model.preparation, table, { unknown: 'ignore' });
  if (!prepared.ok || prepared.value.samples.count === 0) return null;
  const outputs = modelOutputs(model, prepared.value.samples);
  return measure(model.preparation, prepared.value, outputs, NaN);
}

function describe(
  { rows, skipped, file }: { readonly rows: number; readonly skipped: number; readonly file: string | null },
  known: Measures | null,
): string {
  const right = known?.classification
    ? `, ${shortNumber(100 * known.classification.accuracy)} % right of ${countOf(known.rows, 'row')} whose class is known`
    : '';
  const fit = known?.regression
    ? `, R² ${shortNumber(known.regression.r2 ?? NaN)} of ${countOf(known.rows, 'row')} whose value is known`
    : '';
  const left = skipped > 0 ? `; ${countOf(skipped, 'row')} without a prediction, for want of values` : '';
  return `${countOf(rows, 'row')}${right}${fit}${left}\nwritten: ${file}\n`;
}
