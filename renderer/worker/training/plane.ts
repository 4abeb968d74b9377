import { applyPreparation } from '../../../engine/data/apply.ts';
import type { Preparation } from '../../../engine/data/preparation.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import { findColumn, numberColumn, numbersOf, tableOf } from '../../../engine/data/table.ts';
import type { Samples } from '../../../engine/learning/samples.ts';

/** Room around the rows in a picture of the plane, as a share of their extent. */
export const planeMargin = 0.12;

export function valuesOf({ table }: Problem, name: string): Float64Array {
  return numbersOf(findColumn(table, name)!, table.rows).values;
}

/** Rows of these input columns, in the numbers that a network sees. */
export function samplesAt(
  preparation: Preparation,
  names: readonly string[],
  columns: readonly (readonly number[])[],
): Samples {
  const table = tableOf(
    columns[0]!.length,
    names.map((name, k) => numberColumn(name, columns[k]!)),
  );
  const prepared = applyPreparation(preparation, table, { targets: false });
  if (!prepared.ok) throw new Error(`Found ${prepared.issues[0]!.message}, expected the columns of the preparation`);
  return prepared.value.samples;
}
