import type { BooleanFunction } from '../../../engine/logic/synthesis/function.ts';
import type { LearntNeuron } from '../../../engine/logic/synthesis/learn.ts';
import type { FormReport, OutputReport, Synthesis } from '../../../engine/logic/synthesis/synthesize.ts';
import type { GateStyle } from '../../../engine/logic/synthesis/types.ts';
import { countOf } from '../../../engine/network/count.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { MarkSpan } from '../../ui/marks.ts';

export const styleTexts: Readonly<Record<GateStyle, string>> = {
  nand: 'NAND neurons alone',
  'threshold-2': 'Two threshold layers',
  threshold: 'Fewest threshold neurons',
};

/** `2 formulas of a, b, c`, as it was understood. */
export function readingText(kind: 'formulas' | 'table', { inputs, outputs }: BooleanFunction): string {
  const what =
    kind === 'table' ? `A table of ${countOf(2 ** inputs.length, 'row')}` : countOf(outputs.length, 'formula');
  const names =
    inputs.length === 0 ? 'no inputs' : `${inputs.join(', ')} → ${outputs.map(({ name }) => name).join(', ')}`;
  return `${what}: ${names}`;
}

/** Whether the number of neurons is proven to be the least of its style. */
export function fewestText({ isFewest }: Synthesis): string {
  return isFewest ? 'no circuit of this kind has fewer' : 'the fewest found';
}

export function formText({ terms, literals, isMinimal }: FormReport, term: 'product' | 'sum'): string {
  return `${countOf(terms, term)}, ${countOf(literals, 'literal')}, ${isMinimal ? 'minimal' : 'not proven minimal'}`;
}

/** Longer forms are for files. */
const longestForm = 400;

/** The forms of an output that are worth reading: the sum of products, and the product of sums where it is shorter. */
export function formsOf({ sumOfProducts, productOfSums }: OutputReport): { text: string; counts: string }[] {
  const cut = (text: string): string => (text.length > longestForm ? `${text.slice(0, longestForm)} …` : text);
  const form = (report: FormReport, term: 'product' | 'sum') => ({
    text: cut(report.text),
    counts: formText(report, term),
  });
  const isShorter = productOfSums.literals < sumOfProducts.literals;
  return [form(sumOfProducts, 'product'), ...(isShorter ? [form(productOfSums, 'sum')] : [])];
}

/** How it went with the rule; its bound is (R/γ)² of Novikoff. */
export function learntText({ hasConverged, mistakes, mistakesByEpoch, bound }: LearntNeuron): string {
  const passes = countOf(mistakesByEpoch.length, 'pass').replace(/passs$/, 'passes');
  if (!hasConverged) return `never right about all rows: ${countOf(mistakes, 'mistake')} in ${passes}`;
  const most = bound === null ? '' : ` of at most ${Math.floor(bound + 1e-9).toLocaleString('en')}`;
  return `right about all rows after ${countOf(mistakes, 'mistake')}${most}`;
}

/** A number with the minus of the typesetters. */
export function signed(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** Characters of the text that an issue is about: from its column to the end of what stands there, or its whole line. */
export function spanOf(text: string, { path }: Issue): MarkSpan | null {
  const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(path) ?? [];
  if (line === undefined) return null;
  const lines = text.split('\n');
  const lineStart = lines.slice(0, Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const content = lines[Number(line) - 1] ?? '';
  if (column === undefined) return { start: lineStart, end: lineStart + content.length };
  const at = Number(column) - 1;
  const length = /^(\w+|.)?/.exec(content.slice(at))![0].length;
  return { start: lineStart + at, end: lineStart + at + Math.max(1, length) };
}

/** The window says missing rows by a switch. */
export function remedyOf(issue: Issue): Issue {
  return issue.path === 'table'
    ? { ...issue, path: '', expected: issue.expected.replace('or let', 'or below, let') }
    : issue;
}
