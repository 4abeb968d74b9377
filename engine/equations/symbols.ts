import type { Expression } from './ast.ts';
import { functionNamed } from './functions.ts';
import { visitNodes } from './walk.ts';

/** Names of all symbols of the expression, in order of appearance. */
export function symbolsOf(expression: Expression): Set<string> {
  const names = new Set<string>();
  visitNodes(expression, (node) => {
    if (node.kind === 'symbol') names.add(node.name);
  });
  return names;
}

/** Names of all functions that the expression calls, in order of appearance. */
export function functionsOf(expression: Expression): Set<string> {
  const names = new Set<string>();
  visitNodes(expression, (node) => {
    if (node.kind === 'call') names.add(node.name);
  });
  return names;
}

/** Whether the expression draws random numbers by rand, randn or poisson (not by xi). */
export function isRandom(expression: Expression): boolean {
  return [...functionsOf(expression)].some((name) => functionNamed(name)?.value === null);
}
