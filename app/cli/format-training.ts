import { spreadOf } from '../../engine/data/measures/spread.ts';
import { describeFilled, describeReport, describeTouched } from '../../engine/data/report.ts';
import type { Choices } from '../../engine/learning/experiment.ts';
import { initializerNotes } from '../../engine/learning/initializers.ts';
import { suitedInitializer } from '../../engine/learning/design.ts';
import type { Measures } from '../../engine/learning/measure.ts';
import { filledOf } from './describe-cells.ts';
import { escapeControls } from './escape.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber } from './format-table.ts';
import { diagnose } from './learn.ts';
import { describeShape } from './network-shape.ts';
import { confusionOf, samplesPerSecond, type TrainingResult } from './training-result.ts';

/** What `train` found, for people: network, data, losses, measures, confusion, and what may be wrong. */
export function formatTraining(result: TrainingResult): string {
  const { name, task, touched, folds, kept } = result;
  const { experiment } = kept;
  const head = `${name}: ${describeShape(experiment.network)}; ${experiment.loss}, ${describeSteps(task.choices)}, seed ${task.choices.seed}`;
  return [
    ...[
      head,
      ...describeReport(task.problem.report),
      ...describeTouched(touched),
      ...describeFilled(filledOf(result)),
    ].map((line) => `${escapeControls(line)}\n`),
    formatInitialisation(result),
    '\n',
    formatColumns(measureRows(result), new Set([1, 2, 3, 4, 5, 6])),
    folds.length > 1 ? `${formatSpread(result)}\n` : '',
    formatConfusion(result),
    `\n${countOf(Math.round(folds[0]!.epochs), 'epoch')}, ${Math.round(samplesPerSecond(result)).toLocaleString('en')} samples/s\n`,
    formatFindings(result),
    formatWritten(result),
  ].join('');
}

function describeSteps({ optimizer, batch }: Choices): string {
  return optimizer.name === 'lbfgs'
    ? 'L-BFGS on all rows at once'
    : `${optimizer.name}, rate ${optimizer.rate}, batches of ${batch}`;
}

/** Variances of activations and of gradients by layer, before the first step; nothing where nobody asks. */
function formatInitialisation({ task, kept }: TrainingResult): string {
  if (!kept.start) return '';
  const { choices, drawn } = task;
  const { kind } = choices.initializer ?? suitedInitializer(choices);
  const law = drawn && !choices.initializer ? 'those of the file' : `${kind}: ${initializerNotes[kind]}`;
  const rows = kept.start.layers.map(({ name, units, activationVariance, gradientVariance, gradientNorm }) => [
    ...[escapeControls(name), String(units)],
    ...[activationVariance, gradientVariance, gradientNorm].map(shortNumber),
  ]);
  const head = ['layer', 'units', 'variance of y', 'variance of dL/dz', 'norm of the gradient'];
  return `\nfirst weights, ${law}\n${formatColumns([head, ...rows], new Set([1, 2, 3, 4]))}`;
}

function measureRows({ folds }: TrainingResult): string[][] {
  const isClassification = folds[0]!.test.classification !== null;
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
  const many = folds.length > 1;
  return [
    head,
    ...folds.flatMap(({ train, test, label }) =>
      many ? [row(`test of ${label}`, test)] : [row('training', train), row('test', test)],
    ),
  ];
}

function shown(value: number | null): string {
  return value === null ? '–' : shortNumber(value);
}

function formatSpread({ folds }: TrainingResult): string {
  const of = (label: string, value: (measures: Measures) => number | null | undefined): string => {
    const spread = spreadOf(folds.map(({ test }) => value(test) ?? null));
    return spread ? `${label} ${shortNumber(spread.mean)} ± ${shortNumber(spread.sd ?? 0)}` : '';
  };
  const parts = [
    of('accuracy', ({ classification }) => classification?.accuracy),
    of('balanced accuracy', ({ classification }) => classification?.balancedAccuracy),
    of('R²', ({ regression }) => regression?.r2),
  ];
  const seeds = new Set(folds.map(({ seed }) => seed)).size;
  const each = folds.length / seeds;
  const whole = seeds === 1 ? `${each} folds` : each === 1 ? `${seeds} seeds` : `${seeds} seeds of ${each} folds`;
  const times = Number.isInteger(each) ? whole : `${folds.length} trainings`;
  return `over ${times} (mean ± standard deviation): ${parts.filter(Boolean).join(', ')}`;
}

function formatConfusion(result: TrainingResult): string {
  const { target } = result.kept.experiment.preparation;
  if (target.task !== 'classification') return '';
  const names = target.classes.map(escapeControls);
  const rows = confusionOf(result).map((counts, k) => [names[k]!, ...counts.map(String)]);
  const columns = new Set(names.map((_, k) => k + 1));
  return `\ntrue class (rows) against predicted class, test rows\n${formatColumns([['', ...names], ...rows], columns)}`;
}

/** What may spoil the result, of the data, and of the network where it has not learnt all; nothing where nothing is found. */
function formatFindings({ findings, folds, kept }: TrainingResult): string {
  const hasLearnt = folds.at(-1)!.train.classification?.accuracy === 1;
  const ailments = hasLearnt ? [] : diagnose(kept.experiment).findings;
  const data = firstOfEach(
    findings,
    ({ path, message, advice }) => `${path === '' ? '' : `${path} `}${message}; ${advice}`,
  );
  const network = firstOfEach(ailments, ({ message, remedy }) => `${message}; ${remedy}`);
  const lines = [...data, ...network].map((line) => `- ${escapeControls(line)}\n`);
  return lines.length === 0 ? '' : `\nworth a look\n${lines.join('')}`;
}

/** The first few of each kind, and how many more there are. */
function firstOfEach<T extends { readonly kind: string }>(
  findings: readonly T[],
  toText: (finding: T) => string,
): string[] {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const own = findings.filter((each) => each.kind === kind);
    const more = own.length > mostShown ? [`and ${own.length - mostShown} more of this kind`] : [];
    return [...own.slice(0, mostShown).map(toText), ...more];
  });
}

const mostShown = 3;

function formatWritten({ task, out, isRefit, asked, folds, kept }: TrainingResult): string {
  if (out === null) return '';
  const rows = countOf(kept.experiment.network.samples.count, 'labelled row');
  const taught = task.choices.patience === null ? `all ${rows}` : `${rows}, the others watched,`;
  if (isRefit) return `written: ${out}, trained on ${taught} afterwards\n`;
  return asked > 1 ? `written: ${out}, the weights of ${folds.at(-1)!.label}\n` : `written: ${out}\n`;
}
