import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../engine/equations/evaluate.ts';
import { exprel, functionNamed, functionNames } from '../../../engine/equations/functions.ts';
import { expressionOf } from './support.ts';

const value = (text: string): number =>
  evaluate(expressionOf(text), (name) => ({ a: 2, b: 3, v: -65, tau_m: 20, x1: 0.5 })[name]!);

describe('evaluate', () => {
  it.each([
    ['a + b*v', -193],
    ['a - b - v', 64],
    ['a/b/tau_m', 2 / 3 / 20],
    ['a^b^2', 512],
    ['-a^2', -4],
    ['2*s + 5*Hz', 2000.005],
    ['25*uV', 0.025],
    ['int(a < b)', 1],
    ['int(a < b and not b < 3)', 1],
    ['int(a <= 2) + int(a >= 2) + int(a == 2) + int(a != 2)', 3],
    ['int(a > 2 or b > 2)', 1],
    ['exp(0) + log(1) + sqrt(16) + abs(-2)', 7],
    ['min(a, b) + 10*max(a, b)', 32],
    ['clip(v, 0, 1) + clip(a, 0, 1) + clip(x1, 0, 1)', 1.5],
    ['step(0) + step(-1e-300) + 10*step(a)', 11],
    ['floor(-1.5) + 10*ceil(1.2) + 100*sign(v)', -82],
    ['tanh(0) + sinh(0) + cosh(0)', 1],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('gives exprel without cancellation', () => {
    expect(exprel(0)).toBe(1);
    // (e^x - 1)/x = 1 + x/2 + x²/6 + …
    for (const x of [1e-9, -1e-9, 1e-5, -1e-5]) expect(exprel(x)).toBeCloseTo(1 + x / 2 + (x * x) / 6, 15);
    expect(exprel(1)).toBeCloseTo(Math.E - 1, 15);
    expect(exprel(-Infinity)).toBe(0);
  });

  it('refuses chance', () => {
    for (const text of ['rand()', 'randn()', 'poisson(a)'])
      expect(() => value(text)).toThrow(/expected a deterministic function/);
  });

  it('has an interpreter and TeX for every function', () => {
    for (const name of functionNames()) {
      const spec = functionNamed(name)!;
      if (spec.value)
        expect(Number.isFinite(spec.value(...Array.from({ length: spec.arity }, () => 1))), name).toBe(true);
      expect(spec.tex(...Array.from({ length: spec.arity }, () => 'Q')).split('Q').length - 1, name).toBe(spec.arity);
    }
    expect(functionNamed('constructor')).toBeNull();
  });
});
