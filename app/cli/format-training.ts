import { confusionRows } from '../../engine/data/measures/confusion.ts';
import { spreadOf } from '../../engine/data/measures/spread.ts';
import type { Problem } from '../../engine/data/problem.ts';
import type { Choices, Experiment } from '../../engine/learning/experiment.ts';
import type { Measures } from '../../engine/learning/measure.ts';
import type { Explosion } from '../../engine/learning/training.ts';
import { escapeControls } from './escape.ts';
import { countOf, formatColumns, shortNumber } from './format-table.ts';

/** One training and what came of it. */
export interface FoldResult {
  readonly train: Measures;
  readonly test: Measures;
  readonly epochs: number;
  readonly seconds: number;
  readonly explosion: Explosion | null;
}

export interface TrainingResult {
  readonly name: string;
  readonly problem: Problem;
  /** The last one; with folds the model of the last. */
  readonly experiment: Experiment;
  readonly choices: Choices;
  readonly results: readonly FoldResult[];
  readonly out: string | null;
}

/** For people: network, data, losses, measures, confusion. */
export function formatTraining(training: TrainingResult, report: readonly string[]): string {
  const { name, experiment, choices, results, out } = training;
  const { spec, loss } = experiment;
  const layers = [spec.inputs, ...spec.layers.map(({ size, activation }) => `${size} ${activation}`)].join(' – ');
  const rate = `${choices.optimizer.name}, rate ${choices.optimizer.rate}`;
  return [
    `${escapeControls(name)}: ${layers}; ${loss}, ${rate}, batches of ${choices.batch}, seed ${choices.seed}\n`,
    ...report.map((line) => `${escapeControls(line)}\n`),
    '\n',
    formatColumns(measureRows(training), new Set([1, 2, 3, 4, 5, 6])),
    results.length > 1 ? `${formatSpread(training)}\n` : '',
    formatConfusion(training),
    `\n${countOf(Math.round(results[0]!.epochs), 'epoch')}, ${Math.round(samplesPerSecond(training)).toLocaleString('en')} samples/s\n`,
    out === null ? '' : `written: ${out}\n`,
  ].join('');
}

function measureRows({ results }: TrainingResult): string[][] {
  const isClassification = results[0]!.test.classification !== null;
  const head = isClassification
    ? ['rows', 'number', 'loss', 'accuracy', 'balanced accuracy', 'F1', 'ROC AUC']
    : ['rows', 'number', 'loss', 'root mean square error', 'mean absolute error', 'largest error', 'R²'];
  const row = (label: string, { rows, loss, classification: c, regression: r }: Measures): string[] => [
    label,
    String(rows),
    shortNumber(loss),
    ...(c ? [c.accuracy, c.balancedAccuracy, c.f1, c.rocAuc] : []).map(shown),
    ...(r ? [r.rootMeanSquaredError, r.meanAbsoluteError, r.maxError, r.r2] : []).map(shown),
  ];
  const many = results.length > 1;
  return [
    head,
    ...results.flatMap(({ train, test }, k) =>
      many ? [row(`test of fold ${k + 1}`, test)] : [row('training', train), row('test', test)],
    ),
  ];
}

function shown(value: number | null): string {
  return value === null ? '–' : shortNumber(value);
}

function formatSpread({ results }: TrainingResult): string {
  const of = (label: string, value: (measures: Measures) => number | null | undefined): string => {
    const spread = spreadOf(results.map(({ test }) => value(test) ?? null));
    return spread ? `${label} ${shortNumber(spread.mean)} ± ${shortNumber(spread.sd ?? 0)}` : '';
  };
  const parts = [
    of('accuracy', ({ classification }) => classification?.accuracy),
    of('balanced accuracy', ({ classification }) => classification?.balancedAccuracy),
    of('R²', ({ regression }) => regression?.r2),
  ];
  return `over ${results.length} folds (mean ± standard deviation): ${parts.filter(Boolean).join(', ')}`;
}

/** Summed over the folds: every row is tested once. */
function confusionOf({ results }: TrainingResult): number[][] {
  const all = results.flatMap(({ test }) =>
    test.classification ? [confusionRows(test.classification.confusion)] : [],
  );
  const [first, ...rest] = all;
  if (!first) return [];
  return rest.reduce((sum, rows) => sum.map((row, i) => row.map((count, j) => count + rows[i]![j]!)), first);
}

function formatConfusion(training: TrainingResult): string {
  const { target } = training.experiment.preparation;
  if (target.task !== 'classification') return '';
  const names = target.classes.map(escapeControls);
  const rows = confusionOf(training).map((counts, k) => [names[k]!, ...counts.map(String)]);
  const columns = new Set(names.map((_, k) => k + 1));
  return `\ntrue class (rows) against predicted class, test rows\n${formatColumns([['', ...names], ...rows], columns)}`;
}

function samplesPerSecond({ results }: TrainingResult): number {
  const samples = results.reduce((sum, { train, epochs }) => sum + train.rows * epochs, 0);
  return (
    samples /
    Math.max(
      1e-9,
      results.reduce((sum, { seconds }) => sum + seconds, 0),
    )
  );
}

/** For machines. */
export function trainingToJson(training: TrainingResult): string {
  const { name, problem, experiment, choices, results, out } = training;
  const mean = (value: (measures: Measures) => number | null | undefined): number | null =>
    spreadOf(results.map(({ test }) => value(test) ?? null))?.mean ?? null;
  const { target } = experiment.preparation;
  return `${JSON.stringify(
    {
      name,
      layers: experiment.spec.layers,
      inputs: experiment.spec.inputs,
      lossName: experiment.loss,
      loss: mean(({ loss }) => loss),
      accuracy: mean(({ classification }) => classification?.accuracy),
      balancedAccuracy: mean(({ classification }) => classification?.balancedAccuracy),
      r2: mean(({ regression }) => regression?.r2),
      classes: target.task === 'classification' ? target.classes : [],
      confusion: confusionOf(training),
      folds: results.map(({ train, test, epochs, seconds, explosion }) => ({
        ...{ epochs, seconds, explosion },
        train: measuresToJson(train),
        test: measuresToJson(test),
      })),
      samplesPerSecond: samplesPerSecond(training),
      seed: choices.seed,
      report: { ...problem.report, unlabelled: problem.report.unlabelled.length },
      file: out,
    },
    (_, value: unknown) => (value instanceof Int32Array ? [...value] : value),
    2,
  )}\n`;
}

function measuresToJson({ rows, loss, classification, regression }: Measures) {
  const { confusion, ...rest } = classification ?? { confusion: null };
  return { rows, loss, ...rest, ...regression, ...(confusion && { confusion: confusionRows(confusion) }) };
}
