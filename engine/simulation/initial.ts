import type { BatchArrays } from '../codegen/kernel.ts';
import { evaluate } from '../equations/evaluate.ts';
import { valuesOf } from '../wiring/distributions.ts';
import type { BatchPlan } from './plan.ts';
import { initialName, keyOf, type ValueDraws } from './keys.ts';

/** State at step 0: the model's initial values, which may depend on parameters, then those that a population sets. */
export function fillInitial(
  { parsed, members }: BatchPlan,
  { state, constants }: BatchArrays,
  draws: ValueDraws,
): void {
  for (const { target, value } of parsed.initial) {
    const values = state.get(target);
    if (!values) continue;
    const { view } = values;
    for (let i = 0; i < view.length; i++) {
      view[i] = evaluate(value, (name) => {
        const column = constants.get(name) ?? missing(name);
        return column.values.view[i * column.stride]!;
      });
    }
  }
  let first = 0;
  for (const { id, size, initial } of members) {
    for (const [symbol, value] of Object.entries(initial)) {
      const view = state.get(symbol)?.view;
      if (!view) continue;
      const values = valuesOf(value, size, draws.seed, keyOf(draws, initialName(id, symbol)));
      if (typeof values === 'number') view.fill(values, first, first + size);
      else view.set(values, first);
    }
    first += size;
  }
}

function missing(name: string): never {
  throw new Error(`Found no constant "${name}", expected a parameter of the model`);
}
