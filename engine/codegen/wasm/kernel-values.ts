import type { GraphNode } from '../graph.ts';
import type { FunctionBuilder, Local } from './builder.ts';
import { emitMath, type MathFunction } from './math.ts';
import type { Shape } from './math-values.ts';
import { op, type PlainOp } from './opcodes.ts';

/** Where the values of a graph come from; each leaves one vector on the stack. */
export interface Sources {
  load(from: 'state' | 'input' | 'constant', name: string): void;
  active(): void;
  lookup(node: GraphNode): void;
  /** Whether a lookup needs its function as well, for what is outside of the table. */
  readonly functions: boolean;
  time(): void;
  draw(name: 'rand' | 'randn' | 'poisson', draw: number, mean: Local | null): void;
  /** Whether a constant is a parameter, which is always finite. */
  isParameter(name: string): boolean;
}

/**
 * Writes the values of graph nodes: one that is used more than once is computed once and kept in a local. `prepare` counts
 * the uses; `value` leaves a node's vector on the stack.
 */
export interface ValueWriter {
  prepare(roots: readonly GraphNode[]): void;
  value(node: GraphNode): void;
}

export function createValueWriter(
  b: FunctionBuilder,
  shape: Shape,
  sources: Sources,
  hoisted: ReadonlyMap<number, Local>,
): ValueWriter {
  const ops = vectorOps[shape];
  const uses = new Map<number, number>();
  const kept = new Map<number, Local>();

  function count(node: GraphNode): void {
    const known = uses.get(node.id) ?? 0;
    uses.set(node.id, known + 1);
    const operands = node.operation.kind === 'lookup' && !sources.functions ? node.operands.slice(0, 1) : node.operands;
    if (known === 0) for (const operand of operands) count(operand);
  }

  function value(node: GraphNode): void {
    const local = kept.get(node.id) ?? hoisted.get(node.id);
    if (local !== undefined) return void b.get(local);
    write(node);
    if ((uses.get(node.id) ?? 0) < 2) return;
    const own = b.local('v128');
    kept.set(node.id, own);
    b.tee(own);
  }

  function write(node: GraphNode): void {
    const { operation, operands } = node;
    switch (operation.kind) {
      case 'number':
        return splatConstant(b, shape, operation.value);
      case 'load':
        return sources.load(operation.from, operation.name);
      case 'active':
        return sources.active();
      case 'time':
        return sources.time();
      case 'draw':
        return draw(operation.name, operation.draw, operands[0]);
      case 'lookup':
        return sources.lookup(node);
      case 'apply':
        return apply(operation.name, operands);
    }
  }

  function draw(name: 'rand' | 'randn' | 'poisson', number: number, mean: GraphNode | undefined): void {
    if (!mean) return sources.draw(name, number, null);
    const local = b.local('v128');
    value(mean);
    b.set(local);
    sources.draw(name, number, local);
    b.release(local);
  }

  function apply(name: string, operands: readonly GraphNode[]): void {
    if (name === 'select') {
      const [condition, a, c] = operands;
      value(a!);
      value(c!);
      value(condition!);
      b.emit(op.v128_bitselect);
      return;
    }
    if (name === 'int') {
      value(operands[0]!);
      splatConstant(b, shape, 1);
      b.emit(op.v128_and);
      return;
    }
    if (name === 'min' || name === 'max') return extremum(name, operands[0]!, operands[1]!);
    for (const operand of operands) value(operand);
    const plain = ops[name as keyof typeof ops] as PlainOp | undefined;
    if (plain) b.emit(plain);
    else emitMath(b, name as MathFunction, shape);
  }

  /**
   * NaN must stay NaN. `pmin` and `pmax`, one instruction of the machine, lose it from their second operand, where only
   * what is always finite may stand; `min` and `max` never do, and are slower.
   */
  function extremum(name: 'min' | 'max', a: GraphNode, c: GraphNode): void {
    const [first, second] = isFinite(a) ? [c, a] : [a, c];
    value(first);
    value(second);
    b.emit(ops[isFinite(second) ? name : (`${name} of any` as const)]);
  }

  function isFinite({ operation }: GraphNode): boolean {
    if (operation.kind === 'number') return Number.isFinite(operation.value);
    return operation.kind === 'load' && operation.from === 'constant' && sources.isParameter(operation.name);
  }

  return {
    prepare: (roots) => roots.forEach(count),
    value,
  };
}

export function splatConstant(b: FunctionBuilder, shape: Shape, value: number): void {
  if (shape === 'f64x2') b.f64x2Const(value);
  else b.f32x4Const(value);
}

/** Operators and functions that are one instruction. */
const vectorOps = {
  f64x2: {
    '+': op.f64x2_add,
    '-': op.f64x2_sub,
    '*': op.f64x2_mul,
    '/': op.f64x2_div,
    negate: op.f64x2_neg,
    abs: op.f64x2_abs,
    sqrt: op.f64x2_sqrt,
    floor: op.f64x2_floor,
    ceil: op.f64x2_ceil,
    min: op.f64x2_pmin,
    max: op.f64x2_pmax,
    'min of any': op.f64x2_min,
    'max of any': op.f64x2_max,
    '<': op.f64x2_lt,
    '<=': op.f64x2_le,
    '>': op.f64x2_gt,
    '>=': op.f64x2_ge,
    '==': op.f64x2_eq,
    '!=': op.f64x2_ne,
    and: op.v128_and,
    or: op.v128_or,
    not: op.v128_not,
  },
  f32x4: {
    '+': op.f32x4_add,
    '-': op.f32x4_sub,
    '*': op.f32x4_mul,
    '/': op.f32x4_div,
    negate: op.f32x4_neg,
    abs: op.f32x4_abs,
    sqrt: op.f32x4_sqrt,
    floor: op.f32x4_floor,
    ceil: op.f32x4_ceil,
    min: op.f32x4_pmin,
    max: op.f32x4_pmax,
    'min of any': op.f32x4_min,
    'max of any': op.f32x4_max,
    '<': op.f32x4_lt,
    '<=': op.f32x4_le,
    '>': op.f32x4_gt,
    '>=': op.f32x4_ge,
    '==': op.f32x4_eq,
    '!=': op.f32x4_ne,
    and: op.v128_and,
    or: op.v128_or,
    not: op.v128_not,
  },
} as const;
