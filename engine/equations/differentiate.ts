import type { Expression } from './ast.ts';
import { add, divide, multiply, negate, power, subtract } from './fold.ts';
import { call, number } from './make.ts';
import { symbolsOf } from './symbols.ts';

/**
 * d/d`name` of an expression, symbolically. At the kinks of min, max, abs and clip it is the derivative of one side. Null where there
 * is none that learning could follow: steps, roundings, conditions and random numbers that depend on the name.
 */
export function differentiate(expression: Expression, name: string): Expression | null {
  if (!symbolsOf(expression).has(name)) return number(0);
  switch (expression.kind) {
    case 'number':
      return number(0);
    case 'symbol':
      return number(1);
    case 'negate': {
      const inner = differentiate(expression.operand, name);
      return inner && negate(inner);
    }
    case 'not':
      return null;
    case 'binary':
      return ofBinary(expression, name);
    case 'call':
      return ofCall(expression.name, expression.arguments, name);
  }
}

function ofBinary({ operator, left, right }: Expression & { kind: 'binary' }, name: string): Expression | null {
  const a = differentiate(left, name);
  const b = differentiate(right, name);
  if (!a || !b) return null;
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return add(multiply(a, right), multiply(left, b));
    case '/':
      return subtract(divide(a, right), divide(multiply(divide(left, right), b), right));
    case '^': {
      const whole = power(left, right);
      const byBase = multiply(multiply(right, power(left, subtract(right, number(1)))), a);
      return add(byBase, multiply(multiply(whole, call('log', left)), b));
    }
    default:
      return null;
  }
}

function ofCall(name: string, parts: readonly Expression[], variable: string): Expression | null {
  const outer = outerDerivatives(name, parts);
  if (!outer) return null;
  let sum: Expression = number(0);
  for (const [k, part] of parts.entries()) {
    const inner = differentiate(part, variable);
    if (!inner) return null;
    sum = add(sum, multiply(outer[k]!, inner));
  }
  return sum;
}

/** Of a function by each of its arguments. */
function outerDerivatives(name: string, parts: readonly Expression[]): readonly Expression[] | null {
  const [x, y, z] = parts as [Expression, Expression, Expression];
  const one = number(1);
  const below = (a: Expression, b: Expression): Expression => subtract(one, call('step', subtract(a, b)));
  switch (name) {
    case 'exp':
      return [call('exp', x)];
    case 'log':
      return [divide(one, x)];
    case 'sqrt':
      return [divide(number(0.5), call('sqrt', x))];
    case 'abs':
      return [call('sign', x)];
    case 'min':
      return [below(x, y), call('step', subtract(x, y))];
    case 'max':
      return [call('step', subtract(x, y)), below(x, y)];
    case 'clip': {
      const inside = multiply(below(y, x), below(x, z));
      return [inside, call('step', subtract(y, x)), call('step', subtract(x, z))];
    }
    case 'tanh':
      return [subtract(one, power(call('tanh', x), number(2)))];
    case 'sinh':
      return [call('cosh', x)];
    case 'cosh':
      return [call('sinh', x)];
    default:
      return null;
  }
}
