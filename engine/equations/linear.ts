import type { Expression } from './ast.ts';
import { add, divide, multiply, negate, subtract } from './fold.ts';
import { isNumber, number } from './make.ts';
import { simplify } from './simplify.ts';
import { symbolsOf } from './symbols.ts';

/** expression = Σ coefficients[name]·name + rest; none of the names stands in a coefficient or in the rest. */
export interface LinearSplit {
  /** One for each of the names, 0 where it does not appear. */
  readonly coefficients: Readonly<Record<string, Expression>>;
  readonly rest: Expression;
}

/**
 * The exact symbolic split of an expression that is linear in `names`; null where it is not, or where that does not
 * follow from sums, products, quotients and negation alone: x^2 - x^2 is not seen to be linear.
 */
export function linearIn(expression: Expression, names: readonly string[]): LinearSplit | null {
  const parts = split(expression, new Set(names));
  if (!parts) return null;
  const coefficients = names.map((name) => [name, parts.coefficients.get(name) ?? number(0)] as const);
  return { coefficients: Object.fromEntries(coefficients), rest: parts.rest };
}

interface Parts {
  readonly coefficients: ReadonlyMap<string, Expression>;
  readonly rest: Expression;
}

function split(expression: Expression, names: ReadonlySet<string>): Parts | null {
  switch (expression.kind) {
    case 'number':
      return free(expression);
    case 'symbol':
      if (!names.has(expression.name)) return free(expression);
      return { coefficients: new Map([[expression.name, number(1)]]), rest: number(0) };
    case 'negate': {
      const operand = split(expression.operand, names);
      return operand && (isFree(operand) ? free(expression) : mapParts(operand, negate));
    }
    case 'binary':
      return splitBinary(expression, names);
    case 'not':
    case 'call':
      return uses(expression, names) ? null : free(expression);
  }
}

function splitBinary(expression: Expression & { kind: 'binary' }, names: ReadonlySet<string>): Parts | null {
  const left = split(expression.left, names);
  const right = left && split(expression.right, names);
  if (!left || !right) return null;
  if (isFree(left) && isFree(right)) return free(expression);
  switch (expression.operator) {
    case '+':
      return merge(left, right, add);
    case '-':
      return merge(left, right, subtract);
    case '*':
      if (isFree(right)) return mapParts(left, (part) => multiply(part, right.rest));
      return isFree(left) ? mapParts(right, (part) => multiply(left.rest, part)) : null;
    case '/':
      return isFree(right) ? mapParts(left, (part) => divide(part, right.rest)) : null;
    case '^':
      return isFree(right) && isNumber(simplify(right.rest), 1) ? left : null;
    default:
      return null;
  }
}

function merge(left: Parts, right: Parts, join: (a: Expression, b: Expression) => Expression): Parts {
  const coefficients = new Map(left.coefficients);
  for (const [name, part] of right.coefficients)
    coefficients.set(name, join(left.coefficients.get(name) ?? number(0), part));
  return { coefficients, rest: join(left.rest, right.rest) };
}

function mapParts({ coefficients, rest }: Parts, change: (part: Expression) => Expression): Parts {
  return { coefficients: new Map([...coefficients].map(([name, part]) => [name, change(part)])), rest: change(rest) };
}

/** Keeps the expression as its author wrote it. */
function free(expression: Expression): Parts {
  return { coefficients: new Map(), rest: expression };
}

function isFree(parts: Parts): boolean {
  return parts.coefficients.size === 0;
}

function uses(expression: Expression, names: ReadonlySet<string>): boolean {
  return [...symbolsOf(expression)].some((name) => names.has(name));
}
