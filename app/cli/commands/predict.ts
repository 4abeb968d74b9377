import type { Finding } from '../../../engine/data/diagnosis/finding.ts';
import { predictedCsv } from '../../../engine/data/predicted-csv.ts';
import type { Preparation, TargetPreparation } from '../../../engine/data/preparation.ts';
import { describeFilled } from '../../../engine/data/report.ts';
import { columnPath, shorten } from '../../../engine/data/words.ts';
import type { Measures } from '../../../engine/learning/measure.ts';
import { parseTrainedModel } from '../../../engine/learning/model.ts';
import { predictTable, type PredictedTable } from '../../../engine/learning/predict-table.ts';
import { limits } from '../../../engine/network/limits.ts';
import type { Arguments } from '../arguments.ts';
import { generatorOptions } from '../built-in-data.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOption } from '../data-options.ts';
import { escapeControls } from '../escape.ts';
import { fail } from '../failure.ts';
import { countOf } from '../../../engine/network/count.ts';
import { shortNumber } from '../format-table.ts';
import type { Io } from '../io.ts';
import { orMend } from '../mend.ts';
import { wholeOption } from '../numbers.ts';
import { checkPlace, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { parseFile, unwrap } from '../read-network.ts';
import { readTable } from '../read-table.ts';
import { measuresToJson } from '../training-json.ts';

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
      probabilities: {
        type: 'boolean',
        description: 'A column P(CLASS) for each class as well; with --json, probabilities of each row',
      },
      out: {
        type: 'string',
        valueHint: 'FILE',
        description:
          'Where to write the table with its predictions, CSV as the data are; standard output when left out',
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
  if (out !== null) await checkPlace(out, { model: path, data: args.text('data') });
  const model = unwrap(parseTrainedModel(parseFile(await readInput(path), path)), path);
  const { target } = model.preparation;
  const probabilities = args.isSet('probabilities');
  if (probabilities && target.task !== 'classification')
    fail('--probabilities', `${path} predicts numbers, which have none`, 'a model of classes, or leave it out');
  const seed = wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1;
  const input = await readTable(args, seed, io, { keepCells: true, missingTexts: model.missingTexts ?? [] });
  const { table, file } = input;
  const predicted = unwrap(
    orMend(() => predictTable(model, table)),
    file,
  );
  const { labels, ignored, filled, known } = predicted;
  const text = (): string => orMend(() => predictedCsv(input, target, predicted, { probabilities }));
  if (out !== null) await writeText(out, text());
  const skipped = labels.filter((label) => label === null).length;
  const summary = {
    rows: table.rows,
    predicted: table.rows - skipped,
    skipped,
    ignored,
    filled,
    file: out,
    known,
  };
  for (const { path: place, message, advice } of findingsFor(model.preparation, input.findings))
    io.stderr.write(`nandrite: ${escapeControls(`${place} ${message}; ${advice}`)}\n`);
  for (const line of describeFilled(filled)) io.stderr.write(`nandrite: ${escapeControls(line)}\n`);
  for (const { column, rows } of ignored) {
    const what = `${countOf(rows.length, 'row')} of categories that training never saw, taken as none`;
    io.stderr.write(`nandrite: column ${escapeControls(shorten(column))}: ${what}\n`);
  }
  if (args.isSet('json'))
    io.stdout.write(
      `${JSON.stringify(
        {
          ...summary,
          known: known && measuresToJson(known),
          predictions: labels,
          ...(probabilities && scoresToJson(target, predicted)),
        },
        null,
        2,
      )}\n`,
    );
  else if (out === null) io.stdout.write(text());
  else io.stdout.write(describe(summary));
  return 0;
}

/** What was found of columns that the model needs; marks are no values missing where it learnt texts. */
function findingsFor({ inputs }: Preparation, findings: readonly Finding[]): Finding[] {
  const typeOf = new Map(inputs.map(({ name, type }) => [columnPath(name), type]));
  return findings.filter(
    ({ kind, path }) => typeOf.has(path) && !(kind === 'marks' && typeOf.get(path) === 'category'),
  );
}

/** By row and class; null in rows without a prediction. */
function scoresToJson(target: TargetPreparation, { labels, scoresOf, hasProbabilities }: PredictedTable) {
  const scores = labels.map((label, row) => (label === null ? null : [...scoresOf(row)]));
  return {
    classes: target.task === 'classification' ? target.classes : [],
    ...(hasProbabilities ? { probabilities: scores } : { scores }),
  };
}

interface Summary {
  readonly rows: number;
  readonly skipped: number;
  readonly file: string | null;
  readonly known: Measures | null;
}

function describe({ rows, skipped, file, known }: Summary): string {
  const right = known?.classification
    ? `, ${shortNumber(100 * known.classification.accuracy)} % right of ${countOf(known.rows, 'row')} whose class is known`
    : '';
  const fit = known?.regression
    ? `, R² ${shown(known.regression.r2)} of ${countOf(known.rows, 'row')} whose value is known`
    : '';
  const left = skipped > 0 ? `; ${countOf(skipped, 'row')} without a prediction, for want of values` : '';
  return `${countOf(rows, 'row')}${right}${fit}${left}\nwritten: ${file}\n`;
}

function shown(value: number | null): string {
  return value === null ? '–' : shortNumber(value);
}
