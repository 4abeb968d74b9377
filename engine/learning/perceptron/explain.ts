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
  if (support.length > mostRows)
    return [`No weights and bias are right about these ${support.length} samples at once.`, ...meets];
  const factors = certificate.integers ?? support.map((k) => certificate.multipliers[k]!);
  const { labels } = classes;
  const inequalities = support.map((k, at) => {
    const [sign, word] = labels[k]! > 0 ? ['>', 'on'] : ['<', 'off'];
    const factor = factors.every((each) => each === factors[0]) ? '' : `, ${short(factors[at]!)} times`;
    return `(${inputsOf(classes, k).map(short).join(', ')}) must be ${word}: ${netOf(classes, k, 1, names)} ${sign} 0${factor}`;
  });
  const sums = [1, -1].map((label) => {
    const rows = support.map((k, at) => (labels[k] === label ? factors[at]! : 0));
    return sumOf(classes, support, rows, names);
  });
  const [on, off] = sums;
  // At 0 the neuron is on: nothing is wrong with samples that must be on, if none need be beyond its plane.
  if (support.every((k) => labels[k]! > 0))
    return [
      `No weights put these ${support.length} samples beyond the plane, only on it, where the neuron is on:`,
      ...inequalities,
      'They sum up to 0 > 0, which is false.',
    ];
  const hasBoth = support.some((k) => labels[k]! > 0);
  const last = hasBoth
    ? `The first sum up to ${on} > 0, the others to ${off} < 0: the same number cannot be both.`
    : 'They sum up to 0 < 0, which is false.';
  const byClass = [
    ...inequalities.filter((_, at) => labels[support[at]!]! > 0),
    ...inequalities.filter((_, at) => labels[support[at]!]! < 0),
  ];
  return [`No weights are right about these ${support.length} samples at once:`, ...byClass, last, ...meets];
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

function netOf(classes: TwoClasses, k: number, factor: number, names: readonly string[]): string {
  return sumOf(classes, [k], [factor], names);
}

/** Σ factor · (w · x + b) written out. */
function sumOf(
  classes: TwoClasses,
  rows: readonly number[],
  factors: readonly number[],
  names: readonly string[],
): string {
  const { samples, hasBias } = classes;
  const terms = Array.from({ length: samples.inputs }, (_, i) => ({
    name: `w(${names[i]})`,
    factor: rows.reduce((sum, k, at) => sum + factors[at]! * inputsOf(classes, k)[i]!, 0),
  }));
  const bias = { name: 'b', factor: hasBias ? factors.reduce((sum, each) => sum + each, 0) : 0 };
  const parts = [...terms, bias].filter(({ factor }) => Math.abs(factor) > 1e-9);
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
