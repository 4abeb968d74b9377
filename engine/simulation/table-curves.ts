import { createEvaluator } from '../codegen/js-evaluate.ts';
import type { KernelRandom } from '../codegen/kernel.ts';
import type { Curves } from '../codegen/tables.ts';
import type { Expression, Statement } from '../equations/ast.ts';
import { expressionKey } from '../equations/simplify.ts';
import { childrenOf, mapChildren } from '../equations/walk.ts';
import { symbol } from '../equations/make.ts';
import { tableArgument } from '../integration/names.ts';
import type { RateTable } from '../integration/program.ts';

/** A function that no table comes nearer to, as a part of its largest value, is computed. */
export const acceptableError = { f64: 1e-6, f32: 1e-5 } as const;

/** The functions of a table for one set of constants, evaluated as the reference backend does; what they share, once. */
export function curvesOf({ functions }: RateTable, constants: ReadonlyMap<string, number>): Curves {
  const x = Float64Array.of(0);
  const evaluator = createEvaluator(
    {
      state: new Map([[tableArgument, { address: 0, view: x }]]),
      inputs: new Map(),
      constants: new Map(
        [...constants].map(([name, value]) => {
          return [name, { values: { address: 0, view: Float64Array.of(value) }, stride: 0 as const }];
        }),
      ),
      tables: [],
    },
    [],
    noRandom,
    constants.get('dt')!,
  );
  const { statements, results } = shareParts(functions.map(({ value }) => value));
  const steps = statements.map((statement) => evaluator.assignment(statement));
  const read = results.map((result) => evaluator.expression(result));
  const values = new Float64Array(read.length);
  return (at) => {
    x[0] = at;
    for (const step of steps) step(0);
    read.forEach((each, k) => (values[k] = each(0)));
    return values;
  };
}

/** Expressions as statements, one for each different part of them. */
function shareParts(values: readonly Expression[]): { statements: Statement[]; results: Expression[] } {
  const names = new Map<string, Expression>();
  const statements: Statement[] = [];
  const share = (node: Expression): Expression => {
    if (childrenOf(node).length === 0) return node;
    const value = mapChildren(node, share);
    const key = expressionKey(value);
    const known = names.get(key);
    if (known) return known;
    const name = symbol(`_part${statements.length}`);
    statements.push({ target: `_part${statements.length}`, value });
    names.set(key, name);
    return name;
  };
  return { statements, results: values.map(share) };
}

const noRandom: KernelRandom = { rand: refuseToDraw, randn: refuseToDraw, poisson: refuseToDraw };

function refuseToDraw(): never {
  throw new Error('Found a random number in a table, expected a function of one variable');
}
