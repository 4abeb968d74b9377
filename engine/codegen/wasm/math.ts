import type { FunctionBuilder } from './builder.ts';
import { bernoulli, cosh, exp, expm1, exprel, logistic, sinh, tanh } from './math-exp.ts';
import { log } from './math-log.ts';
import { pow } from './math-pow.ts';
import { formulas, type Formulas, type Shape, type Value } from './math-values.ts';

/** What `emitMath` can write. */
export type MathFunction = keyof typeof functions;

const functions = { exp, expm1, exprel, bernoulli, logistic, tanh, sinh, cosh, log, pow };

export interface MathOptions {
  /** Written in place rather than called. */
  readonly inline?: boolean;
}

/**
 * Replaces the vector on top of the stack by the function of it; `pow` takes two, the exponent on top. The relative error
 * is below 1e-15 in f64 and 3e-7 in f32 (`pow`: see there). NaN stays NaN, overflow is infinite, results below 1e-307
 * (f32: 4e-38) may become 0, and −0 may become 0.
 *
 * Written in place by default: a call costs about 1 ns a vector lane in f64, since no register survives it and the
 * constants are made anew each time. `pow`, ten times as long, is called.
 */
export function emitMath(
  builder: FunctionBuilder,
  name: MathFunction,
  shape: Shape,
  { inline = name !== 'pow' }: MathOptions = {},
): void {
  const f = formulas(builder, shape);
  const write: (f: Formulas, ...operands: Value[]) => Value = functions[name];
  const operands = Array.from({ length: functions[name].length - 1 }, () => f.pop()).reverse();
  (inline ? write(f, ...operands) : f.call(name, operands, write))();
  f.done();
}
