import type { Expression, Statement } from '../equations/ast.ts';
import { expressionKey, simplify } from '../equations/simplify.ts';
import { symbolsOf } from '../equations/symbols.ts';
import { number, op, symbol } from '../equations/make.ts';
import { rewrite } from '../equations/walk.ts';
import { hoistedName, propagatorName } from './names.ts';
import type { Constant, Program, Refractory } from './program.ts';

/**
 * Moves what depends on parameters and dt alone out of the step, into columns that are computed once: `exp(-dt/tau)` costs
 * nothing then. Division by a constant becomes multiplication by its inverse.
 */
export function hoistConstants(program: Program): Program {
  const constants: Constant[] = [...program.constants, ...propagatorsOf(program)];
  const names = new Set(['dt', ...constants.map(({ name }) => name)]);
  const hoisted = new Map<string, string>();

  function nameOf(value: Expression): Expression {
    const key = expressionKey(value);
    let name = hoisted.get(key);
    if (name === undefined) {
      name = hoistedName(hoisted.size);
      hoisted.set(key, name);
      names.add(name);
      constants.push({ kind: 'derived', name, value });
    }
    return symbol(name);
  }

  const isConstant = (node: Expression): boolean =>
    node.kind === 'number' || (node.kind === 'symbol' && names.has(node.name));

  function fold(node: Expression): Expression {
    switch (node.kind) {
      case 'negate':
        return isConstant(node.operand) ? nameOf(node) : node;
      case 'call':
        return node.name !== 'select' && !drawing.has(node.name) && node.arguments.every(isConstant)
          ? nameOf(node)
          : node;
      case 'binary': {
        if (!arithmetic.has(node.operator)) return node;
        if (isConstant(node.left) && isConstant(node.right)) return nameOf(node);
        // x^2 must stay a power of a number, which code generation turns into products.
        if (node.operator !== '/' || !isConstant(node.right)) return node;
        const inverse = op(number(1), '/', node.right);
        return op(node.left, '*', node.right.kind === 'number' ? simplify(inverse) : nameOf(inverse));
      }
      default:
        return node;
    }
  }

  const hoist = (expression: Expression): Expression => rewrite(simplify(expression), fold);
  const all = (statements: readonly Statement[]): Statement[] =>
    statements.map(({ target, value }) => ({ target, value: hoist(value) }));
  const update = all(program.update);
  const output = { ...program.output, value: hoist(program.output.value) };
  const reset = all(program.reset);
  const refractory = hoistRefractory(program.refractory, hoist);
  return { ...program, update, output, reset, refractory, constants };
}

const arithmetic = new Set<string>(['+', '-', '*', '/', '^']);
const drawing = new Set(['rand', 'randn', 'poisson']);

function hoistRefractory(refractory: Refractory | null, hoist: (e: Expression) => Expression): Refractory | null {
  return refractory?.kind === 'condition' ? { kind: 'condition', value: hoist(refractory.value) } : refractory;
}

/** The elements of propagators that the statements use. */
function propagatorsOf({ systems, update }: Program): Constant[] {
  const used = new Set<string>();
  for (const { value } of update) for (const name of symbolsOf(value)) used.add(name);
  return systems.flatMap(({ matrix }, system) =>
    matrix.flatMap((cells, row) =>
      cells.flatMap((_, column): Constant[] => {
        const name = propagatorName(system, row, column);
        return used.has(name) ? [{ kind: 'propagator', name, system, row, column }] : [];
      }),
    ),
  );
}
