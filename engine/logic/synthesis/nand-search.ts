import { pruned, type Circuit } from './circuit.ts';
import { nandGate } from './nand-builder.ts';
import { inputTables, type OnOff } from './tables.ts';

export interface NandSearch {
  /** The smallest circuit; null where the search ended before it or found none below `most`. */
  readonly circuit: Circuit | null;
  /** Whether every circuit of fewer neurons than `most`, or than the one found, was looked at. */
  readonly isComplete: boolean;
}

/** Tables are then bits of one number. */
export const mostSearchedInputs = 4;

/**
 * Tries all circuits of NANDs by rising size below `most`, up to `budget` of them. Each neuron is numbered after those before it in some
 * order of pairs, so that none is tried twice, and must compute a new table; what no other neuron needs must be an output.
 */
export function searchNands(outputs: readonly OnOff[], inputCount: number, most: number, budget: number): NandSearch {
  const inputs = inputTables(inputCount).map(Number);
  const all = 2 ** (2 ** inputCount) - 1;
  const wanted = outputs.map(({ on, off }) => ({ on: Number(on), off: Number(off) }));
  const tables = [...inputs];
  const pairs: (readonly [number, number])[] = [];
  const used = inputs.map(() => 1);
  let left = budget;

  const isOutput = (table: number): boolean => wanted.some(({ on, off }) => (on & ~table) === 0 && (off & table) === 0);
  const missing = (): number =>
    wanted.filter(
      ({ on, off }) => !tables.some((table, k) => k >= inputCount && (on & ~table) === 0 && (off & table) === 0),
    ).length;

  function visit(size: number, firstPair: number): boolean {
    const toMake = missing();
    const rest = size - pairs.length;
    if (toMake > rest) return false;
    if (rest === 0) return true;
    // A neuron ties up two loose ends and is one itself unless it is an output.
    const loose = tables.filter((table, k) => used[k] === 0 && !isOutput(table)).length;
    if (loose > rest + toMake) return false;
    if (left-- <= 0) return false;
    // Pairs in order of the later signal, then the earlier.
    for (let b = 0; b < tables.length; b++) {
      for (let a = 0; a <= b; a++) {
        const pair = (b * (b + 1)) / 2 + a;
        if (pair < firstPair) continue;
        const table = all & ~(tables[a]! & tables[b]!);
        if (tables.includes(table) && !(isCopy(table) && isOutput(table))) continue;
        tables.push(table);
        pairs.push([a, b]);
        used.push(0);
        used[a]!++;
        used[b]!++;
        if (visit(size, pair + 1)) return true;
        tables.pop();
        pairs.pop();
        used.pop();
        used[a]!--;
        used[b]!--;
      }
    }
    return false;
  }

  /** An output that repeats an input must be a neuron all the same. */
  const isCopy = (table: number): boolean =>
    tables.indexOf(table) < inputCount && tables.lastIndexOf(table) < inputCount;

  for (let size = 1; size < most; size++) {
    if (visit(size, 0)) {
      const gates = pairs.map(([a, b]) => nandGate(a, b));
      const found = wanted.map(({ on, off }) =>
        tables.findIndex((table, k) => k >= inputCount && (on & ~table) === 0 && (off & table) === 0),
      );
      return { circuit: pruned({ inputCount, gates, outputs: found }), isComplete: left > 0 };
    }
    if (left <= 0) return { circuit: null, isComplete: false };
  }
  return { circuit: null, isComplete: true };
}
