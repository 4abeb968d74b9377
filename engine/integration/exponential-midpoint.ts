import type { Expression, Statement } from '../equations/ast.ts';
import { substitute } from '../equations/substitute.ts';
import type { ParsedModel } from '../equations/types.ts';
import { number, op, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';
import type { Steps } from './build.ts';
import { exactNext, linearPartOf } from './exact.ts';
import { exponentialStep } from './exponential-euler.ts';
import { nextName, stageName, storeNext } from './names.ts';

/**
 * Exponential midpoint: exponential Euler to the middle of the step, then over the whole step with a and b of the middle. Of
 * second order, and as stable as exponential Euler. Throws on an equation that is not linear in its own variable.
 */
export function exponentialMidpointSteps(model: ParsedModel): Steps {
  const dt = symbol('dt');
  const half = op(dt, '*', number(0.5));
  const middle: Record<string, Expression> = { t: op(symbol('t'), '+', half) };
  for (const { name } of [...model.equations, ...model.subexpressions]) middle[name] = symbol(stageName(name, 1));
  const atMiddle = (part: Expression): Expression => substitute(part, middle);
  const linear = linearPartOf(model);
  const exact = linear.equations.length > 0 ? exactNext(linear) : { statements: [], systems: [] };
  const halves = model.equations.map((equation): Statement => {
    const { name, unlessRefractory } = equation;
    const value = exponentialStep(model, equation, half);
    return {
      target: stageName(name, 1),
      value: unlessRefractory ? whileActive(value, symbol(name)) : value,
    };
  });
  const wholes = model.equations.flatMap((equation): Statement[] => {
    if (linear.equations.includes(equation)) return [];
    const { name, unlessRefractory } = equation;
    const value = exponentialStep(model, equation, dt, atMiddle);
    return [
      {
        target: nextName(name),
        value: unlessRefractory ? whileActive(value, symbol(name)) : value,
      },
    ];
  });
  const before = model.subexpressions.map(({ name, value }): Statement => ({
    target: name,
    value,
  }));
  const between = model.subexpressions.map(({ name, value }): Statement => {
    return { target: stageName(name, 1), value: atMiddle(value) };
  });
  const statements = [...before, ...halves, ...between, ...wholes, ...exact.statements, ...storeNext(model)];
  return { statements, systems: exact.systems };
}
