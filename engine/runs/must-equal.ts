import type { Issue } from '../network/issue.ts';

/** An issue unless what was found is what it must be. */
export function mustEqual(path: string, found: number | string, expected: number | string, what: string): Issue[] {
  return found === expected ? [] : [{ path, message: `found ${found}`, expected: `${expected}, ${what}` }];
}

/** The first index outside 0 … size − 1. */
export function checkIndices(indices: readonly number[], path: string, size: number): Issue[] {
  const outside = indices.findIndex((index) => index >= size);
  if (outside < 0) return [];
  return [{ path: `${path}[${outside}]`, message: `found ${indices[outside]}`, expected: `0 to ${size - 1}` }];
}
