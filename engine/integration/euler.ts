import type { Expression, Statement } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import type { ParsedModel } from '../equations/types.ts';
import { call, isNumber, op, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';
import type { Steps } from './build.ts';
import { nextName, storeNext } from './names.ts';
import { writtenOutFor } from './subexpressions.ts';

/**
 * Euler's method, and with white noise Euler–Maruyama (Kloeden & Platen 1992, section 9.1): x + dt·f + √dt·g·N(0, 1) for
 * x' = f + g·ξ, each equation with a noise of its own. Throws on an equation that is not linear in `xi`.
 */
export function eulerSteps(model: ParsedModel): Steps {
  const before = model.subexpressions.map(({ name, value }): Statement => ({ target: name, value }));
  const next = model.equations.map(({ name, rate, unlessRefractory }): Statement => {
    const value = stepOf(name, writtenOutFor(model, rate, new Set(['xi'])));
    return { target: nextName(name), value: unlessRefractory ? whileActive(value, symbol(name)) : value };
  });
  return { statements: [...before, ...next, ...storeNext(model)], systems: [] };
}

function stepOf(name: string, rate: Expression): Expression {
  const split = linearIn(rate, ['xi']);
  if (!split) throw new Error(`Found d${name}/dt that is not linear in xi, expected a linear one`);
  const drift = op(symbol(name), '+', op(symbol('dt'), '*', split.rest));
  const noise = split.coefficients.xi;
  if (!noise || isNumber(noise, 0)) return drift;
  return op(drift, '+', op(op(call('sqrt', symbol('dt')), '*', noise), '*', call('randn')));
}
