import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateBoolean, namesIn, parseBoolean, type BooleanExpression } from '../../../engine/logic/boolean.ts';

function parsed(text: string): BooleanExpression {
  const result = parseBoolean(text);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function issueOf(text: string): string {
  const result = parseBoolean(text);
  return result.ok ? 'ok' : result.issues.map((i) => `${i.path} | ${i.message} | ${i.expected}`).join('\n');
}

/** The expression with every operation in brackets. */
function bracketed(expression: BooleanExpression): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? '1' : '0';
    case 'name':
      return expression.name;
    case 'not':
      return `!${bracketed(expression.operand)}`;
    default: {
      const operator = { and: '&', or: '|', xor: '^' }[expression.kind];
      return `(${bracketed(expression.left)}${operator}${bracketed(expression.right)})`;
    }
  }
}

describe('parseBoolean', () => {
  it.each([
    ['a & b | c', '((a&b)|c)'],
    ['a | b & c', '(a|(b&c))'],
    ['a ^ b & c', '(a^(b&c))'],
    ['a | b ^ c', '(a|(b^c))'],
    ['!a & b', '(!a&b)'],
    ['!!a', '!!a'],
    ['!(a & b)', '!(a&b)'],
    ['a & b & c', '((a&b)&c)'],
    ['a ^ b ^ c', '((a^b)^c)'],
    ['(a | b) & c', '((a|b)&c)'],
    [' ( ( a ) ) ', 'a'],
    ['0|1', '(0|1)'],
    ['carry_in2&\n\tB', '(carry_in2&B)'],
  ])('reads %j as %s', (text, structure) => {
    expect(bracketed(parsed(text))).toBe(structure);
  });

  it.each([
    ['', 'column 1 | the expression ends | a name, 0, 1, ! or ('],
    ['a &', 'column 4 | the expression ends | a name, 0, 1, ! or ('],
    ['a && b', 'column 4 | found "&" | a name, 0, 1, ! or ('],
    ['a b', 'column 3 | found "b" | an operator (& | ^) or the end'],
    ['(a | b', 'column 7 | the expression ends | ) for the ( in column 1'],
    ['a | (b & (c)', 'column 13 | the expression ends | ) for the ( in column 5'],
    ['a)', 'column 2 | found ")" | an operator (& | ^) or the end'],
    ['()', 'column 2 | found ")" | a name, 0, 1, ! or ('],
    ['2', 'column 1 | found "2" | a name, 0, 1, ! or ('],
    ['10', 'column 2 | found "0" | an operator (& | ^) or the end'],
    ['a + b', 'column 3 | found "+" | an operator (& | ^) or the end'],
    ['a & é', 'column 5 | found "é" | a name, 0, 1, ! or ('],
    ['😀', 'column 1 | found "😀" | a name, 0, 1, ! or ('],
    ['a∧b', 'column 2 | found "∧" | an operator (& | ^) or the end'],
    ['\u0000', 'column 1 | found "\u0000" | a name, 0, 1, ! or ('],
  ])('refuses %j', (text, issue) => {
    expect(issueOf(text)).toBe(issue);
  });

  it('takes an expression of 10,000 characters, and evaluates it', () => {
    const text = `${'a^'.repeat(4_999)}aa`;
    const expression = parsed(text);
    expect(text.length).toBe(10_000);
    expect(namesIn(expression).length).toBe(5_000);
    expect(evaluateBoolean(expression, (name) => name === 'aa')).toBe(true);
    expect(issueOf(`${text}a`)).toBe('column 10001 | the expression has 10001 characters | at most 10000');
  });

  it.each(['!', '('])('refuses %s nested too deeply, without overflow', (opening) => {
    expect(issueOf(`${opening.repeat(9_000)}a`)).toBe('column 501 | nested too deeply | at most 500 levels');
    const most = opening.repeat(499);
    expect(issueOf(`${most}a${opening === '(' ? ')'.repeat(499) : ''}`)).toBe('ok');
  });

  it('never throws, whatever the characters', () => {
    const garbage = fc.string({ unit: 'binary', maxLength: 30 });
    const near = fc.string({ unit: fc.constantFrom(...'ab01!&|^() '), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(garbage, near), (text) => {
        const result = parseBoolean(text);
        return result.ok || /^column [1-9]\d*$/.test(result.issues[0]!.path);
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });
});

describe('evaluateBoolean', () => {
  /** Expressions as text, with JavaScript's own value for them: on 0 and 1 its operators agree with ours but for `!`. */
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom('a', 'b', 'c', '0', '1'),
      tie('expression').map((x) => `!${x}`),
      tie('expression').map((x) => `(${x})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('&', '|', '^', ' & ', ' | ', ' ^ '), tie('expression'))
        .map((parts) => parts.join('')),
    ),
  }));

  it('agrees with JavaScript, precedence and all, on every row', () => {
    fc.assert(
      fc.property(expression, (text) => {
        // Safe to compile: the text holds nothing but names, digits and operators.
        const inJavaScript = new Function('a', 'b', 'c', `return Boolean(${text})`) as (...bits: number[]) => boolean;
        const tree = parsed(text);
        const rows = Array.from({ length: 8 }, (_, row) => [row & 1, (row >> 1) & 1, row >> 2]);
        const values = rows.map((bits) => evaluateBoolean(tree, (name) => bits['abc'.indexOf(name)] === 1));
        expect(values).toEqual(rows.map((bits) => inJavaScript(...bits)));
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

describe('namesIn', () => {
  it('lists every mention with its column', () => {
    expect(namesIn(parsed('!(a & b1) | 1 ^ a'))).toEqual([
      { name: 'a', column: 3 },
      { name: 'b1', column: 7 },
      { name: 'a', column: 17 },
    ]);
  });
});
