import type { Arithmetic, Expression } from '../equations/ast.ts';
import { mapChildren } from '../equations/walk.ts';

/** Makers of trees, for code that derives formulas. */
export function num(value: number): Expression {
  return { kind: 'number', value };
}

export function symbol(name: string): Expression {
  return { kind: 'symbol', name };
}

export function call(name: string, ...args: readonly Expression[]): Expression {
  return { kind: 'call', name, arguments: args };
}

export function op(left: Expression, operator: Arithmetic, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

/** The sum of at least one term. */
export function sum(terms: readonly Expression[]): Expression {
  return terms.length === 0 ? num(0) : terms.reduce((left, right) => op(left, '+', right));
}

/** `value` while the neuron is not refractory, else `held`. */
export function whileActive(value: Expression, held: Expression): Expression {
  return call('select', symbol('active'), value, held);
}

export function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}

/** A copy in which `change` has replaced nodes, from the leaves up. */
export function rewrite(expression: Expression, change: (node: Expression) => Expression): Expression {
  return change(mapChildren(expression, (part) => rewrite(part, change)));
}
