import type { Expression } from '../equations/ast.ts';
import { call, symbol } from '../equations/make.ts';

/** `value` while the neuron is not refractory, else `held`. */
export function whileActive(value: Expression, held: Expression): Expression {
  return call('select', symbol('active'), value, held);
}
