import type { Expression, Statement } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import type { DifferentialEquation, ParsedModel } from '../equations/types.ts';
import { call, isNumber, op, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';
import type { Steps } from './build.ts';
import { exactNext, linearPartOf } from './exact.ts';
import { nextName, storeNext } from './names.ts';
import { writtenOutFor } from './subexpressions.ts';

/**
 * Exponential Euler (MacGregor 1987; Rush & Larsen 1978): with x' = a·x + b, where a and b hold still during the step,
 * x(t + dt) = x + dt·(a·x + b)·exprel(a·dt). All a and b are those at the beginning of the step. What is a linear system of its
 * own, such as the conductances of synapses, is integrated exactly. Throws on an equation that is not linear in its own variable.
 */
export function exponentialEulerSteps(model: ParsedModel): Steps {
  const before = model.subexpressions.map(({ name, value }): Statement => ({ target: name, value }));
  const linear = linearPartOf(model);
  const exact = linear.equations.length > 0 ? exactNext(linear) : { statements: [], systems: [] };
  const next = model.equations.flatMap((equation): Statement[] => {
    if (linear.equations.includes(equation)) return [];
    const { name, unlessRefractory } = equation;
    const value = exponentialStep(model, equation, symbol('dt'));
    return [{ target: nextName(name), value: unlessRefractory ? whileActive(value, symbol(name)) : value }];
  });
  return { statements: [...before, ...next, ...exact.statements, ...storeNext(model)], systems: exact.systems };
}

/** The right side with those subexpressions written out that depend on the equation's own variable. */
export function rateIn(model: ParsedModel, { name, rate }: DifferentialEquation): Expression {
  return writtenOutFor(model, rate, new Set([name]));
}

/** x after `h`, with a and b of the beginning of the step, or of the time that `at` moves them to. */
export function exponentialStep(
  model: ParsedModel,
  equation: DifferentialEquation,
  h: Expression,
  at: (part: Expression) => Expression = (part) => part,
): Expression {
  const x = symbol(equation.name);
  const split = linearIn(rateIn(model, equation), [equation.name]);
  if (!split)
    throw new Error(`Found d${equation.name}/dt that is not linear in ${equation.name}, expected a linear one`);
  const a = at(split.coefficients[equation.name]!);
  const b = at(split.rest);
  if (isNumber(a, 0)) return op(x, '+', op(h, '*', b));
  if (isNumber(b, 0)) return op(x, '*', call('exp', op(a, '*', h)));
  const slope = op(op(a, '*', x), '+', b);
  return op(x, '+', op(op(h, '*', call('exprel', op(a, '*', h))), '*', slope));
}
