import type { Parsed } from '../network/issue.ts';
import { foundToken, lengthIssues, SyntaxIssue, tokenize, type Token } from './tokens.ts';

/** A Boolean expression over named inputs. */
export type BooleanExpression =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'name'; readonly name: string; readonly column: number }
  | { readonly kind: 'not'; readonly operand: BooleanExpression }
  | { readonly kind: 'and' | 'or' | 'xor'; readonly left: BooleanExpression; readonly right: BooleanExpression };

/**
 * Parses `! & | ^ ( ) 0 1` and names. `!` binds tightest, then `&`, `^`, `|`, as in C.
 * What is wrong comes back with its column, counted from 1.
 */
export function parseBoolean(text: string): Parsed<BooleanExpression> {
  const issues = lengthIssues(text);
  if (issues.length > 0) return { ok: false, issues };
  const tokens = tokenize(text, tokenPattern);
  let next = 0;
  const depth = { now: 0 };

  const peek = (): Token => tokens[next]!;
  const binary = (operator: string, kind: 'and' | 'or' | 'xor', operand: () => BooleanExpression) => () => {
    let left = operand();
    while (peek().text === operator) {
      next++;
      left = { kind, left, right: operand() };
    }
    return left;
  };
  const and = binary('&', 'and', unary);
  const xor = binary('^', 'xor', and);
  const or = binary('|', 'or', xor);

  function unary(): BooleanExpression {
    const token = peek();
    if (++depth.now > 500) throw new SyntaxIssue(token, 'nested too deeply', 'at most 500 levels');
    const expression = token.text === '!' ? (next++, { kind: 'not', operand: unary() } as const) : primary();
    depth.now--;
    return expression;
  }

  function primary(): BooleanExpression {
    const token = peek();
    next++;
    if (token.text === '0' || token.text === '1') return { kind: 'constant', value: token.text === '1' };
    if (/^[A-Za-z]/.test(token.text)) return { kind: 'name', name: token.text, column: token.column };
    if (token.text !== '(') throw new SyntaxIssue(token, foundToken(token), 'a name, 0, 1, ! or (');
    const inner = or();
    if (peek().text !== ')') throw new SyntaxIssue(peek(), foundToken(peek()), `) for the ( in column ${token.column}`);
    next++;
    return inner;
  }

  try {
    const expression = or();
    if (peek().text !== '') throw new SyntaxIssue(peek(), foundToken(peek()), 'an operator (& | ^) or the end');
    return { ok: true, value: expression };
  } catch (error) {
    if (error instanceof SyntaxIssue) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

/** Value of the expression for an assignment of its names. */
export function evaluateBoolean(expression: BooleanExpression, valueOf: (name: string) => boolean): boolean {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'name':
      return valueOf(expression.name);
    case 'not':
      return !evaluateBoolean(expression.operand, valueOf);
    case 'and':
      return evaluateBoolean(expression.left, valueOf) && evaluateBoolean(expression.right, valueOf);
    case 'or':
      return evaluateBoolean(expression.left, valueOf) || evaluateBoolean(expression.right, valueOf);
    case 'xor':
      return evaluateBoolean(expression.left, valueOf) !== evaluateBoolean(expression.right, valueOf);
  }
}

/** All names of the expression with their columns, in order of appearance. */
export function namesIn(expression: BooleanExpression): { name: string; column: number }[] {
  if (expression.kind === 'constant') return [];
  if (expression.kind === 'name') return [{ name: expression.name, column: expression.column }];
  if (expression.kind === 'not') return namesIn(expression.operand);
  return [...namesIn(expression.left), ...namesIn(expression.right)];
}

const tokenPattern = /[A-Za-z]\w*|\S/gu;
