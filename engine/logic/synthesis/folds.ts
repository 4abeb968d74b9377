import type { Circuit, Gate } from './circuit.ts';
import { dontCare } from './function.ts';
import { firstValue, jumpsAt, jumpsOf, type Level, type SumFunction } from './sums.ts';

/** A neuron that is on from `at` on and takes `drop` from the sum that all later neurons see. */
interface Fold {
  readonly at: number;
  readonly drop: number;
}

/** States to look at before giving up. */
const budget = 60_000;

/**
 * A chain of at most `most` neurons for a function of a weighted sum: each folds the upper part of the sums onto the lower, until the
 * value changes but once. A fold at best halves the changes, so that m of them need ⌈log2(m + 1)⌉ neurons; parity reaches that,
 * and m changes never need more than ⌊m/2⌋ + 1. Null where no chain as short is found.
 */
export function foldedChain({ weights, levels, jumps }: SumFunction, most: number): Circuit | null {
  const search = { left: budget };
  for (let size = Math.ceil(Math.log2(jumps + 1)); size <= most; size++) {
    const folds = foldsOf(levels, Math.max(1, size), search);
    if (folds) return chainOf(weights, levels, folds);
  }
  return null;
}

function foldsOf(levels: readonly Level[], size: number, search: { left: number }): Fold[] | null {
  if (jumpsOf(levels) <= 1) return [];
  if (size <= 1 || jumpsOf(levels) >= 2 ** size || search.left <= 0) return null;
  for (const { fold, folded } of children(levels, size - 1, search)) {
    const rest = foldsOf(folded, size - 1, search);
    if (rest) return [fold, ...rest];
  }
  return null;
}

interface Child {
  readonly fold: Fold;
  readonly folded: readonly Level[];
}

/** Folds that leave no more changes than `size` neurons can have, those with the fewest first. */
function children(levels: readonly Level[], size: number, search: { left: number }): Child[] {
  const range = levels.at(-1)!.sum - levels[0]!.sum + 1;
  const found: (Child & { jumps: number })[] = [];
  for (const { sum: at } of levels.slice(1)) {
    for (let drop = range; drop >= -range && search.left > 0; drop--) {
      if (drop === 0) continue;
      search.left--;
      const folded = foldAt(levels, { at, drop });
      if (folded === null) continue;
      const jumps = jumpsOf(folded);
      if (jumps < 2 ** size) found.push({ fold: { at, drop }, folded, jumps });
    }
  }
  return found.sort((a, b) => a.jumps - b.jumps || a.folded.length - b.folded.length);
}

/** Null where a 0 would come to lie on a 1. */
function foldAt(levels: readonly Level[], { at, drop }: Fold): Level[] | null {
  const values = new Map<number, number>();
  for (const { sum, value } of levels) {
    const moved = sum >= at ? sum - drop : sum;
    const known = values.get(moved) ?? dontCare;
    if (known !== dontCare && value !== dontCare && known !== value) return null;
    values.set(moved, known === dontCare ? value : known);
  }
  return [...values].map(([sum, value]) => ({ sum, value })).sort((a, b) => a.sum - b.sum);
}

function chainOf(weights: readonly number[], levels: readonly Level[], folds: readonly Fold[]): Circuit {
  const inputCount = weights.length;
  const gates: Gate[] = [];
  let left = levels;
  const gateAt = (threshold: number, sign = 1): Gate => ({
    sources: Array.from({ length: inputCount + gates.length }, (_, signal) => signal),
    weights: [...weights, ...folds.slice(0, gates.length).map(({ drop }) => -drop)].map((weight) => sign * weight),
    threshold,
  });
  for (const fold of folds) {
    gates.push(gateAt(fold.at));
    left = foldAt(left, fold)!;
  }
  gates.push(lastOf(left, gateAt));
  return { inputCount, gates, outputs: [inputCount + gates.length - 1] };
}

/** The neuron of a value that changes once or never. */
function lastOf(levels: readonly Level[], gateAt: (threshold: number, sign?: number) => Gate): Gate {
  const [jump] = jumpsAt(levels);
  if (jump !== undefined && firstValue(levels) === 0) return gateAt(jump);
  if (jump !== undefined) return gateAt(1 - jump, -1);
  return { sources: [], weights: [], threshold: 1 - firstValue(levels) };
}

/** Two layers for a function of a weighted sum: a neuron for each change of its value, and one that counts them up and down. */
export function steppedLayers({ weights, levels }: SumFunction): Circuit {
  const inputCount = weights.length;
  const first = firstValue(levels);
  const sources = Array.from({ length: inputCount }, (_, input) => input);
  const steps = jumpsAt(levels).map((threshold): Gate => ({ sources, weights, threshold }));
  const last: Gate = {
    sources: steps.map((_, k) => inputCount + k),
    weights: steps.map((_, k) => ((k + first) % 2 === 0 ? 1 : -1)),
    threshold: 1 - first,
  };
  return { inputCount, gates: [...steps, last], outputs: [inputCount + steps.length] };
}
