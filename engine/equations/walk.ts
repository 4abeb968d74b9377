import type { Expression } from './ast.ts';

/** The parts of an expression, from left to right. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'negate':
    case 'not':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.arguments;
  }
}

/** The expression with each part replaced; itself where none changed, so that unchanged trees stay shared. */
export function mapChildren(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return expression;
    case 'negate':
    case 'not': {
      const operand = change(expression.operand);
      return operand === expression.operand ? expression : { ...expression, operand };
    }
    case 'binary': {
      const left = change(expression.left);
      const right = change(expression.right);
      return left === expression.left && right === expression.right ? expression : { ...expression, left, right };
    }
    case 'call': {
      const changed = expression.arguments.map(change);
      const same = changed.every((part, i) => part === expression.arguments[i]);
      return same ? expression : { ...expression, arguments: changed };
    }
  }
}

/** A copy in which `change` has replaced nodes, from the leaves up. */
export function rewrite(expression: Expression, change: (node: Expression) => Expression): Expression {
  return change(mapChildren(expression, (part) => rewrite(part, change)));
}

/** Calls `visit` for every node, parents first. */
export function visitNodes(expression: Expression, visit: (node: Expression) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) visitNodes(child, visit);
}
