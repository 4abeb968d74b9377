import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/equations/ast.ts';
import { evaluate } from '../../../engine/equations/evaluate.ts';
import { linearIn } from '../../../engine/equations/linear.ts';
import { print } from '../../../engine/equations/print.ts';
import { symbolsOf } from '../../../engine/equations/symbols.ts';
import { expressionOf, numericExpression } from './support.ts';

const names = ['v', 'x1'];

function splitText(text: string): string | null {
  const split = linearIn(expressionOf(text), names);
  return split && `${names.map((name) => print(split.coefficients[name]!)).join(' | ')} | ${print(split.rest)}`;
}

describe('linearIn', () => {
  it.each([
    ['(a - v + b*x1) / tau_m', '-1 / tau_m | b / tau_m | a / tau_m'],
    ['-v', '-1 | 0 | 0'],
    ['a*b', '0 | 0 | a*b'],
    ['v + v', '2 | 0 | 0'],
    ['v - x1 + v', '2 | -1 | 0'],
    ['a*(v + b)*2', 'a*2 | 0 | a*b*2'],
    ['-(a - v)', '1 | 0 | -a'],
    ['exp(a)*v', 'exp(a) | 0 | 0'],
    ['v^1', '1 | 0 | 0'],
    ['v^(2 - 1)', '1 | 0 | 0'],
    ['a*(1 - v) - b*v', '-a - b | 0 | a'],
  ])('%s is %s', (text, split) => {
    expect(splitText(text)).toBe(split);
  });

  it.each(['v*x1', 'v^2', 'exp(v)', 'a/v', 'a^v', 'v > a', 'v*(x1 - x1 + v)', 'max(v, 0)', 'a + tanh(b*x1)'])(
    '%s is not linear',
    (text) => {
      expect(splitText(text)).toBeNull();
    },
  );

  it('splits whatever is built from sums, products and quotients, to the same value', () => {
    fc.assert(
      fc.property(linearExpression(), points, (expression, point) => {
        const error = errorOf(expression, point);
        expect(error).not.toBeNull();
        expect(error).toBeLessThan(1e-9);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('claims nothing that is not so, of any expression', () => {
    let split = 0;
    fc.assert(
      fc.property(numericExpression([...names, 'a', 'b']), points, (expression, point) => {
        const error = errorOf(expression, point);
        if (error === null) return;
        split++;
        expect(error).toBeLessThan(1e-9);
      }),
      { seed: 3, numRuns: 3000 },
    );
    expect(split).toBeGreaterThan(500);
  });
});

type Point = Readonly<Record<string, number>>;

const points: fc.Arbitrary<Point> = fc.record(
  Object.fromEntries([...names, 'a', 'b'].map((name) => [name, fc.double({ min: 0.5, max: 2, noNaN: true })])),
);

/** Relative difference between the expression and its split; null where there is none, 0 where the value is not finite. */
function errorOf(expression: Expression, point: Point): number | null {
  const split = linearIn(expression, names);
  if (!split) return null;
  const parts = [...names.map((name) => split.coefficients[name]!), split.rest];
  for (const part of parts) expect(names.filter((name) => symbolsOf(part).has(name))).toEqual([]);
  const valueOf = (part: Expression): number => evaluate(part, (name) => point[name]!);
  const terms = parts.map((part, i) => valueOf(part) * (i < names.length ? point[names[i]!]! : 1));
  const direct = valueOf(expression);
  const size = Math.max(1e-3, ...terms.map(Math.abs));
  if (![direct, ...terms].every(Number.isFinite)) return 0;
  return Math.abs(direct - terms.reduce((sum, term) => sum + term, 0)) / size;
}

/** Linear by the way it is made. Divisors and factors are a, b and numbers, so that no term outgrows the others. */
function linearExpression(): fc.Arbitrary<Expression> {
  const free = fc.oneof(
    fc.constantFrom('a', 'b').map((name): Expression => ({ kind: 'symbol', name })),
    fc.constantFrom(0.5, 2, 3).map((value): Expression => ({ kind: 'number', value })),
    fc.constant(expressionOf('exp(a - b)')),
  );
  const join = (operator: '+' | '-' | '*' | '/', left: Expression, right: Expression): Expression => {
    return { kind: 'binary', operator, left, right };
  };
  return fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: 'large', withCrossShrink: true },
      fc.constantFrom(...names).map((name): Expression => ({ kind: 'symbol', name })),
      free,
      tie('tree').map((operand): Expression => ({ kind: 'negate', operand })),
      fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => join('+', left, right)),
      fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => join('-', left, right)),
      fc.tuple(tie('tree'), free).map(([left, right]) => join('*', left, right)),
      fc.tuple(free, tie('tree')).map(([left, right]) => join('*', left, right)),
      fc.tuple(tie('tree'), free).map(([left, right]) => join('/', left, right)),
    ),
  })).tree;
}
