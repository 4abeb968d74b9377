import type { Intervention } from '../runs/types.ts';
import { checkIntervention } from './check-intervention.ts';
import { fillColumns } from './columns.ts';
import { batchOf, type Compiled } from './compiled.ts';
import { forEachWeight, lesion } from './damage.ts';
import { createRandom } from './random.ts';
import { rangeOf } from './sources.ts';

/**
 * Carries a change out in the arrays. Throws, and changes nothing, when `checkIntervention` refuses it. `index` is its place
 * among all interventions of the run: which neurons a lesion hits follows from it and the population.
 */
export function intervene(compiled: Compiled, levels: Float64Array, change: Intervention, index: number): void {
  const issue = checkIntervention(compiled.network, change);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  switch (change.kind) {
    case 'level':
      levels[compiled.network.stimuli.findIndex(({ id }) => id === change.stimulus)] = change.value;
      break;
    case 'weight':
      forEachWeight(compiled, change.connection, ({ weight, lost }, at) => {
        if (!lost || lost.view[at] === 0) weight.view[at] = change.value;
      });
      break;
    case 'parameter':
      setParameter(compiled, change.population, change.symbol, change.value);
      break;
    case 'lesion': {
      const key = compiled.randomKeys.lesions.get(change.population)!;
      lesion(compiled, change, createRandom(compiled.network.seed).at(key, index, change.step));
    }
  }
}

function setParameter(compiled: Compiled, id: string, symbol: string, value: number): void {
  const { first, size } = rangeOf(compiled.ranges, id);
  const { batch, index } = batchOf(compiled, first);
  const { constants } = batch.arrays;
  if (size < batch.size) batch.ownColumns(symbol);
  const column = constants.get(symbol)!;
  if (column.stride === 0) column.values.view.fill(value);
  else column.values.view.fill(value, index, index + size);
  fillColumns(batch.plan.program, constants, symbol);
  batch.refillTables(symbol);
}
