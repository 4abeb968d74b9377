import type { Expression, Span } from './ast.ts';
import { dimensionless, dimensionPower, divideDimensions, multiplyDimensions, sameDimension } from './dimension.ts';
import { evaluate } from './evaluate.ts';
import { functionNamed } from './functions.ts';
import { print } from './print.ts';
import { symbolsOf } from './symbols.ts';
import { formatDimension, namedUnit, type Dimension } from './units.ts';

/**
 * What an expression is: a number of some dimension, a condition, or a plain 0, which goes with every unit.
 * `unknown` where a name is unknown or something was reported already.
 */
export type Kind = Dimension | 'condition' | 'zero' | 'unknown';

/** What a number can be. */
type Size = Exclude<Kind, 'condition'>;

/** `expected` is computed only where the issue is kept: suggestions look through all names. */
export type Report = (at: Span, message: string, expected: string | (() => string)) => void;

/** Computes what an expression is and reports what does not fit in it. */
export function kindOf(expression: Expression, symbols: (name: string) => Kind, report: Report): Kind {
  const complain = (part: Expression, message: string, expected: string): 'unknown' => {
    report(part.at ?? expression.at ?? { start: 0, end: 0 }, message, expected);
    return 'unknown';
  };

  function find(part: Expression): Kind {
    switch (part.kind) {
      case 'number':
        return dimensionOfNumber(part);
      case 'symbol':
        return symbols(part.name);
      case 'negate':
        return number(part.operand);
      case 'not':
        return condition(part.operand);
      case 'call':
        return findCall(part);
      case 'binary':
        return findBinary(part);
    }
  }

  function findBinary(part: Expression & { kind: 'binary' }): Kind {
    switch (part.operator) {
      case 'and':
      case 'or':
        return [condition(part.left), condition(part.right)].includes('unknown') ? 'unknown' : 'condition';
      case '+':
      case '-':
        return unite(part.left, part.right, part.operator === '+' ? 'add' : 'subtract');
      case '*':
      case '/':
        return combine(part.operator, number(part.left), number(part.right));
      case '^':
        return findPower(part);
      default:
        return unite(part.left, part.right, 'compare') === 'unknown' ? 'unknown' : 'condition';
    }
  }

  function findPower({ left, right }: Expression & { kind: 'binary' }): Kind {
    const base = number(left);
    if (pure(right, 'an exponent') === 'unknown' || typeof base === 'string')
      return base === 'zero' ? dimensionless : 'unknown';
    if (sameDimension(base, dimensionless)) return base;
    const exponent = constantOf(right);
    if (exponent !== null) return dimensionPower(base, exponent);
    return complain(right, `${named(left, base)} is raised to a power that is not a constant`, 'a number as exponent');
  }

  function findCall(part: Expression & { kind: 'call' }): Kind {
    const rule = functionNamed(part.name)?.units ?? 'pure';
    const [first] = part.arguments;
    if (rule === 'condition') return part.arguments.map(condition).includes('unknown') ? 'unknown' : dimensionless;
    if (rule === 'pure')
      return part.arguments.map((value) => pure(value, part.name)).includes('unknown') ? 'unknown' : dimensionless;
    if (rule === 'same') return uniteAll(part);
    const value = number(first!);
    if (value === 'unknown') return value;
    return rule === 'free' || typeof value === 'string' ? dimensionless : dimensionPower(value, 0.5);
  }

  function uniteAll(part: Expression & { kind: 'call' }): Kind {
    let [widest] = part.arguments;
    let kind = number(widest!);
    for (const value of part.arguments.slice(1)) {
      const next = kind === 'unknown' ? number(value) : unite(widest!, value, 'compare', kind);
      if (next === 'unknown') kind = next;
      if (kind === 'zero') [widest, kind] = [value, next];
    }
    return kind;
  }

  function unite(left: Expression, right: Expression, verb: string, leftKind = number(left)): Size {
    const rightKind = number(right);
    if (leftKind === 'unknown' || rightKind === 'unknown') return 'unknown';
    if (typeof leftKind === 'string') return rightKind;
    if (typeof rightKind === 'string' || sameDimension(leftKind, rightKind)) return leftKind;
    const joint = { add: 'to', subtract: 'from', compare: 'with' }[verb]!;
    const [first, second] = [named(left, leftKind), named(right, rightKind)];
    const pair = verb === 'compare' ? `${first} ${joint} ${second}` : `${second} ${joint} ${first}`;
    return complain(
      right,
      `cannot ${verb} ${pair}`,
      sameDimension(leftKind, dimensionless) ? 'both without unit' : `the same unit, ${formatDimension(leftKind)}`,
    );
  }

  function number(part: Expression): Size {
    const kind = find(part);
    return kind === 'condition'
      ? complain(part, `${shorten(part)} is a condition`, 'a number; int(…) gives 1 or 0')
      : kind;
  }

  function pure(part: Expression, user: string): Kind {
    const kind = number(part);
    if (typeof kind === 'string' || sameDimension(kind, dimensionless)) return kind;
    const message = user === 'an exponent' ? `${named(part, kind)} is an exponent` : `${user} of ${named(part, kind)}`;
    return complain(part, message, 'a number without unit');
  }

  function condition(part: Expression): Kind {
    const kind = find(part);
    if (kind === 'condition' || kind === 'unknown') return kind;
    return complain(part, `${shorten(part)} is a number`, 'a condition, such as v > V_th');
  }

  return find(expression);
}

/** The expression and its unit, for messages. */
export function named(expression: Expression, kind: Dimension): string {
  return `${shorten(expression)} (${unitText(kind)})`;
}

/** The unit for messages. */
export function unitText(dimension: Dimension): string {
  return sameDimension(dimension, dimensionless) ? 'without unit' : formatDimension(dimension);
}

/** The expression as text, cut where it is long. */
export function shorten(expression: Expression): string {
  const text = print(expression);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function dimensionOfNumber(part: Expression & { kind: 'number' }): Kind {
  if (part.unit !== undefined) return namedUnit(part.unit)?.dimension ?? dimensionless;
  return part.value === 0 ? 'zero' : dimensionless;
}

function combine(operator: '*' | '/', left: Kind, right: Kind): Kind {
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  const [a, b] = [left, right].map((kind) => (typeof kind === 'string' ? dimensionless : kind));
  return operator === '*' ? multiplyDimensions(a!, b!) : divideDimensions(a!, b!);
}

/** Value of an exponent that is made of numbers alone; null otherwise. */
function constantOf(expression: Expression): number | null {
  if (symbolsOf(expression).size > 0) return null;
  try {
    const value = evaluate(expression, () => NaN);
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}
