import { formatNumber } from '../../../ui/number.ts';

/** Three significant digits: enough to follow a sum by hand. What is near 1 and below it is not said to be 1. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('-', '−').replace('Infinity', '∞');
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 1e-3)) return value.toExponential(1).replace('e+', 'e').replaceAll('-', '−');
  const places = Math.ceil(-Math.log10(1 - size));
  if (size < 1 && places > 3 && places < 8) return value.toFixed(places).replace('-', '−');
  return formatNumber(size >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** Of a table of gradients: six digits, so that two of them can be compared. */
export function longNumber(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e5)) return value.toExponential(4).replace('e+', 'e').replaceAll('-', '−');
  return value.toFixed(6).replace('-', '−');
}

/** `−3.1e−7` as the typesetter has it. */
export function texNumber(value: number): string {
  const text = shortNumber(value).replaceAll('−', '-').replace('∞', '\\infty');
  const [digits, power] = text.split('e');
  return power === undefined ? digits! : `${digits} \\cdot 10^{${power}}`;
}

/** A factor: in parentheses where it has a sign. */
export function texFactor(value: number): string {
  return value < 0 || texNumber(value).includes('10^') ? `(${texNumber(value)})` : texNumber(value);
}

export function spokenFactor(value: number): string {
  return value < 0 ? `(${shortNumber(value)})` : shortNumber(value);
}

/** The rule, and below it the rule with its numbers. */
export function onTwoLines(left: string, rule: string, numbers: string): string {
  return `\\begin{aligned} ${left} &= ${rule} \\\\ &= ${numbers} \\end{aligned}`;
}
