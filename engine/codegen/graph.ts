import type { Expression, Statement } from '../equations/ast.ts';
import { substitute } from '../equations/substitute.ts';
import { tableArgument } from '../integration/names.ts';
import type { Program } from '../integration/program.ts';

/** A value of a program, computed once however often it is used. `mask` is the answer to a condition. */
export interface GraphNode {
  readonly id: number;
  readonly type: 'real' | 'mask';
  readonly operation: Operation;
  readonly operands: readonly GraphNode[];
}

export type Operation =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'load'; readonly from: 'state' | 'input' | 'constant'; readonly name: string }
  | { readonly kind: 'active' | 'time' }
  | { readonly kind: 'draw'; readonly name: 'rand' | 'randn' | 'poisson'; readonly draw: number }
  /** Of its operands the second is the function itself, which counts only where the first is outside of the table. */
  | { readonly kind: 'lookup'; readonly table: number; readonly function: number }
  | { readonly kind: 'apply'; readonly name: string };

/** Finds equal values as it builds: two formulas that are the same tree of the same values are one node. */
export interface GraphBuilder {
  /** Makes `target` stand for the value from now on. */
  assign(statement: Statement): void;
  real(expression: Expression): GraphNode;
  mask(expression: Expression): GraphNode;
  /** What a name stands for now. */
  valueOf(name: string): GraphNode;
}

/**
 * `assumed` takes one side of every choice by `active`: the values of neurons that are active, or of those that are not.
 * Graphs that share `nodes` share equal values.
 */
export function createGraph(
  program: Program,
  assumed?: boolean,
  nodes: Map<string, GraphNode> = new Map<string, GraphNode>(),
): GraphBuilder {
  const names = new Map<string, GraphNode>();
  const state = new Set(program.state);
  const inputs = new Set(program.inputs);
  const constants = new Set(program.constants.map(({ name }) => name));

  function node(type: 'real' | 'mask', operation: Operation, operands: readonly GraphNode[] = []): GraphNode {
    const key = `${type} ${JSON.stringify(operation)} ${operands.map(({ id }) => id).join()}`;
    const known = nodes.get(key);
    if (known) return known;
    const made = { id: nodes.size, type, operation, operands };
    nodes.set(key, made);
    return made;
  }

  const apply = (name: string, ...operands: GraphNode[]): GraphNode => node('real', { kind: 'apply', name }, operands);
  const test = (name: string, ...operands: GraphNode[]): GraphNode => node('mask', { kind: 'apply', name }, operands);
  const number = (value: number): GraphNode => node('real', { kind: 'number', value });

  function valueOf(name: string): GraphNode {
    const known = names.get(name);
    if (known) return known;
    if (state.has(name)) return node('real', { kind: 'load', from: 'state', name });
    if (inputs.has(name)) return node('real', { kind: 'load', from: 'input', name });
    if (constants.has(name)) return node('real', { kind: 'load', from: 'constant', name });
    if (name === 't') return node('real', { kind: 'time' });
    if (name === 'active') return node('mask', { kind: 'active' });
    throw new Error(`Found symbol "${name}", expected a state, input, constant or earlier target`);
  }

  function any(expression: Expression): GraphNode {
    switch (expression.kind) {
      case 'number':
        return number(expression.value);
      case 'symbol':
        return valueOf(expression.name);
      case 'negate':
        return apply('negate', real(expression.operand));
      case 'not':
        return test('not', mask(expression.operand));
      case 'binary':
        return binary(expression);
      case 'call':
        return call(expression.name, expression.arguments);
    }
  }

  function real(expression: Expression): GraphNode {
    const value = any(expression);
    return value.type === 'real' ? value : apply('int', value);
  }

  function mask(expression: Expression): GraphNode {
    const value = any(expression);
    return value.type === 'mask' ? value : test('!=', value, number(0));
  }

  function binary({ operator, left, right }: Expression & { kind: 'binary' }): GraphNode {
    if (operator === 'and' || operator === 'or') return test(operator, mask(left), mask(right));
    if (operator === '^' && right.kind === 'number') return power(real(left), right.value);
    const a = real(left);
    const b = real(right);
    if (comparisons.has(operator)) return test(operator, a, b);
    // A gate's rate a/exprel(x) needs one division, not two.
    if (operator === '/' && isCall(b, 'exprel')) return apply('*', a, apply('bernoulli', ...b.operands));
    return apply(operator === '^' ? 'pow' : operator, a, b);
  }

  /** Small whole powers as products. */
  function power(base: GraphNode, exponent: number): GraphNode {
    if (exponent === 0.5) return apply('sqrt', base);
    if (!Number.isInteger(exponent) || Math.abs(exponent) > 32) return apply('pow', base, number(exponent));
    if (exponent < 0) return apply('/', number(1), power(base, -exponent));
    if (exponent === 0) return number(1);
    if (exponent === 1) return base;
    const half = power(base, Math.floor(exponent / 2));
    const square = apply('*', half, half);
    return exponent % 2 === 0 ? square : apply('*', square, base);
  }

  /** NaN, which is neither, stays NaN. */
  function sign(value: GraphNode): GraphNode {
    const orLess = apply('select', test('<', value, number(0)), number(-1), value);
    return apply('select', test('>', value, number(0)), number(1), orLess);
  }

  function call(name: string, args: readonly Expression[]): GraphNode {
    const [a, b, c] = args;
    switch (name) {
      case 'select':
        if (assumed !== undefined && a!.kind === 'symbol' && a!.name === 'active') return real(assumed ? b! : c!);
        return apply('select', mask(a!), real(b!), real(c!));
      case 'int':
        return apply('int', mask(a!));
      case 'step':
        return apply('int', test('>=', real(a!), number(0)));
      case 'sign':
        return sign(real(a!));
      case 'clip':
        return apply('min', apply('max', real(a!), real(b!)), real(c!));
      case 'rand':
      case 'randn':
        return node('real', { kind: 'draw', name, draw: numberOf(a!) });
      case 'poisson':
        return node('real', { kind: 'draw', name, draw: numberOf(b!) }, [real(a!)]);
      case 'lookup':
        return lookup(numberOf(a!), numberOf(b!), c!);
    }
    return apply(name, ...args.map(real));
  }

  function lookup(table: number, place: number, x: Expression): GraphNode {
    const { value } = program.tables[table]!.functions[place]!;
    const exact = real(substitute(value, { [tableArgument]: x }));
    return node('real', { kind: 'lookup', table, function: place }, [real(x), exact]);
  }

  return {
    assign: ({ target, value }) => void names.set(target, real(value)),
    real,
    mask,
    valueOf,
  };
}

/** All nodes that the roots need. */
export function nodesOf(roots: readonly GraphNode[]): GraphNode[] {
  const found = new Map<number, GraphNode>();
  const visit = (node: GraphNode): void => {
    if (found.has(node.id)) return;
    found.set(node.id, node);
    node.operands.forEach(visit);
  };
  roots.forEach(visit);
  return [...found.values()];
}

const comparisons = new Set(['<', '<=', '>', '>=', '==', '!=']);

function isCall({ operation }: GraphNode, name: string): boolean {
  return operation.kind === 'apply' && operation.name === name;
}

function numberOf(expression: Expression): number {
  if (expression.kind !== 'number')
    throw new Error(`Found a ${expression.kind}, expected the number of a draw or table`);
  return expression.value;
}
