import { describe, expect, it } from 'vitest';
import { functionFromExpressions } from '../../../../engine/logic/synthesis/from-expressions.ts';
import { functionFromTable, type TableOptions } from '../../../../engine/logic/synthesis/from-table.ts';
import type { BooleanFunction } from '../../../../engine/logic/synthesis/function.ts';
import type { Parsed } from '../../../../engine/network/issue.ts';

function shortOf(parsed: Parsed<BooleanFunction>): unknown {
  if (!parsed.ok)
    return parsed.issues.map(({ path, message, expected }) => `${path}: ${message}; expected ${expected}`);
  const { inputs, outputs } = parsed.value;
  return [inputs.join(' '), ...outputs.map(({ name, values }) => `${name} ${values.join('')}`)];
}

const expressions = (...texts: string[]): unknown => shortOf(functionFromExpressions(texts));
const table = (text: string, options?: TableOptions): unknown => shortOf(functionFromTable(text, options));

describe('functionFromExpressions', () => {
  it('takes inputs in the order in which they are named, the first as the most significant', () => {
    expect(expressions('b & !a')).toEqual(['b a', 'y 0010']);
    expect(expressions('sum = a ^ b', ' carry = a & b')).toEqual(['a b', 'sum 0110', 'carry 0001']);
    expect(expressions('y & z')).toEqual(['y z', 'out 0001']);
    expect(expressions('1')).toEqual(['', 'y 1']);
  });

  it('says where an expression is wrong, and what to do', () => {
    expect(expressions('s = a & & b')).toEqual(['expression[0], column 9: found "&"; expected a name, 0, 1, ! or (']);
    expect(expressions('a', 'b')).toHaveLength(2);
    expect(expressions('p = a', 'q = p & b')).toEqual([
      'expression[1], column 5: "p" is an output; expected inputs alone: write out what p is',
    ]);
    expect(expressions('p = a', 'p = b')).toEqual([
      'expression[1], column 1: "p" stands twice; expected one output of each name',
    ]);
    expect(expressions(' = a')).toEqual([
      'expression[0], column 2: found ""; expected an output named by letters, digits and _, a letter first',
    ]);
    const many = Array.from({ length: 17 }, (_, k) => `x${k}`).join(' | ');
    expect(expressions(many)).toEqual(['expression[0], column 87: found 17 inputs; expected at most 16']);
    expect(expressions()).toHaveLength(1);
  });
});

describe('functionFromTable', () => {
  const nand = ['a b', 'y 1110'];

  it.each([
    ['pasted', 'a b | y\n0 0 | 1\n0 1 | 1\n1 0 | 1\n1 1 | 0\n'],
    ['with lines of dashes and a comment', '# NAND\na b | y\n----+--\n0 0 | 1\n0 1 | 1\n1 0 | 1\n1 1 | 0'],
    ['CSV of the last column', '\uFEFFa,b,y\r\n0,0,1\r\n0,1,1\r\n1,0,1\r\n1,1,0\r\n'],
    ['CSV with quotes and semicolons', '"a";"b";"y"\n"0";"0";"1"\n0;1;1\n1;0;1\n1;1;0'],
    ['tabs', 'a\tb\ty\n0\t0\t1\n0\t1\t1\n1\t0\t1\n1\t1\t0'],
    ['Markdown', '| a | b | y |\n|---|:-:|---|\n| 0 | 0 | 1 |\n| 0 | 1 | 1 |\n| 1 | 0 | 1 |\n| 1 | 1 | 0 |'],
    ['rows in another order, and with don’t-care inputs', 'a b | y\n1 1 | 0\n0 - | 1\nx 0 | 1'],
  ])('reads a table %s', (_, text) => {
    expect(table(text)).toEqual(nand);
  });

  it('reads several outputs and don’t-cares', () => {
    expect(table('a | p q\n0 | 1 -\n1 | x 0')).toEqual(['a', 'p 12', 'q 20']);
    expect(table('p,a,q\n1,0,0\n0,1,1', { outputs: ['q', 'p'] })).toEqual(['a', 'p 10', 'q 01']);
    expect(table('a b | y\n1 1 | 1', { missing: 'dont-care' })).toEqual(['a b', 'y 2221']);
  });

  it.each([
    ['', 'line 1: the table is empty; expected a line of names first'],
    [
      'a b | y\n0 0 | 1',
      "table: 3 rows are missing, the first with a = 0, b = 1; expected all 4 rows; or let missing rows be don't-cares",
    ],
    ['a b | y\n0 0 | 2', 'line 2, column 7: found "2"; expected 0, 1, or - where it may be either'],
    ['a | y\n0 | 1\n0 | 0', 'line 3, column 5: contradicts line 2 for the inputs 0; expected one answer a row'],
    ['a | y\n0 | 1 1', 'line 2: found 3 cells; expected 2, one a name'],
    ['a a | y', 'line 1, column 3: "a" stands twice; expected one input of each name'],
    ['a | a', 'line 1, column 5: "a" is an input and an output; expected another name for the output'],
    ['a 1b | y', 'line 1, column 3: found "1b"; expected an input named by letters, digits and _, a letter first'],
    ['a b |', 'line 1: the table has no output; expected names of inputs, a |, and names of outputs'],
    ['y', 'line 1: the table has no input; expected names of inputs, a |, and names of outputs'],
  ])('refuses %j', (text, issue) => {
    expect(table(text)).toEqual([issue]);
  });

  it('knows only outputs that the header names', () => {
    expect(table('a,y\n0,1', { outputs: ['z'] })).toEqual([
      'line 1: there is no column "z"; expected outputs among a, y',
    ]);
  });
});
