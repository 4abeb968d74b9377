import type { BinaryOperator, Expression, Statement } from '../equations/ast.ts';
import { functionNamed } from '../equations/functions.ts';
import { substitute } from '../equations/substitute.ts';
import { tableArgument } from '../integration/names.ts';
import type { RateTable } from '../integration/program.ts';
import type { BatchArrays, KernelRandom, RingArrays } from './kernel.ts';
import { readTable } from './tables.ts';

/** Value of a node for one neuron; conditions are 1 or 0. */
export type Evaluate = (neuron: number) => number;

export interface Evaluator {
  /** Before a step, or a reset in it. */
  begin(step: number): void;
  /** Before the statements of a neuron. */
  neuron(active: boolean): void;
  expression(tree: Expression): Evaluate;
  assignment(statement: Statement): (neuron: number) => void;
  /** Forgets what arrived in this step. */
  clearInputs(): void;
}

/** What trees read. */
export type EvaluatedArrays = Pick<BatchArrays, 'state' | 'inputs' | 'constants' | 'tables'>;

/** Turns trees into closures over the arrays of a batch. Throws on a symbol that is not there. */
export function createEvaluator(
  arrays: EvaluatedArrays,
  tables: readonly RateTable[],
  random: KernelRandom,
  dt: number,
): Evaluator {
  const temporaries = new Map<string, number>();
  const scratch: number[] = [];
  let step = 0;
  let active = 1;

  function load(name: string): Evaluate {
    const state = arrays.state.get(name)?.view;
    if (state) return (i) => state[i]!;
    const constant = arrays.constants.get(name);
    if (constant) return (i) => constant.values.view[i * constant.stride]!;
    const ring = arrays.inputs.get(name);
    if (ring) return (i) => ring.slots.view[rowOf(ring, step) + i]!;
    if (name === 'active') return () => active;
    if (name === 't') return () => step * dt;
    const slot = temporaries.get(name);
    if (slot === undefined)
      throw new Error(`Found symbol "${name}", expected a state, input, constant or earlier target`);
    return () => scratch[slot]!;
  }

  function lookup(table: number, place: number, x: Expression): Evaluate {
    const { view } = arrays.tables[table]!;
    const { functions } = tables[table]!;
    const argument = expression(x);
    const exact = expression(substitute(functions[place]!.value, { [tableArgument]: x }));
    return (i) => readTable(view, functions.length, place, argument(i)) ?? exact(i);
  }

  function call(name: string, args: readonly Expression[]): Evaluate {
    if (name === 'lookup') return lookup(numberOf(args[0]!), numberOf(args[1]!), args[2]!);
    const [a, b, c] = args.map(expression);
    switch (name) {
      case 'select':
        return (i) => (a!(i) !== 0 ? b!(i) : c!(i));
      case 'rand':
        return (i) => random.rand(i, a!(i));
      case 'randn':
        return (i) => random.randn(i, a!(i));
      case 'poisson':
        return (i) => random.poisson(a!(i), i, b!(i));
    }
    const value = functionNamed(name)?.value;
    if (!value) throw new Error(`Found function "${name}", expected one of the language`);
    if (args.length === 1) return (i) => value(a!(i));
    return args.length === 2 ? (i) => value(a!(i), b!(i)) : (i) => value(a!(i), b!(i), c!(i));
  }

  function expression(tree: Expression): Evaluate {
    switch (tree.kind) {
      case 'number': {
        const { value } = tree;
        return () => value;
      }
      case 'symbol':
        return load(tree.name);
      case 'negate': {
        const operand = expression(tree.operand);
        return (i) => -operand(i);
      }
      case 'not': {
        const operand = expression(tree.operand);
        return (i) => (operand(i) !== 0 ? 0 : 1);
      }
      case 'binary':
        return binary(tree.operator, expression(tree.left), expression(tree.right));
      case 'call':
        return call(tree.name, tree.arguments);
    }
  }

  return {
    begin: (now) => void (step = now),
    neuron: (isActive) => void (active = isActive ? 1 : 0),
    expression,
    assignment({ target, value }) {
      const evaluate = expression(value);
      const state = arrays.state.get(target)?.view;
      if (state) return (i) => void (state[i] = evaluate(i));
      const slot = scratch.push(0) - 1;
      temporaries.set(target, slot);
      return (i) => void (scratch[slot] = evaluate(i));
    },
    clearInputs() {
      for (const ring of arrays.inputs.values()) {
        const row = rowOf(ring, step);
        ring.slots.view.fill(0, row, row + ring.width);
      }
    },
  };
}

function numberOf(expression: Expression): number {
  if (expression.kind !== 'number') throw new Error(`Found a ${expression.kind}, expected the number of a table`);
  return expression.value;
}

/** Start of the row that arrives at `step`. */
export function rowOf({ width, length }: RingArrays, step: number): number {
  return (step % length) * width;
}

function binary(operator: BinaryOperator, a: Evaluate, b: Evaluate): Evaluate {
  switch (operator) {
    case '+':
      return (i) => a(i) + b(i);
    case '-':
      return (i) => a(i) - b(i);
    case '*':
      return (i) => a(i) * b(i);
    case '/':
      return (i) => a(i) / b(i);
    case '^':
      return (i) => a(i) ** b(i);
    case '<':
      return (i) => (a(i) < b(i) ? 1 : 0);
    case '<=':
      return (i) => (a(i) <= b(i) ? 1 : 0);
    case '>':
      return (i) => (a(i) > b(i) ? 1 : 0);
    case '>=':
      return (i) => (a(i) >= b(i) ? 1 : 0);
    case '==':
      return (i) => (a(i) === b(i) ? 1 : 0);
    case '!=':
      return (i) => (a(i) !== b(i) ? 1 : 0);
    case 'and':
      return (i) => (a(i) !== 0 && b(i) !== 0 ? 1 : 0);
    case 'or':
      return (i) => (a(i) !== 0 || b(i) !== 0 ? 1 : 0);
  }
}
