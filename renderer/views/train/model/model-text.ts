import { inputNames, outputNames } from '../../../../engine/data/preparation.ts';
import { describeFilled, type ColumnRows } from '../../../../engine/data/report.ts';
import { listed, shorten } from '../../../../engine/data/words.ts';
import { isSpikingSpec } from '../../../../engine/learning/model.ts';
import type { ModelSummary, PredictedRows } from '../../../worker/training/model-protocol.ts';
import { formatNumber } from '../../../ui/number.ts';
import type { NamedLayers } from '../diagram/unit-text.ts';
import { lossText, scoreText } from '../train-text.ts';

/** A name and what stands beside it. */
export type Fact = readonly [name: string, value: string];

/** `Predict the row without a label`, `Predict the 12 rows without a label`. */
export function predictUnlabelledText(rows: number): string {
  return `Predict the ${rows === 1 ? 'row' : `${rows.toLocaleString('en')} rows`} without a label`;
}

/** What the model is. */
export function modelFacts({ name, preparation, spec, loss, parameterCount }: ModelSummary): Fact[] {
  const { target } = preparation;
  const classes = target.task === 'classification' ? target.classes : [];
  return [
    ['learnt from', name],
    ['predicts', target.name],
    ...(classes.length > 0 ? [['classes', briefly(classes)] as const] : []),
    ['network', networkText(spec)],
    ['parameters', parameterCount.toLocaleString('en')],
    ['loss', loss],
  ];
}

function networkText(spec: ModelSummary['spec']): string {
  if (!isSpikingSpec(spec))
    return [String(spec.inputs), ...spec.layers.map(({ size, activation }) => `${size} ${activation}`)].join(' – ');
  return `${spec.inputs} – spiking – ${spec.readout.size}, ${spec.steps} steps`;
}

/** What its picture needs; null of spiking layers, which have weights over time. */
export function drawnLayers({ spec, preparation }: ModelSummary): NamedLayers | null {
  if (isSpikingSpec(spec)) return null;
  return { layers: spec.layers, inputNames: inputNames(preparation), outputNames: outputNames(preparation) };
}

/** How it came to be, as far as its file says so in words that are known here. */
export function trainingFacts({ training }: ModelSummary): Fact[] {
  const facts = [
    ['optimiser', stepsText(training.optimizer)],
    ['batch', training.batch === 'full' ? 'all rows' : plain(training.batch)],
    ['epochs', plain(training.epochsDone ?? training.epochs)],
    ['L1, L2', `${plain(training.l1)}, ${plain(training.l2)}`],
    ['seed', plain(training.seed)],
    ['rows', plain(training.rows)],
  ] as const;
  return facts.filter(([, value]) => value !== '' && value !== ', ' && value !== '0, 0');
}

/** Of rows that were set aside. */
export function testFacts({ training }: ModelSummary): Fact[] {
  const test = (training.test ?? {}) as Readonly<Record<string, unknown>>;
  const of = (name: string, show: (value: number) => string): Fact[] => {
    const value = test[name];
    return typeof value === 'number' ? [[name === 'r2' ? 'R²' : name, show(value)]] : [];
  };
  return [
    ...of('accuracy', (value) => scoreText(value, true)),
    ...of('r2', (value) => scoreText(value, false)),
    ...of('loss', lossText),
  ];
}

/** `adam, rate 0.01` */
function stepsText(optimizer: unknown): string {
  if (typeof optimizer !== 'object' || optimizer === null) return plain(optimizer);
  const { name, rate } = optimizer as { name?: unknown; rate?: unknown };
  return [plain(name), ...(rate === undefined ? [] : [`rate ${plain(rate)}`])].join(', ');
}

function plain(value: unknown): string {
  if (typeof value === 'number') return formatNumber(Number(value.toPrecision(6)));
  return typeof value === 'string' ? value : '';
}

/** `148 of 150 rows predicted` */
export function countText({ asked, predicted }: PredictedRows): string {
  const rows = `${asked.toLocaleString('en')} ${asked === 1 ? 'row' : 'rows'}`;
  return predicted === asked ? `${rows} predicted` : `${predicted.toLocaleString('en')} of ${rows} predicted`;
}

/** What was known of the rows, and how right the model is; null where nothing was. */
export function knownText({ known }: PredictedRows): { score: string; text: string } | null {
  if (!known) return null;
  const rows = `${known.rows.toLocaleString('en')} ${known.rows === 1 ? 'row' : 'rows'} whose ${known.classification ? 'class' : 'value'} is known`;
  if (known.classification) return { score: scoreText(known.classification.accuracy, true), text: `right of ${rows}` };
  const r2 = known.regression?.r2 ?? null;
  return { score: r2 === null ? '–' : scoreText(r2, false), text: `R² of ${rows}` };
}

/** What is not as asked: cause, place, remedy. */
export function notesOf({ skipped, ignored, filled }: PredictedRows, missingTexts: readonly string[]): string[] {
  const place = ({ rows }: ColumnRows): string => `${rows.length === 1 ? 'row' : 'rows'} ${listed(rows)}`;
  return [
    ...(missingTexts.length > 0 ? [`Taken as missing: ${missingTexts.map(shorten).join(', ')}.`] : []),
    ...skipped.map(
      (each) =>
        `No prediction for want of ${shorten(each.column)}: ${place(each)}. Fill it in, or train with another rule for missing values.`,
    ),
    ...ignored.map(
      (each) =>
        `A category of ${shorten(each.column)} that training never saw, taken as none: ${place(each)}. See how it is spelt, or train on rows that have it.`,
    ),
    ...describeFilled(filled),
  ];
}

/** The first names, and how many more. */
export function briefly(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${(names.length - most).toLocaleString('en')} more` : shown;
}
