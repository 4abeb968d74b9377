import type { Expression } from '../../equations/ast.ts';
import { symbolsOf } from '../../equations/symbols.ts';
import { mapChildren } from '../../equations/walk.ts';
import type { NeuronModel } from '../../models/types.ts';

/** Whether its parameter `b` is a bias: part of the net input of a model of steps, and added to the only input of one in time. */
export function hasBias({ inTime, parameters, inputs, parsed }: NeuronModel): boolean {
  if (!parameters.some(({ symbol }) => symbol === 'b')) return false;
  if (!inTime) return true;
  if (inputs.length !== 1) return false;
  const { equations, subexpressions, output, reset, refractory, initial } = parsed;
  const values = [...subexpressions, output, ...reset, ...initial, ...(refractory ? [refractory] : [])];
  const all = [...equations.map(({ rate }) => rate), ...values.map(({ value }) => value)];
  const input = inputs[0]!.name;
  return all.every((each) => {
    const left = symbolsOf(withoutSums(each, 'b', input));
    return !left.has('b') && !left.has(input);
  });
}

function withoutSums(expression: Expression, a: string, b: string): Expression {
  return isSum(expression, a, b)
    ? { kind: 'number', value: 0 }
    : mapChildren(expression, (part) => withoutSums(part, a, b));
}

function isSum(expression: Expression, a: string, b: string): boolean {
  if (expression.kind !== 'binary' || expression.operator !== '+') return false;
  const names = [expression.left, expression.right].map((each) => (each.kind === 'symbol' ? each.name : ''));
  return names.includes(a) && names.includes(b);
}
