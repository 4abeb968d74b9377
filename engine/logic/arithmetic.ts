import type { Parsed } from '../network/issue.ts';
import { foundToken, lengthIssues, SyntaxIssue, tokenize, type Token } from './tokens.ts';

/** An expression over whole numbers and bits, as in C; a comparison is 1 or 0. */
export type Arithmetic =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string; readonly bit: number | null; readonly column: number }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Arithmetic }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    };

export type BinaryOperator = keyof typeof precedences;

/** As in C, so that `a < 10 & b < 10` needs no parentheses and `a & b == c` does. */
const precedences = {
  '*': 7,
  '+': 6,
  '-': 6,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '==': 4,
  '!=': 4,
  '&': 3,
  '^': 2,
  '|': 1,
} as const;

const tokenPattern = /[A-Za-z]\w*(?:\s*\[\s*\d{1,6}\s*\])?|\d+|[<>=!]=|\S/gu;

/** Parses `+ - * == != < <= > >= & ^ | ! ( )`, whole numbers, names, and bits of names as in `a[3]`. */
export function parseArithmetic(text: string): Parsed<Arithmetic> {
  const issues = lengthIssues(text);
  if (issues.length > 0) return { ok: false, issues };
  try {
    return { ok: true, value: parseTokens(tokenize(text, tokenPattern)) };
  } catch (error) {
    if (error instanceof SyntaxIssue) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

/** All names of the expression, in order of appearance. */
export function namesInArithmetic(expression: Arithmetic): Extract<Arithmetic, { kind: 'name' }>[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
      return [expression];
    case 'unary':
      return namesInArithmetic(expression.operand);
    case 'binary':
      return [...namesInArithmetic(expression.left), ...namesInArithmetic(expression.right)];
  }
}

function parseTokens(tokens: readonly Token[]): Arithmetic {
  let next = 0;
  let depth = 0;
  const peek = (): Token => tokens[next]!;

  /** Operators that bind at least as tightly as `least` (precedence climbing, Richards 1979). */
  function binary(least: number): Arithmetic {
    let left = unary();
    for (;;) {
      const { text } = peek();
      const precedence = isOperator(text) ? precedences[text] : 0;
      if (!isOperator(text) || precedence < least) return left;
      refuseChain(left, precedence, peek());
      next++;
      left = { kind: 'binary', operator: text, left, right: binary(precedence + 1) };
    }
  }

  function unary(): Arithmetic {
    const token = peek();
    if (++depth > 500) throw new SyntaxIssue(token, 'nested too deeply', 'at most 500 levels');
    const { text } = token;
    const expression: Arithmetic =
      text === '!' || text === '-' ? (next++, { kind: 'unary', operator: text, operand: unary() }) : primary();
    depth--;
    return expression;
  }

  function primary(): Arithmetic {
    const token = peek();
    next++;
    if (/^\d/.test(token.text)) return { kind: 'number', value: BigInt(token.text) };
    if (/^[A-Za-z]/.test(token.text)) return nameOf(token);
    if (token.text !== '(') throw new SyntaxIssue(token, foundToken(token), 'a name, a number, !, - or (');
    const inner = binary(1);
    parenthesised.add(inner);
    if (peek().text !== ')') throw new SyntaxIssue(peek(), foundToken(peek()), `) for the ( in column ${token.column}`);
    next++;
    return inner;
  }

  const parenthesised = new Set<Arithmetic>();
  /** `a < b < c` would compare a bit with c, which nobody means. */
  function refuseChain(left: Arithmetic, precedence: number, token: Token): void {
    const isComparison = left.kind === 'binary' && precedences[left.operator] === precedence && precedence === 5;
    if (!isComparison || parenthesised.has(left)) return;
    throw new SyntaxIssue(token, 'a comparison of a comparison', 'two comparisons joined by &');
  }

  const expression = binary(1);
  if (peek().text === '=') throw new SyntaxIssue(peek(), 'found "="', '== for a comparison');
  if (peek().text !== '') throw new SyntaxIssue(peek(), foundToken(peek()), 'an operator or the end');
  return expression;
}

function isOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(precedences, text);
}

function nameOf({ text, column }: Token): Arithmetic {
  const [name, bit] = text.split('[');
  return { kind: 'name', name: name!.trim(), bit: bit === undefined ? null : parseInt(bit, 10), column };
}
