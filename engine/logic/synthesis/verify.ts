import type { TruthTable } from '../types.ts';
import { dontCare, type BooleanFunction } from './function.ts';

/** A row in which a circuit does not show what its function says; `shown` is null where it was not run or did not settle. */
export interface Mismatch {
  readonly row: number;
  readonly output: string;
  readonly shown: number | null;
  readonly expected: 0 | 1;
}

/** Compares the whole measured table of a circuit with the function it was made for, but for don't-cares. */
export function mismatches(table: TruthTable, { outputs }: BooleanFunction): Mismatch[] {
  return outputs.flatMap(({ name, values }) =>
    [...values].flatMap((value, row) => {
      const shown = table.rows[row]?.outputs[name]?.probability ?? null;
      return value === dontCare || shown === value ? [] : [{ row, output: name, shown, expected: value as 0 | 1 }];
    }),
  );
}
