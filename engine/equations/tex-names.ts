import { sumSymbol } from './infer-sum.ts';

/** A name in the notation of the field: tau_m is \tau_m, V_th is V_\mathrm{th}, and sum_wx is \sum_i w_i x_i. */
export function symbolTex(name: string): string {
  if (Object.hasOwn(special, name)) return special[name]!;
  const [, base, rest] = /^([A-Za-z]*)(.*)$/.exec(name)!;
  const indices = rest!.split('_').filter((part) => part !== '');
  const index = indices.map(wordTex).join(',');
  if (indices.length === 0) return wordTex(base!);
  return `${wordTex(base!)}_${indices.length === 1 && !/^\d\d/.test(index) ? index : `{${index}}`}`;
}

/** A number as people write it: 1e-9 is 10^{-9}. */
export function numberTex(value: number): string {
  const [mantissa, exponent] = String(value).split('e');
  if (value === Infinity || value === -Infinity) return value > 0 ? '\\infty' : '-\\infty';
  if (exponent === undefined) return mantissa!;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\cdot ${power}`;
}

/** The name of a unit such as `mV` or `uA`, upright. */
export function unitTex(name: string): string {
  const text = name.replace(/^[u\u00b5\u03bc](?=.)/, '\\mu ').replace(/Ohm|\u03a9|\u2126/, '\\Omega');
  return `\\mathrm{${text}}`;
}

const special: Readonly<Record<string, string>> = {
  [sumSymbol]: '\\sum_i w_i x_i',
  xi: '\\xi',
  dt: '\\Delta t',
};

const greek = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega '
    .concat('Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega')
    .split(' '),
);

/** Single letters and numerals are italic as they are, words upright. */
function wordTex(word: string): string {
  if (greek.has(word)) return `\\${word}`;
  return word.length === 1 || /^\d+$/.test(word) ? word : `\\mathrm{${word}}`;
}
