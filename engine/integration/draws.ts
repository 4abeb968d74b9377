import type { Expression, Statement } from '../equations/ast.ts';
import { number } from '../equations/make.ts';
import { rewrite } from '../equations/walk.ts';
import type { Program } from './program.ts';

const drawing = new Set(['rand', 'randn', 'poisson']);

/** Gives every call that draws random numbers a number of its own as last argument, so that each draws its own. */
export function numberDraws(program: Program): Program {
  let draws = 0;
  const numbered = (expression: Expression): Expression =>
    rewrite(expression, (node) =>
      node.kind === 'call' && drawing.has(node.name)
        ? { ...node, arguments: [...node.arguments, number(draws++)] }
        : node,
    );
  const all = (statements: readonly Statement[]): Statement[] =>
    statements.map(({ target, value }) => ({ target, value: numbered(value) }));
  const update = all(program.update);
  const output = { ...program.output, value: numbered(program.output.value) };
  const reset = all(program.reset);
  return { ...program, update, output, reset, random: draws > 0 };
}
