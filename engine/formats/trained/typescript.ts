import { jsonText } from '../../network/json-text.ts';
import type { Activation } from '../../learning/units.ts';
import { headOf } from './code.ts';
import type { PlainLayers } from './layers.ts';

/** A file of TypeScript without imports whose `predict(row)` gives what the model predicts. */
export function writeTypeScript(model: PlainLayers): string {
  const { inputs, layers, output, missing } = model;
  const used = [...new Set(layers.map(({ activation }) => activation))];
  const functions = used.map((activation) => `  '${activation}': ${activationCode[activation]},`).join('\n');
  const head = headOf(model)
    .map((line) => `// ${line}\n`)
    .join('');
  return `${head}${types(output.type)}
const columns: readonly Column[] = ${jsonText(inputs)};

/** y = activation(W x + b); weights are [unit][input]. */
const layers: readonly Layer[] = ${jsonText(layers)};

const output = ${jsonText(output)};

const missing: Record<'anyCase' | 'exact' | 'amongNumbers', readonly string[]> = ${jsonText(missing)};

const activations: Readonly<Record<string, (z: readonly number[]) => number[]>> = {
${functions}
};

${predictCode[output.type]}
${encodeCode}`;
}

const activationCode: Readonly<Record<Activation, string>> = {
  linear: '(z) => [...z]',
  logistic: '(z) => z.map((each) => (each >= 0 ? 1 / (1 + Math.exp(-each)) : Math.exp(each) / (1 + Math.exp(each))))',
  tanh: '(z) => z.map(Math.tanh)',
  relu: '(z) => z.map((each) => Math.max(0, each))',
  'leaky-relu': '(z) => z.map((each) => (each > 0 ? each : 0.01 * each))',
  softmax: `(z) => {
    const largest = Math.max(...z);
    const powers = z.map((each) => Math.exp(each - largest));
    const sum = powers.reduce((total, each) => total + each, 0);
    return powers.map((each) => each / sum);
  }`,
};

function types(output: PlainLayers['output']['type']): string {
  const prediction =
    output === 'class'
      ? 'readonly label: string;\n  /** By class, in their order. */\n  readonly probabilities: Readonly<Record<string, number>>;'
      : '/** In the units of the table. */\n  readonly value: number;';
  return `
/** What stands in each column, by its name; null where it is missing. */
export type Row = Readonly<Record<string, number | string | null>>;

export interface Prediction {
  ${prediction}
}

interface Column {
  readonly column: string;
  readonly type: string;
  readonly whenMissing: string;
  /** Of numbers: (value - mean) / sd, with \`fill\` where it is missing. */
  readonly fill: number | string;
  readonly mean?: number;
  readonly sd?: number;
  readonly whenNoNumber?: string;
  /** Of categories: 1 for the one that it is, 0 for the others. */
  readonly categories?: readonly string[];
  readonly compare?: string;
}

interface Layer {
  readonly activation: string;
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
}
`;
}

const forwardCode = `/** Outputs of the last layer; null where the row lacks a value that it must have, or where they are no numbers. */
function forward(row: Row): number[] | null {
  let values: number[] = [];
  for (const column of columns) {
    const encoded = encode(column, row);
    if (encoded === null) return null;
    values.push(...encoded);
  }
  for (const { activation, weights, biases } of layers) {
    const x = values;
    const z = weights.map((own, j) => own.reduce((sum, weight, i) => sum + weight * x[i]!, 0) + biases[j]!);
    values = activations[activation]!(z);
  }
  return values.every(Number.isFinite) ? values : null;
}
`;

const predictCode: Readonly<Record<PlainLayers['output']['type'], string>> = {
  class: `/** The class of a row; null where it lacks a value that it must have. Throws where a column or a number is no such thing. */
export function predict(row: Row): Prediction | null {
  const values = forward(row);
  if (values === null) return null;
  const { classes } = output;
  const scores = values.length === 1 && classes.length === 2 ? [1 - values[0]!, values[0]!] : values;
  const best = scores.reduce((most, score, k) => (score > scores[most]! ? k : most), 0);
  return { label: classes[best]!, probabilities: Object.fromEntries(classes.map((name, k) => [name, scores[k]!])) };
}

${forwardCode}`,
  value: `/** The value of a row; null where it lacks a value that it must have. Throws where a column or a number is no such thing. */
export function predict(row: Row): Prediction | null {
  const values = forward(row);
  if (values === null) return null;
  const value = values[0]! * output.sd + output.mean;
  return Number.isFinite(value) ? { value } : null;
}

${forwardCode}`,
};

const encodeCode = `/** Inputs of a column; null where it lacks a value that it must have. */
function encode(column: Column, row: Row): number[] | null {
  const value = read(column, row);
  if (value === null && column.whenMissing === 'skip') return null;
  if (column.categories) {
    const key = keyOf(column, value ?? column.fill);
    return column.categories.map((category) => (keyOf(column, category) === key ? 1 : 0));
  }
  const scaled = (Number(value ?? column.fill) - column.mean!) / column.sd!;
  return [Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, scaled))];
}

/** What stands in a column; null where it is missing. */
function read({ column, type, whenNoNumber }: Column, row: Row): number | string | null {
  if (!Object.hasOwn(row, column)) throw new Error(\`Found no "\${column}", expected a value, or null where it is missing\`);
  const given = row[column] ?? null;
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  const text = (given ?? '').trim();
  if (missing.anyCase.includes(text.toLowerCase()) || missing.exact.includes(text)) return null;
  if (type === 'category') return text;
  if (missing.amongNumbers.includes(text.toLowerCase())) return null;
  const number = numeral(text);
  if (number !== null) return Number.isFinite(number) ? number : null;
  if (whenNoNumber === 'error') throw new Error(\`Found "\${text}" in "\${column}", expected a number\`);
  return null;
}

/** Where categories are numbers, 1, 1.0 and 01 are one. */
function keyOf({ compare }: Column, value: number | string): number | string {
  if (compare !== 'numbers') return String(value);
  const number = typeof value === 'number' ? value : numeral(value);
  return number ?? value;
}

/** A minus may be typeset. */
function numeral(text: string): number | null {
  const plain = text.replaceAll('−', '-');
  return /^[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?$/i.test(plain) ? Number(plain) : null;
}
`;
