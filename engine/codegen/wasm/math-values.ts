import type { FunctionBuilder, Local } from './builder.ts';
import { op, type PlainOp } from './opcodes.ts';

/** Lanes of a vector: two of 64 bits or four of 32. */
export type Shape = 'f64x2' | 'f32x4';

/** Code that leaves one vector on the stack; run as often as the value is used. */
export type Value = () => void;

/** Formulas over vectors, written as nested calls: `add(mul(a, x), b)`. */
export interface Formulas {
  readonly shape: Shape;
  constant(value: number): Value;
  /** The same bits in each lane, as an unsigned integer of the lane's width. */
  bits(value: bigint): Value;
  /** Computes `value` now and keeps it in a local of its own. */
  keep(value: Value): Value;
  /** Takes the top of the stack. */
  pop(): Value;
  /** Gives the locals of `keep` and `pop` back. */
  done(): void;
  /** c₀ + c₁x + c₂x² + … by Horner's rule: of all orders it takes the fewest instructions and registers. */
  polynomial(coefficients: readonly number[], x: Value): Value;
  /** `a` where the condition (an i32) is not 0, else `b`; only the code of the one that is taken runs. */
  branch(condition: Value, a: () => Value, b: () => Value): Value;
  /** Calls a function of the module, which `body` writes when it is first called. */
  call(name: string, operands: readonly Value[], body: (f: Formulas, ...operands: Value[]) => Value): Value;
  add(a: Value, b: Value): Value;
  sub(a: Value, b: Value): Value;
  mul(a: Value, b: Value): Value;
  div(a: Value, b: Value): Value;
  abs(a: Value): Value;
  nearest(a: Value): Value;
  /** `b` where it is less, else `a`: a NaN in `a` stays. One instruction of the processor, unlike `min`. */
  below(a: Value, b: Value): Value;
  above(a: Value, b: Value): Value;
  eq(a: Value, b: Value): Value;
  lt(a: Value, b: Value): Value;
  ge(a: Value, b: Value): Value;
  and(a: Value, b: Value): Value;
  or(a: Value, b: Value): Value;
  /** a and not b, bit by bit. */
  andnot(a: Value, b: Value): Value;
  /** `a` where the mask is set, else `b`. */
  choose(mask: Value, a: Value, b: Value): Value;
  addBits(a: Value, b: Value): Value;
  shiftLeft(a: Value, bits: number): Value;
  shiftRight(a: Value, bits: number): Value;
  /** i32 on the stack: 1 where the mask is set in all lanes. */
  all(mask: Value): Value;
}

export function formulas(builder: FunctionBuilder, shape: Shape): Formulas {
  const ops = operations[shape];
  const locals: Local[] = [];
  const emit =
    (operation: PlainOp, ...operands: Value[]): Value =>
    () => {
      for (const operand of operands) operand();
      builder.emit(operation);
    };

  function pop(): Value {
    const local = builder.local('v128');
    locals.push(local);
    builder.set(local);
    return () => builder.get(local);
  }

  function keep(value: Value): Value {
    value();
    return pop();
  }

  const f: Formulas = {
    shape,
    constant: (value) => () => (shape === 'f64x2' ? builder.f64x2Const(value) : builder.f32x4Const(value)),
    bits: (value) => () => (shape === 'f64x2' ? builder.i64x2Const(value) : builder.i32x4Const(Number(value))),
    keep,
    pop,
    done: () => builder.release(...locals.splice(0)),
    polynomial: (coefficients, x) =>
      coefficients.map(f.constant).reduceRight((sum, coefficient) => f.add(coefficient, f.mul(x, sum))),
    branch(condition, a, b) {
      condition();
      builder.if('v128');
      a()();
      builder.else();
      b()();
      builder.end();
      return pop();
    },
    call: (name, operands, body) => () => {
      for (const operand of operands) operand();
      builder.call(sharedFormula(builder, `${name}.${shape}`, shape, operands.length, body));
    },
    add: (a, b) => emit(ops.add, a, b),
    sub: (a, b) => emit(ops.sub, a, b),
    mul: (a, b) => emit(ops.mul, a, b),
    div: (a, b) => emit(ops.div, a, b),
    abs: (a) => emit(ops.abs, a),
    nearest: (a) => emit(ops.nearest, a),
    below: (a, b) => emit(ops.pmin, a, b),
    above: (a, b) => emit(ops.pmax, a, b),
    eq: (a, b) => emit(ops.eq, a, b),
    lt: (a, b) => emit(ops.lt, a, b),
    ge: (a, b) => emit(ops.ge, a, b),
    and: (a, b) => emit(op.v128_and, a, b),
    or: (a, b) => emit(op.v128_or, a, b),
    andnot: (a, b) => emit(op.v128_andnot, a, b),
    choose: (mask, a, b) => emit(op.v128_bitselect, a, b, mask),
    addBits: (a, b) => emit(ops.addBits, a, b),
    shiftLeft: (a, bits) => emit(ops.shiftLeft, a, () => builder.i32Const(bits)),
    shiftRight: (a, bits) => emit(ops.shiftRight, a, () => builder.i32Const(bits)),
    all: (mask) => () => {
      emit(ops.bitmask, mask)();
      builder.i32Const(shape === 'f64x2' ? 3 : 15).emit(op.i32_eq);
    },
  };
  return f;
}

function sharedFormula(
  { module }: FunctionBuilder,
  name: string,
  shape: Shape,
  arity: number,
  body: (f: Formulas, ...operands: Value[]) => Value,
): number {
  const params = Array.from({ length: arity }, () => 'v128' as const);
  return module.sharedFunction(name, { params, results: ['v128'] }, (inner) => {
    const f = formulas(inner, shape);
    body(f, ...params.map((_, i) => () => inner.get(i)))();
    f.done();
  });
}

const operations = {
  f64x2: {
    add: op.f64x2_add,
    sub: op.f64x2_sub,
    mul: op.f64x2_mul,
    div: op.f64x2_div,
    abs: op.f64x2_abs,
    nearest: op.f64x2_nearest,
    pmin: op.f64x2_pmin,
    pmax: op.f64x2_pmax,
    eq: op.f64x2_eq,
    lt: op.f64x2_lt,
    ge: op.f64x2_ge,
    addBits: op.i64x2_add,
    shiftLeft: op.i64x2_shl,
    shiftRight: op.i64x2_shr_u,
    bitmask: op.i64x2_bitmask,
  },
  f32x4: {
    add: op.f32x4_add,
    sub: op.f32x4_sub,
    mul: op.f32x4_mul,
    div: op.f32x4_div,
    abs: op.f32x4_abs,
    nearest: op.f32x4_nearest,
    pmin: op.f32x4_pmin,
    pmax: op.f32x4_pmax,
    eq: op.f32x4_eq,
    lt: op.f32x4_lt,
    ge: op.f32x4_ge,
    addBits: op.i32x4_add,
    shiftLeft: op.i32x4_shl,
    shiftRight: op.i32x4_shr_u,
    bitmask: op.i32x4_bitmask,
  },
} as const;
