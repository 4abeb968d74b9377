import type { Expression } from '../equations/ast.ts';
import { evaluate } from '../equations/evaluate.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import { substitute } from '../equations/substitute.ts';
import type { ParsedModel } from '../equations/types.ts';
import { writtenOut } from '../integration/subexpressions.ts';

/**
 * The mean output as a function of z alone: of a rate its value, of a threshold `rand() < p` the probability p, of `poisson(m)`
 * the mean m. Null for models in time and for those with parameters besides the bias.
 */
export function meanOutputOf(parsed: ParsedModel): ((z: number, dt: number) => number) | null {
  const { output, equations, softmax } = parsed;
  if (equations.length > 0 || softmax) return null;
  const mean = meanOf(
    substitute(output.value, Object.fromEntries([...writtenOut(parsed)].filter(([name]) => name !== 'z'))),
  );
  if (!mean || [...symbolsOf(mean)].some((name) => name !== 'z' && name !== 'dt')) return null;
  return (z, dt) => evaluate(mean, (name) => (name === 'z' ? z : dt));
}

/** The mean of a deterministic output, of `rand() < p`, or of `poisson(m)`; null of anything else. */
export function meanOf(value: Expression): Expression | null {
  if (value.kind === 'call' && value.name === 'poisson')
    return isRandom(value.arguments[0]!) ? null : value.arguments[0]!;
  if (value.kind === 'binary' && value.operator === '<' && value.left.kind === 'call' && value.left.name === 'rand') {
    return isRandom(value.right) ? null : value.right;
  }
  return isRandom(value) ? null : value;
}
