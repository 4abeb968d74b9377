import { laneCount, type Lanes } from '../lanes/lanes.ts';
import type { TruthTable } from '../types.ts';
import { dontCare, inputBit, type BooleanFunction } from './function.ts';

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

/** Compares the settled answers of a circuit's lanes with the function it was made for: every row, 128 at a time. */
export function laneMismatches(lanes: Lanes, { inputs, outputs }: BooleanFunction): Mismatch[] {
  const words = laneCount / 32;
  const levels = new Uint32Array(inputs.length * words);
  const answers = new Uint32Array(outputs.length * words);
  const wrong: Mismatch[] = [];
  for (let first = 0; first < 2 ** inputs.length; first += laneCount) {
    const count = Math.min(laneCount, 2 ** inputs.length - first);
    levels.fill(0);
    for (let lane = 0; lane < count; lane++)
      for (let i = 0; i < inputs.length; i++)
        levels[i * words + (lane >>> 5)]! |= inputBit(first + lane, i, inputs.length) << (lane & 31);
    lanes.evaluate(levels, answers);
    outputs.forEach(({ name, values }, k) => {
      for (let lane = 0; lane < count; lane++) {
        const expected = values[first + lane]!;
        const shown = (answers[k * words + (lane >>> 5)]! >>> (lane & 31)) & 1;
        if (expected !== dontCare && shown !== expected)
          wrong.push({ row: first + lane, output: name, shown, expected: expected as 0 | 1 });
      }
    });
  }
  return wrong;
}
