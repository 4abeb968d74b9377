import type { FunctionBuilder } from './builder.ts';
import { cosh, exp, expm1, exprel, sinh, tanh } from './math-exp.ts';
import { formulas, type Formulas, type Shape, type Value } from './math-values.ts';

/** Functions of one vector. */
export type MathFunction = keyof typeof unary;

const unary = { exp, expm1, exprel, tanh, sinh, cosh } satisfies Record<string, (f: Formulas, x: Value) => Value>;

export interface MathOptions {
  /** Written in place rather than called. */
  readonly inline?: boolean;
}

/** Replaces the vector on top of the stack by the function of it. */
export function emitMath(
  builder: FunctionBuilder,
  name: MathFunction,
  shape: Shape,
  { inline = true }: MathOptions = {},
): void {
  if (inline) return write(builder, name, shape);
  const index = builder.module.sharedFunction(`${name}.${shape}`, { params: ['v128'], results: ['v128'] }, (body) => {
    body.get(0);
    write(body, name, shape);
  });
  builder.call(index);
}

function write(builder: FunctionBuilder, name: MathFunction, shape: Shape): void {
  const f = formulas(builder, shape);
  unary[name](f, f.pop())();
  f.done();
}
