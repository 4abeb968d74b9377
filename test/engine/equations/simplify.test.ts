import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/equations/ast.ts';
import { evaluate } from '../../../engine/equations/evaluate.ts';
import { print } from '../../../engine/equations/print.ts';
import { expressionKey, sameExpression, simplify } from '../../../engine/equations/simplify.ts';
import { substitute } from '../../../engine/equations/substitute.ts';
import { functionsOf, isRandom, symbolsOf } from '../../../engine/equations/symbols.ts';
import { visitNodes } from '../../../engine/equations/walk.ts';
import { anyExpression, expressionOf, numericExpression } from './support.ts';

const values: Readonly<Record<string, number>> = { a: 1.7, b: -0.3, v: 12.5 };
const valueOf = (expression: Expression): number => evaluate(expression, (name) => values[name]!);

function sizeOf(expression: Expression): number {
  let size = 0;
  visitNodes(expression, () => size++);
  return size;
}

/** Whether no part of it is infinite or undefined: there folding may do otherwise. */
function isFiniteAllOver(expression: Expression): boolean {
  let finite = true;
  visitNodes(expression, (part) => (finite &&= Number.isFinite(valueOf(part))));
  return finite;
}

describe('simplify', () => {
  it.each([
    ['2*3 + 4', '10'],
    ['1*a + 0', 'a'],
    ['a*1 - 0', 'a'],
    ['0*a + b', 'b'],
    ['a/1', 'a'],
    ['0/a', '0'],
    ['a^1 + b^0', 'a + 1'],
    ['--a', 'a'],
    ['a - -b', 'a + b'],
    ['a + -b', 'a - b'],
    ['0 - a', '-a'],
    ['-1*a', '-a'],
    ['2*mV*a', '2*a'],
    ['exp(0)*a', 'a'],
    ['max(2, 3) + rand()', '3 + rand()'],
    ['not not a > 1*b', 'a > b'],
    ['1/0', '1 / 0'],
    ['a + 1 + 1', 'a + 1 + 1'],
    ['exp(1000)', 'exp(1000)'],
  ])('%s becomes %s', (text, simple) => {
    expect(print(simplify(expressionOf(text)))).toBe(simple);
  });

  it('changes no value, makes no tree larger, and finds nothing more the second time', () => {
    let compared = 0;
    fc.assert(
      fc.property(numericExpression(['a', 'b', 'v']), (expression) => {
        const simple = simplify(expression);
        expect(sizeOf(simple)).toBeLessThanOrEqual(sizeOf(expression));
        expect(sameExpression(simplify(simple), simple)).toBe(true);
        if (!isFiniteAllOver(expression)) return;
        compared++;
        expect(valueOf(simple) === valueOf(expression)).toBe(true);
      }),
      { seed: 3, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1500);
  });
});

describe('sameExpression', () => {
  it('sees no places, but every difference', () => {
    expect(sameExpression(expressionOf('a+(b*2)'), expressionOf('a + b * 2'))).toBe(true);
    const all = [
      'a',
      'b',
      '1',
      '2',
      '-a',
      'not a',
      'a+b',
      'b+a',
      'a-b',
      'exp(a)',
      'log(a)',
      'max(a, b)',
      'rand()',
      'randn()',
    ];
    const trees = all.map(expressionOf);
    trees.forEach((x, i) => trees.forEach((y, j) => expect(sameExpression(x, y), `${all[i]} ${all[j]}`).toBe(i === j)));
  });

  it('agrees with expressionKey', () => {
    const small = numericExpression(['a']).filter((each) => sizeOf(each) < 5);
    fc.assert(
      fc.property(fc.tuple(small, small), ([x, y]) => sameExpression(x, y) === (expressionKey(x) === expressionKey(y))),
      { seed: 3, numRuns: 3000 },
    );
    fc.assert(
      fc.property(anyExpression, (x) => expressionKey(expressionOf(print(x))) === expressionKey(x)),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('substitute', () => {
  it('puts in all at once and keeps what it does not touch', () => {
    const swapped = substitute(expressionOf('a - b*exp(v)'), { a: expressionOf('b'), b: expressionOf('a + 1') });
    expect(print(swapped)).toBe('b - (a + 1)*exp(v)');
    const tree = expressionOf('max(a, exp(v)) > 1 and not b < 2');
    expect(substitute(tree, { x1: expressionOf('a') })).toBe(tree);
    expect(print(substitute(expressionOf('v'), {}))).toBe('v');
  });

  it('takes no name from the prototype', () => {
    const tree: Expression = { kind: 'symbol', name: 'toString' };
    expect(substitute(tree, {})).toBe(tree);
  });
});

describe('symbolsOf', () => {
  it('finds symbols and functions in order', () => {
    const tree = expressionOf('tau_m*exp(-a/25*mV) + max(rand(), not a)');
    expect([...symbolsOf(tree)]).toEqual(['tau_m', 'a']);
    expect([...functionsOf(tree)]).toEqual(['exp', 'max', 'rand']);
    expect([tree, expressionOf('exp(a)'), expressionOf('poisson(a)')].map(isRandom)).toEqual([true, false, true]);
  });
});
