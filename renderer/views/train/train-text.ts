import type { LossName } from '../../../engine/learning/dense/spec.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { ProblemSummary, Started } from '../../worker/training/protocol.ts';
import type { DrawnCircuit } from '../../worker/training/drawn-circuit.ts';
import { formatNumber } from '../../ui/number.ts';
import { shareText } from '../compare/spikes-text.ts';

/** `Column "type": every labelled row is of one class, "x". Expected rows of two classes or more, …` */
export function issueSentence(issue: Issue): string {
  const { path, message, expected } = issue;
  if (message.endsWith('.')) return `${message} ${expected}`;
  const place = path === '' || isOfCircuit(issue) ? '' : `${path}: `;
  const text = `${place}${message}`;
  return `${text[0]!.toUpperCase()}${text.slice(1)}. Expected ${expected}.`;
}

/** Whether it is about a circuit as drawn, whose parts its message names. */
export function isOfCircuit({ path }: Issue): boolean {
  return /^(populations|connections|inputs|outputs)\b/.test(path);
}

/** `150 rows, 4 inputs, 3 classes, nothing missing` */
export function foundText({ labelled, inputs, classes, missing }: ProblemSummary, rows: number): string {
  const unlabelled = rows - labelled;
  return [
    counted(rows, 'row'),
    counted(inputs.length, 'input'),
    classes.length > 0 ? counted(classes.length, 'class', 'classes') : 'a number to predict',
    ...(unlabelled > 0 ? [`${counted(unlabelled, 'row')} not learnt from`] : []),
    missing > 0 ? counted(missing, 'missing value') : 'nothing missing',
  ].join(' · ');
}

/** `A: 150 · B: 150`; a name may be a whole sentence of a questionnaire. */
export function classesText({ classes }: ProblemSummary): string {
  const short = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
  const shown = classes.slice(0, 12).map(({ name, rows }) => `${short(name)}: ${rows.toLocaleString('en')}`);
  const more = classes.length > shown.length ? [`and ${classes.length - shown.length} more`] : [];
  return [...shown, ...more].join(' · ');
}

/** `4 – 16 tanh – 3 softmax` */
export function layersText({ inputs, layers, circuit }: Started): string {
  if (circuit) return `the circuit as drawn: ${circuitText(circuit)}`;
  return [String(inputs), ...layers.map(({ size, activation }) => `${size} ${activation}`)].join(' – ');
}

/** `2 inputs, 3 neurons, 6 synapses` */
export function circuitText({ nodes, synapses }: DrawnCircuit): string {
  const inputs = nodes.filter(({ activation }) => activation === null).length;
  return [counted(inputs, 'input'), counted(nodes.length - inputs, 'neuron'), counted(synapses.length, 'synapse')].join(
    ', ',
  );
}

/** `240 training rows, 60 test rows`, and of how many the figures speak where it is not all. */
export function rowsText({ train, test, watched = 0 }: Started): string {
  const part = ({ rows, measured }: Started['train'], name: string): string => {
    const all = `${rows.toLocaleString('en')} ${name} ${rows === 1 ? 'row' : 'rows'}`;
    return measured < rows ? `${all} (${measured.toLocaleString('en')} measured)` : all;
  };
  const watching = watched > 0 ? ` · ${counted(watched, 'watched row')}` : '';
  return `${part(train, 'training')}${watching} · ${part(test, 'test')}`;
}

/** Accuracy in percent; R² as it is. */
export function scoreText(value: number, isAccuracy: boolean): string {
  if (!Number.isFinite(value)) return '–';
  if (isAccuracy) return shareText(value);
  if (value < -1000) return value.toExponential(1).replaceAll('-', '−');
  return value.toFixed(value > 0.99 ? 5 : 3).replace('-', '−');
}

/** Of the axis of losses. */
export function lossUnit(loss: LossName, isScaled: boolean): string {
  const units: Record<LossName, string> = {
    squared: '½ squared error',
    mse: 'mean squared error',
    'cross-entropy': 'cross-entropy',
  };
  return `${units[loss]}${isScaled ? ', scaled' : ''}`;
}

export function lossText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5))
    return value.toExponential(1).replace('-', '−');
  return formatNumber(Number(value.toPrecision(3)));
}

function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
