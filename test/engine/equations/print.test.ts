import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../../engine/equations/print.ts';
import { anyExpression, expressionOf } from './support.ts';

describe('print', () => {
  it.each([
    '(E_L - v + R_m*I) / tau_m',
    'a - (b - v)',
    'a - b - v',
    'a / (b*v)',
    'a*(b*v)',
    'a / b / v',
    '(a^b)^v',
    'a^b^v',
    '(-a)^2',
    '-a^2',
    '-(a*b)',
    '-a*b',
    'a^-b',
    '2^(1 / 2)',
    'not (a > b and v > 1)',
    'not a > b and v > 1',
    '(a > b or v > 1) and a != 0',
    'int(a > b)*25*mV',
    '(not a) < b',
    'b + sum(w*x)',
    'max(a + 1, -b)',
  ])('writes %s as it was', (text) => {
    expect(print(expressionOf(text))).toBe(text);
  });

  it('is undone by parsing', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        expect(expressionOf(print(expression))).toEqual(expression);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});
