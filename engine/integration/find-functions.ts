import type { Expression } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import { expressionKey, simplify } from '../equations/simplify.ts';
import { substitute } from '../equations/substitute.ts';
import { symbolsOf } from '../equations/symbols.ts';
import { visitNodes } from '../equations/walk.ts';
import { call, op, symbol } from '../equations/make.ts';
import { baseName, tableArgument } from './names.ts';
import type { Program } from './program.ts';

export interface TabulateOptions {
  /** State variables that tables may be of. */
  readonly variables: ReadonlySet<string>;
  /** Whether a constant has one value for all neurons. */
  readonly isShared: (constant: string) => boolean;
  /** Whether a function of `tableArgument` may be read from a table. */
  readonly accepts: (value: Expression) => boolean;
}

/** Finds in an expression what can be read from a table; gives `lookup(x, function)`, the function as a tree of `tableArgument`. */
export interface Finder {
  /** The one variable that an expression is a smooth function of; null where it is not. */
  argumentOf(value: Expression): string | null;
  asFunction(value: Expression, name: string): Expression | null;
  /** E(v)·x + F(v), where one of them is costly. */
  asLinear(value: Expression, name: string): Expression | null;
}

/** `names` takes, by its key, what each function that is found is called in reports. */
export function createFinder(
  { constants }: Program,
  { variables, isShared, accepts }: TabulateOptions,
  names: Map<string, string>,
): Finder {
  const shared = new Set(constants.map(({ name }) => name).filter(isShared));
  const isConstant = (name: string): boolean => shared.has(name);

  function argumentOf(value: Expression): string | null {
    const [argument, ...others] = [...symbolsOf(value)].filter((name) => !isConstant(name));
    const isArgument = argument !== undefined && others.length === 0 && variables.has(baseName(argument));
    return isArgument && isSmooth(value) ? argument : null;
  }

  function asFunction(value: Expression, name: string): Expression | null {
    if (!isCostly(value, isConstant)) return null;
    const argument = argumentOf(value);
    if (argument === null) return null;
    const own = simplify(substitute(value, { [argument]: symbol(tableArgument) }));
    if (!accepts(own)) return null;
    const key = expressionKey(own);
    if (!names.has(key)) names.set(key, name);
    return call('lookup', symbol(argument), own);
  }

  function asLinear(value: Expression, name: string): Expression | null {
    if (value.kind !== 'binary') return null;
    const both = [...symbolsOf(value)].filter((each) => !isConstant(each));
    if (both.length !== 2) return null;
    for (const x of both) {
      const split = linearIn(value, [x]);
      if (!split) continue;
      const factor = asFunction(split.coefficients[x]!, `factor of ${name}`);
      const rest = asFunction(split.rest, `summand of ${name}`);
      if (factor && rest) return op(op(factor, '*', symbol(x)), '+', rest);
      if (factor && !isCostly(split.rest, isConstant)) return simplify(op(op(factor, '*', symbol(x)), '+', split.rest));
    }
    return null;
  }

  return { argumentOf, asFunction, asLinear };
}

const smooth = new Set(['exp', 'log', 'sqrt', 'tanh', 'sinh', 'cosh', 'exprel']);
const arithmetic = new Set(['+', '-', '*', '/', '^']);

/** Without jumps and corners, which no polynomial follows. */
function isSmooth(value: Expression): boolean {
  let found = true;
  visitNodes(value, (node) => {
    if (node.kind === 'not') found = false;
    if (node.kind === 'call') found &&= smooth.has(node.name);
    if (node.kind === 'binary') found &&= arithmetic.has(node.operator);
  });
  return found;
}

/** Whether it takes longer than to read it from a table. */
function isCostly(value: Expression, isConstant: (name: string) => boolean): boolean {
  const depends = (part: Expression): boolean => [...symbolsOf(part)].some((name) => !isConstant(name));
  let found = false;
  visitNodes(value, (node) => {
    if (node.kind === 'call') found ||= node.name !== 'sqrt' && smooth.has(node.name) && depends(node);
    if (node.kind !== 'binary') return;
    found ||= node.operator === '/' && depends(node.right);
    found ||= node.operator === '^' && !(node.right.kind === 'number' && Number.isInteger(node.right.value));
  });
  return found;
}
