import { nearestName } from '../logic/nearest.ts';
import type { BinaryOperator, Expression, Span } from './ast.ts';
import { functionNamed, functionNames } from './functions.ts';
import { issueAt, SyntaxIssue, type ParsedText } from './issue.ts';
import { createCursor, maxTextLength, type Cursor, type Token } from './lex.ts';
import { precedence } from './precedence.ts';
import { checkLength, spanOf } from './read-parts.ts';
import { resolveUnits } from './resolve-units.ts';

/**
 * Parses an expression. Names in `defined` are symbols; others are units where a unit has that name (`mV`), else symbols.
 * `^` binds tightest, then unary minus, `* /`, `+ -`, comparisons, `not`, `and`, `or`, as in Python.
 */
export function parseExpression(text: string, defined: ReadonlySet<string> = new Set()): ParsedText<Expression> {
  if (text.length > maxTextLength) {
    const message = `the expression has ${text.length} characters`;
    return { ok: false, issues: [issueAt(text, { start: 0, end: 1 }, message, `at most ${maxTextLength}`)] };
  }
  try {
    const cursor = createCursor(text);
    const expression = readExpression(cursor);
    if (cursor.peek().kind !== 'end') cursor.fail('an operator or the end');
    return { ok: true, value: resolveUnits(expression, defined) };
  } catch (error) {
    if (!(error instanceof SyntaxIssue)) throw error;
    return { ok: false, issues: [issueAt(text, error.at, error.message, error.expected)] };
  }
}

/** Reads the longest expression at the cursor; every name is a symbol. Throws a SyntaxIssue. */
export function readExpression(cursor: Cursor): Expression {
  const depths = new WeakMap<Expression, number>();
  let nesting = 0;

  /** Trees that are too deep would overflow the stack of whoever walks them, also long sums, which nest to the left. */
  function made<T extends Expression>(expression: T, at: Span, ...parts: Expression[]): T {
    const depth = 1 + Math.max(0, ...parts.map((part) => depths.get(part) ?? 0));
    if (depth > maxDepth && expression.kind === 'binary') {
      throw new SyntaxIssue(
        at,
        `is an operator after ${maxDepth} others`,
        'parts with names of their own, as subexpressions',
      );
    }
    if (depth > maxDepth) throw new SyntaxIssue(at, 'nested too deeply', `at most ${maxDepth} levels`);
    depths.set(expression, depth);
    return expression;
  }

  function read(least: number): Expression {
    if (++nesting > maxDepth) throw new SyntaxIssue(cursor.peek(), 'nested too deeply', `at most ${maxDepth} levels`);
    let left = readPrefix(least);
    for (;;) {
      const sign = cursor.peek();
      const operator = operators.get(sign.text);
      if (!operator || precedence[operator] < least) break;
      cursor.next();
      const right = read(operator === '^' ? precedence.negate : precedence[operator] + 1);
      const at = { start: startOf(left), end: endOf(right) };
      left = made({ kind: 'binary', operator, left, right, at }, sign, left, right);
      refuseChain(operator);
    }
    nesting--;
    return left;
  }

  function refuseChain(operator: BinaryOperator): void {
    const again = operators.get(cursor.peek().text);
    if (precedence[operator] !== precedence['<'] || !again || precedence[again] !== precedence['<']) return;
    cursor.fail('"and" between two comparisons');
  }

  function readPrefix(least: number): Expression {
    const sign = cursor.peek();
    if (sign.text === '+' && cursor.accept('+')) return read(precedence.negate);
    if (sign.text === '-' && cursor.accept('-')) return makeUnary('negate', sign, read(precedence.negate));
    if (least <= precedence.not && (cursor.accept('not') || cursor.accept('!'))) {
      return makeUnary('not', sign, read(precedence.not));
    }
    return readPrimary();
  }

  function makeUnary(kind: 'negate' | 'not', sign: Token, operand: Expression): Expression {
    return made({ kind, operand, at: { start: sign.start, end: endOf(operand) } }, sign, operand);
  }

  function readPrimary(): Expression {
    const token = cursor.peek();
    if (token.kind === 'number') return readNumber(cursor.next());
    if (token.kind === 'name' && !words.has(token.text)) return readName(cursor.next());
    if (token.text !== '(') return cursor.fail('a number, a name, - or (');
    cursor.next();
    const inner = read(0);
    cursor.expect(')', `an operator, or ) for the ( in column ${cursor.columnOf(token)}`);
    return inner;
  }

  function readNumber(token: Token): Expression {
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw new SyntaxIssue(token, `${token.text} is too large`, 'a number up to 1e308');
    const following = cursor.peek();
    if (following.kind === 'name' && !operators.has(following.text)) cursor.fail(`${token.text}*${following.text}`);
    return made({ kind: 'number', value, at: spanOf(token) }, token);
  }

  function readName(token: Token): Expression {
    checkLength(token);
    if (!cursor.accept('(')) return made({ kind: 'symbol', name: token.text, at: spanOf(token) }, token);
    if (token.text === 'sum') return readSum(token);
    const spec = functionNamed(token.text) ?? failUnknown(token);
    const values = readArguments();
    const at = { start: token.start, end: cursor.expect(')', ', or )').end };
    if (values.length !== spec.arity) {
      const message = `${token.text} has ${values.length} ${values.length === 1 ? 'argument' : 'arguments'}`;
      throw new SyntaxIssue(at, message, String(spec.arity));
    }
    return made({ kind: 'call', name: token.text, arguments: values, at }, token, ...values);
  }

  function readArguments(): Expression[] {
    const values: Expression[] = [];
    if (cursor.peek().text === ')') return values;
    do values.push(read(0));
    while (cursor.accept(','));
    return values;
  }

  /** sum(w*x), the only sum there is. */
  function readSum(token: Token): Expression {
    for (const part of ['w', '*', 'x']) cursor.expect(part, 'sum(w*x)');
    const at = { start: token.start, end: cursor.expect(')', 'sum(w*x)').end };
    return made({ kind: 'symbol', name: 'sum_wx', at }, token);
  }

  return read(0);
}

const maxDepth = 500;

const operators = new Map<string, BinaryOperator>([
  ...(['or', 'and', '<', '<=', '>', '>=', '==', '!=', '+', '-', '*', '/', '^'] as const).map(
    (operator): [string, BinaryOperator] => [operator, operator],
  ),
  ['||', 'or'],
  ['&&', 'and'],
  ['**', '^'],
]);

const words = new Set(['and', 'or', 'not', 'in']);

function failUnknown(token: Token): never {
  const nearest = nearestName(token.text, functionNames());
  const expected = nearest ? `a function; did you mean ${nearest}?` : `one of ${functionNames().join(', ')}`;
  throw new SyntaxIssue(token, `unknown function "${token.text}"`, expected);
}

function startOf(expression: Expression): number {
  return expression.at?.start ?? 0;
}

function endOf(expression: Expression): number {
  return expression.at?.end ?? 0;
}
