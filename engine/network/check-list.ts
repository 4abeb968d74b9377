import { countOf } from './count.ts';
import { limits } from './limits.ts';
import type { Issue } from './issue.ts';

/** The first row of a FromList connection that is wrong: there may be a million of them. Weights are checked elsewhere. */
export function checkList(
  list: readonly (readonly number[])[],
  sources: number,
  targets: number,
  path: string,
): Issue[] {
  for (let k = 0; k < list.length; k++) {
    const row = list[k]!;
    const issue =
      wrongLength(row, list[0]!, `${path}[${k}]`) ??
      wrongIndex(row[0]!, sources, `${path}[${k}][0]`, 'source') ??
      wrongIndex(row[1]!, targets, `${path}[${k}][1]`, 'neuron') ??
      wrongDelay(row[3], `${path}[${k}][3]`);
    if (issue) return [issue];
  }
  return [];
}

function wrongLength(row: readonly number[], first: readonly number[], path: string): Issue | null {
  if (row.length === first.length) return null;
  const message = `found ${countOf(row.length, 'number')}, but the first row has ${first.length}`;
  return { path, message, expected: 'rows of one length' };
}

function wrongIndex(index: number, size: number, path: string, noun: string): Issue | null {
  if (Number.isInteger(index) && index >= 0 && index < size) return null;
  const message = `found ${index}, but there ${size === 1 ? 'is' : 'are'} ${countOf(size, noun)}`;
  return { path, message, expected: size === 1 ? '0' : `a whole number from 0 to ${size - 1}` };
}

function wrongDelay(steps: number | undefined, path: string): Issue | null {
  if (steps === undefined || (Number.isInteger(steps) && steps >= 1 && steps <= limits.delay)) return null;
  return { path, message: `found ${steps}`, expected: `a whole number of steps from 1 to ${limits.delay}` };
}
