import type { TwoClasses } from './classes.ts';
import type { Inseparability } from './separability.ts';

/** Longer certificates are told in numbers alone. */
const mostRows = 8;

/**
 * The certificate as an argument that people can follow, a sentence or inequality a line: for few samples the inequalities that
 * contradict each other, for many what they come to. `names` are those of the inputs, x1, x2 … when left out.
 */
export function explainInseparability(
  classes: TwoClasses,
  certificate: Inseparability,
  names: readonly string[] = Array.from({ length: classes.samples.inputs }, (_, k) => `x${k + 1}`),
): string[] {
  const { support, commonPoint } = certificate;
  const twins = contradiction(classes, support);
  if (twins) return twins;
  const meets = commonPoint
    ? [`The classes' convex hulls share the point (${[...commonPoint].map(short).join(', ')}): no plane parts them.`]
    : [];
  const sought = classes.hasBias ? 'weights and threshold θ' : 'weights';
  if (support.length > mostRows)
    return [`No ${sought} are right about these ${support.length} samples at once.`, ...meets];
  const factors = certificate.integers ?? support.map((k) => certificate.multipliers[k]!);
  const { labels } = classes;
  const hasOff = support.some((k) => labels[k]! < 0);
  // At the threshold the neuron is on. Where no sample must be off, only that none is beyond it can be false.
  const above = hasOff ? '≥' : '>';
  const inequalities = support.map((k, at) => {
    const [sign, word] = labels[k]! > 0 ? [above, 'on'] : ['<', 'off'];
    const factor = factors.every((each) => each === factors[0]) ? '' : `, ${short(factors[at]!)} times`;
    const sum = inequality(classes, [k], [1], names, sign);
    return `(${inputsOf(classes, k).map(short).join(', ')}) must be ${word}: ${sum}${factor}`;
  });
  const [on, off] = [1, -1].map((label) => {
    const rows = support.map((k, at) => (labels[k] === label ? factors[at]! : 0));
    return inequality(classes, support, rows, names, label > 0 ? above : '<');
  });
  if (!hasOff)
    return [
      `No weights put these ${support.length} samples beyond the plane, only on it, where the neuron is on:`,
      ...inequalities,
      'They sum up to 0 > 0, which is false.',
    ];
  const hasBoth = support.some((k) => labels[k]! > 0);
  const last = hasBoth
    ? `The first sum up to ${on}, the others to ${off}: the same sum cannot be both.`
    : 'They sum up to 0 < 0, which is false.';
  const byClass = [
    ...inequalities.filter((_, at) => labels[support[at]!]! > 0),
    ...inequalities.filter((_, at) => labels[support[at]!]! < 0),
  ];
  return [`No ${sought} are right about these ${support.length} samples at once:`, ...byClass, last, ...meets];
}

/** Two samples of the same inputs and different targets need no more words. */
function contradiction(classes: TwoClasses, support: readonly number[]): string[] | null {
  const [a, b] = support;
  if (support.length !== 2 || classes.labels[a!] === classes.labels[b!]) return null;
  const inputs = inputsOf(classes, a!);
  if (!inputsOf(classes, b!).every((value, i) => value === inputs[i])) return null;
  return [
    `Samples ${a! + 1} and ${b! + 1} have the same inputs (${inputs.map(short).join(', ')}) and different targets: no neuron is right about both.`,
  ];
}

function inputsOf({ samples: { inputs, x } }: TwoClasses, k: number): number[] {
  return [...x.subarray(k * inputs, (k + 1) * inputs)];
}

/** Σ factor · (w · x) on the one side of `sign`, and as many thresholds θ = −bias on the other. */
function inequality(
  { samples, hasBias }: TwoClasses,
  rows: readonly number[],
  factors: readonly number[],
  names: readonly string[],
  sign: string,
): string {
  const { inputs, x } = samples;
  const terms = Array.from({ length: inputs }, (_, i) => ({
    name: `w(${names[i]})`,
    factor: rows.reduce((sum, k, at) => sum + factors[at]! * x[k * inputs + i]!, 0),
  }));
  const thresholds = { name: 'θ', factor: hasBias ? factors.reduce((sum, each) => sum + each, 0) : 0 };
  return `${sumOf(terms)} ${sign} ${sumOf([thresholds])}`;
}

function sumOf(terms: readonly { readonly name: string; readonly factor: number }[]): string {
  const parts = terms.filter(({ factor }) => Math.abs(factor) > 1e-9);
  if (parts.length === 0) return '0';
  return parts
    .map(({ name, factor }, k) => {
      const size = Math.abs(factor) === 1 ? name : `${short(Math.abs(factor))} ${name}`;
      if (k === 0) return factor < 0 ? `−${size}` : size;
      return `${factor < 0 ? '−' : '+'} ${size}`;
    })
    .join(' ');
}

function short(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
