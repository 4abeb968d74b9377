import type { Expression, Statement } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import type { DifferentialEquation, ParsedModel } from '../equations/types.ts';
import type { Steps } from './build.ts';
import { exactNext, linearPartOf } from './exact.ts';
import { call, isZero, op, symbol, whileActive } from './make.ts';
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
    const value = stepOf(model, equation);
    return [{ target: nextName(name), value: unlessRefractory ? whileActive(value, symbol(name)) : value }];
  });
  return { statements: [...before, ...next, ...exact.statements, ...storeNext(model)], systems: exact.systems };
}

/** The right side with those subexpressions written out that depend on the equation's own variable. */
export function rateIn(model: ParsedModel, { name, rate }: DifferentialEquation): Expression {
  return writtenOutFor(model, rate, new Set([name]));
}

function stepOf(model: ParsedModel, equation: DifferentialEquation): Expression {
  const x = symbol(equation.name);
  const dt = symbol('dt');
  const split = linearIn(rateIn(model, equation), [equation.name]);
  if (!split)
    throw new Error(
      `Found d${equation.name}/dt that is not linear in ${equation.name}, expected a linear one for "exponential-euler"`,
    );
  const a = split.coefficients[equation.name];
  const b = split.rest;
  if (!a || isZero(a)) return op(x, '+', op(dt, '*', b));
  if (isZero(b)) return op(x, '*', call('exp', op(a, '*', dt)));
  const slope = op(op(a, '*', x), '+', b);
  return op(x, '+', op(op(dt, '*', call('exprel', op(a, '*', dt))), '*', slope));
}
