import type { Expression, Span } from './ast.ts';
import type { Report } from './dimension-of.ts';
import type { Parts } from './parts.ts';
import { childrenOf } from './walk.ts';

/**
 * Subexpressions are written out where integrators and resets need trees of states alone. Each that uses the one before
 * twice doubles: thirty short lines would be a billion terms. `parts.subexpressions` are in order of use.
 */
export function checkGrowth({ subexpressions, equations, reset }: Parts, report: Report): void {
  const sizes = new Map<string, number>();
  const sizeOf = (expression: Expression): number =>
    expression.kind === 'symbol'
      ? (sizes.get(expression.name) ?? 1)
      : childrenOf(expression).reduce((sum, child) => sum + sizeOf(child), 1);
  for (const { name, value } of subexpressions) {
    const size = sizeOf(value);
    sizes.set(name.text, size > mostTerms ? Infinity : size);
    refuseLarge(size, name.text, name.at);
  }
  for (const { name, value } of equations) refuseLarge(sizeOf(value), `d${name.text}/dt`, name.at);
  for (const { target, value, at } of reset?.statements ?? []) refuseLarge(sizeOf(value), `the new ${target}`, at);

  /** What uses one that was refused, whose size counts as infinite, is not refused again. */
  function refuseLarge(size: number, what: string, at: Span): void {
    if (size <= mostTerms || size === Infinity) return;
    const found = `${what}, with the subexpressions that it uses written out, has more than ${mostTerms.toLocaleString('en')} terms`;
    report(at, found, 'subexpressions that use each other fewer times');
  }
}

/** The largest built-in model has some hundred. */
const mostTerms = 20_000;
