import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/equations/ast.ts';
import { parseExpression } from '../../../engine/equations/parse-expression.ts';
import { print } from '../../../engine/equations/print.ts';
import { expressionOf, symbols } from './support.ts';

function issueOf(text: string): string {
  const parsed = parseExpression(text, new Set<string>(symbols));
  return parsed.ok ? 'ok' : parsed.issues.map((i) => `${i.path} | ${i.message} | ${i.expected}`).join('\n');
}

/** The expression with every operation in brackets. */
function bracketed(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.unit ?? String(expression.value);
    case 'symbol':
      return expression.name;
    case 'negate':
    case 'not':
      return `(${expression.kind === 'not' ? '!' : '-'}${bracketed(expression.operand)})`;
    case 'binary':
      return `(${bracketed(expression.left)} ${expression.operator} ${bracketed(expression.right)})`;
    case 'call':
      return `${expression.name}[${expression.arguments.map(bracketed).join(', ')}]`;
  }
}

describe('parseExpression', () => {
  it.each([
    ['a + b*v', '(a + (b * v))'],
    ['a - b - v', '((a - b) - v)'],
    ['a/b/v', '((a / b) / v)'],
    ['a/(b/v)', '(a / (b / v))'],
    ['a^b^v', '(a ^ (b ^ v))'],
    ['a**2', '(a ^ 2)'],
    ['-a^2', '(-(a ^ 2))'],
    ['(-a)^2', '((-a) ^ 2)'],
    ['a^-b', '(a ^ (-b))'],
    ['2^-3^2', '(2 ^ (-(3 ^ 2)))'],
    ['-a*b', '((-a) * b)'],
    ['a*-b', '(a * (-b))'],
    ['--a', '(-(-a))'],
    ['+a - +b', '(a - b)'],
    ['1e-3*a', '(0.001 * a)'],
    ['.5 + 2. + 1.5E+2', '((0.5 + 2) + 150)'],
    ['25*mV', '(25 * mV)'],
    ['v/ms', '(v / ms)'],
    ['a < b and b < v or a == v', '(((a < b) and (b < v)) or (a == v))'],
    ['a < b && b < v || a != v', '(((a < b) and (b < v)) or (a != v))'],
    ['not a > b and v <= 1', '((!(a > b)) and (v <= 1))'],
    ['!(a > b)', '(!(a > b))'],
    ['not not a > b', '(!(!(a > b)))'],
    ['a + 1 >= b - 1', '((a + 1) >= (b - 1))'],
    ['exp(-v/tau_m)', 'exp[((-v) / tau_m)]'],
    ['clip(a, 0, 1)', 'clip[a, 0, 1]'],
    ['rand() < 0.5', '(rand[] < 0.5)'],
    ['int(a > b)*v', '(int[(a > b)] * v)'],
    ['b + sum(w * x)', '(b + sum_wx)'],
    [' ( ( a ) )\n + b # the sum', '(a + b)'],
  ])('reads %j as %s', (text, structure) => {
    expect(bracketed(expressionOf(text))).toBe(structure);
  });

  it('takes names for units only where nothing else has the name', () => {
    expect(expressionOf('s')).toEqual({ kind: 'number', value: 1000, unit: 's' });
    const parsed = parseExpression('m^3*s', new Set(['m']));
    expect(parsed.ok && parsed.value).toMatchObject({
      left: { left: { kind: 'symbol', name: 'm' } },
      right: { value: 1000, unit: 's' },
    });
  });

  it('knows where each part stands', () => {
    const text = 'a + exp(-v) / 25';
    const parsed = parseExpression(text, new Set<string>(symbols));
    const parts: string[] = [];
    const collect = (part: Expression): void => {
      parts.push(text.slice(part.at!.start, part.at!.end));
      if (part.kind === 'binary') [part.left, part.right].forEach(collect);
      if (part.kind === 'call') part.arguments.forEach(collect);
      if (part.kind === 'negate') collect(part.operand);
    };
    if (parsed.ok) collect(parsed.value);
    expect(parts).toEqual(['a + exp(-v) / 25', 'a', 'exp(-v) / 25', 'exp(-v)', '-v', 'v', '25']);
  });

  it.each([
    ['', 'line 1, column 1 | the line ends here | a number, a name, - or ('],
    ['a +', 'line 1, column 4 | the line ends here | a number, a name, - or ('],
    ['a b', 'line 1, column 3 | found "b" | an operator or the end'],
    ['20 mV', 'line 1, column 4 | found "mV" | 20*mV'],
    ['(a + b', 'line 1, column 7 | the line ends here | an operator, or ) for the ( in column 1'],
    ['a\n + (b', 'line 2, column 6 | the line ends here | an operator, or ) for the ( in column 4'],
    ['a)', 'line 1, column 2 | found ")" | an operator or the end'],
    ['a < b < v', 'line 1, column 7 | found "<" | "and" between two comparisons'],
    ['1 + not a', 'line 1, column 5 | found "not" | a number, a name, - or ('],
    ['a = b', 'line 1, column 3 | found "=" | an operator or the end'],
    ['a & b', 'line 1, column 3 | found "&" | an operator or the end'],
    ['expp(a)', 'line 1, column 1 | unknown function "expp" | a function; did you mean exp?'],
    [
      'v(3)',
      'line 1, column 1 | unknown function "v" | one of exp, log, sqrt, abs, min, max, clip, tanh, sinh, cosh, exprel, step, rand, randn, poisson, floor, ceil, sign, int',
    ],
    ['exp()', 'line 1, column 1 | exp has 0 arguments | 1'],
    ['a + max(a)', 'line 1, column 5 | max has 1 argument | 2'],
    ['rand(1)', 'line 1, column 1 | rand has 1 argument | 0'],
    ['max(a, b', 'line 1, column 9 | the line ends here | , or )'],
    ['sum(a*x)', 'line 1, column 5 | found "a" | sum(w*x)'],
    ['1e999', 'line 1, column 1 | 1e999 is too large | a number up to 1e308'],
    ['a\n  + §', 'line 2, column 5 | found "§" | a number, a name, - or ('],
    [
      'toString(a)',
      'line 1, column 1 | unknown function "toString" | one of exp, log, sqrt, abs, min, max, clip, tanh, sinh, cosh, exprel, step, rand, randn, poisson, floor, ceil, sign, int',
    ],
  ])('refuses %j', (text, issue) => {
    expect(issueOf(text)).toBe(issue);
  });

  it('refuses what is too long or too deep, without overflowing the stack', () => {
    expect(issueOf('a+'.repeat(10_001))).toContain('the expression has 20002 characters');
    for (const deep of ['('.repeat(9999), '-'.repeat(9999), `${'a^'.repeat(9999)}a`]) {
      expect(issueOf(deep)).toContain('nested too deeply | at most 500 levels');
    }
    expect(issueOf(`${'a+'.repeat(3000)}a`)).toBe(
      'line 1, column 1000 | is an operator after 500 others | parts with names of their own, as subexpressions',
    );
    expect(issueOf(`${'!'.repeat(9999)}a`)).toContain('nested too deeply');
    expect(issueOf(`${'exp('.repeat(3000)}a`)).toContain('nested too deeply');
    expect(issueOf('a'.repeat(65))).toBe('line 1, column 1 | found a name of 65 characters | at most 64');
  });

  it('reads what is just deep enough, and walkers can walk it', () => {
    const sum = `${'a+'.repeat(499)}a`;
    expect(print(expressionOf(sum))).toBe(sum.replaceAll('+', ' + '));
    expect(print(expressionOf(`${'('.repeat(499)}a${')'.repeat(499)}`))).toBe('a');
  });
});
