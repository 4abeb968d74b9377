import type { Expression } from '../equations/ast.ts';
import { substitute } from '../equations/substitute.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { ParsedModel } from '../equations/types.ts';

/** Subexpressions with those they use written out, by name: trees of states, inputs and parameters alone. */
export function writtenOut({ subexpressions }: ParsedModel): ReadonlyMap<string, Expression> {
  const known = new Map<string, Expression>();
  for (const { name, value } of subexpressions) known.set(name, substitute(value, Object.fromEntries(known)));
  return known;
}

/** An expression with all subexpressions written out. */
export function withoutSubexpressions(model: ParsedModel, expression: Expression): Expression {
  return substitute(expression, Object.fromEntries(writtenOut(model)));
}

/** An expression with those subexpressions written out that depend on one of `names`; the others stay symbols. */
export function writtenOutFor(model: ParsedModel, expression: Expression, names: ReadonlySet<string>): Expression {
  const dependent = [...writtenOut(model)].filter(([, value]) => [...symbolsOf(value)].some((name) => names.has(name)));
  return substitute(expression, Object.fromEntries(dependent));
}
