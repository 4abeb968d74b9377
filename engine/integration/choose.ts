import type { Expression } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import { functionsOf, symbolsOf } from '../equations/symbols.ts';
import type { IntegrationMethod, ParsedModel } from '../equations/types.ts';
import { linearSystemOf } from './exact.ts';
import { rateIn } from './exponential-euler.ts';

/**
 * The method that fits the equations: exact where they are linear with constant coefficients, exponential Euler where each is
 * linear in its own variable, else Runge–Kutta of fourth order; Euler–Maruyama with white noise, and Euler where a right
 * side jumps or draws random numbers, since a higher order means nothing there.
 */
export function chooseMethod(model: ParsedModel): IntegrationMethod {
  const all = integratedOf(model);
  if (all.some((each) => symbolsOf(each).has('xi'))) return 'euler-maruyama';
  if (linearSystemOf(model)) return 'exact';
  if (isConditionallyLinear(model)) return 'exponential-euler';
  return all.some(isRough) ? 'euler' : 'rk4';
}

/** Whether a method can integrate the equations; none can white noise but Euler–Maruyama, which without noise is Euler's. */
export function fits(model: ParsedModel, method: IntegrationMethod): boolean {
  if (method === 'euler' || method === 'euler-maruyama') return true;
  if (model.equations.some(({ rate }) => symbolsOf(rate).has('xi'))) return false;
  switch (method) {
    case 'exact':
      return linearSystemOf(model) !== null;
    case 'exponential-euler':
    case 'exponential-midpoint':
      return isConditionallyLinear(model);
    case 'rk4':
      return true;
  }
}

function isConditionallyLinear(model: ParsedModel): boolean {
  return model.equations.every((equation) => linearIn(rateIn(model, equation), [equation.name]) !== null);
}

/** The rates, and the subexpressions that they use: what is only looked at does not matter. */
function integratedOf({ equations, subexpressions }: ParsedModel): Expression[] {
  const all = equations.map(({ rate }) => rate);
  const values = new Map(subexpressions.map(({ name, value }) => [name, value]));
  // Grows as it is walked.
  for (const expression of all) {
    for (const name of symbolsOf(expression)) {
      const value = values.get(name);
      if (value && !all.includes(value)) all.push(value);
    }
  }
  return all;
}

const jumps = new Set(['step', 'int', 'floor', 'ceil', 'sign', 'rand', 'randn', 'poisson']);

function isRough(expression: Expression): boolean {
  return [...functionsOf(expression)].some((name) => jumps.has(name));
}
