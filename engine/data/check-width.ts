import type { Issue } from '../network/issue.ts';
import type { Input } from './inputs.ts';
import { countOf } from '../network/count.ts';
import { columnPath } from './words.ts';

/** Why the inputs of all rows would not fit in memory: a column of categories takes one number a row for each of them. */
export function checkWidth(inputs: readonly Input[], rows: number): Issue[] {
  const widths = inputs.map((input) => (input.type === 'number' ? 1 : new Set(input.texts).size));
  const width = widths.reduce((sum, each) => sum + each, 0);
  if (width * rows <= mostNumbers) return [];
  const widest = widths.reduce((most, each, k) => (each > widths[most]! ? k : most), 0);
  const message = `has ${countOf(widths[widest]!, 'category', 'categories')}: with all others they are ${countOf(width, 'input')} in each of ${countOf(rows, 'row')}`;
  const expected = `at most ${mostNumbers.toLocaleString('en')} numbers in all; merge categories, or drop the column`;
  return [{ path: columnPath(inputs[widest]!.name), message, expected }];
}

/** One gibibyte of doubles. */
const mostNumbers = 2 ** 27;
