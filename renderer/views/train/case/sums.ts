import type { Equation } from '../../build/equation.ts';
import { shortNumber, spokenFactor, texFactor, texNumber } from './numbers.ts';

/** A term of a sum: a weight, with its colour, times what comes through it; or a number alone. */
export interface Term {
  readonly factor: number;
  readonly times: number | null;
}

/** Colours of weights above and below 0, as the axons have them. */
export interface Ink {
  readonly positive: string;
  readonly negative: string;
}

export interface SumOptions {
  readonly left: string;
  readonly spokenLeft: string;
  readonly terms: readonly Term[];
  /** Terms that are left out, and what they come to. */
  readonly more: number;
  readonly rest: number;
  readonly result: number;
  readonly ink: Ink;
  /** Characters that fit a line. */
  readonly lineLength: number;
}

/** `z = 0.52·1.2 − 0.31·0.7 + 0.1 = 0.507`, on as many lines as it needs. */
export function sumEquation({ left, spokenLeft, terms, more, rest, result, ink, lineLength }: SumOptions): Equation {
  const written = terms.map((term, k) => texTerm(term, k === 0, ink));
  const spoken = terms.map((term, k) => spokenTerm(term, k === 0));
  const isAlone = terms.length === 1 && terms[0]!.times === null && more === 0;
  const perLine = Math.max(1, Math.floor(lineLength / Math.max(1, ...spoken.map(({ length }) => length))));
  const lines: string[] = [];
  for (let k = 0; k < written.length && !isAlone; k += perLine)
    lines.push(`${k === 0 ? '' : '{}'}${written.slice(k, k + perLine).join(' ')}`);
  if (more > 0) {
    lines.push(`{}+ \\underbrace{${texFactor(rest)}}_{\\text{${more} more terms}}`);
    spoken.push(` + ${more} more terms, together ${shortNumber(rest)}`);
  }
  const total = `\\mathbf{${texNumber(result)}}`;
  // A short sum stands on one line with what it comes to.
  const isShort = lines.length === 1 && spoken.join('').length + shortNumber(result).length + 3 <= lineLength;
  const rows = isShort ? [`${lines[0]} = ${total}`] : [lines.join(' \\\\ &\\phantom{{}={}} '), total];
  const shown = rows.filter((row) => row !== '').map((row) => `&= ${row}`);
  return {
    tex: `\\begin{aligned} ${left} ${shown.join(' \\\\ ')} \\end{aligned}`,
    text: `${spokenLeft} = ${spoken.length === 0 || isAlone ? '' : `${spoken.join('')} = `}${shortNumber(result)}`,
  };
}

function texTerm({ factor, times }: Term, isFirst: boolean, ink: Ink): string {
  const sign = factor < 0 ? '-' : isFirst ? '' : '+';
  const size = texNumber(Math.abs(factor));
  if (times === null) return `${sign} ${size}`;
  const coloured = `\\textcolor{${factor < 0 ? ink.negative : ink.positive}}{${size.includes('10^') ? `(${size})` : size}}`;
  return `${sign} ${coloured} \\cdot ${texFactor(times)}`;
}

function spokenTerm({ factor, times }: Term, isFirst: boolean): string {
  const sign = factor < 0 ? (isFirst ? '−' : ' − ') : isFirst ? '' : ' + ';
  return `${sign}${shortNumber(Math.abs(factor))}${times === null ? '' : ` · ${spokenFactor(times)}`}`;
}
