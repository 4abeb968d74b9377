import type { Expression } from './ast.ts';
import { mapChildren } from './walk.ts';

/** Replaces symbols by expressions, all at once: what is put in is not searched again. Parts that do not change are shared. */
export function substitute(expression: Expression, replacements: Readonly<Record<string, Expression>>): Expression {
  if (expression.kind === 'symbol') {
    return Object.hasOwn(replacements, expression.name) ? replacements[expression.name]! : expression;
  }
  return mapChildren(expression, (part) => substitute(part, replacements));
}
