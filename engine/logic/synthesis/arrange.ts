import type { Position } from '../../network/types.ts';
import { depthsOf, type Circuit } from './circuit.ts';

/** Positions of inputs, neurons and lamps, each in their order. */
export interface Arrangement {
  readonly inputs: readonly Position[];
  readonly neurons: readonly Position[];
  readonly lamps: readonly Position[];
}

const columnGap = 200;
/** Where a column has more than eight, they stand closer. */
const rowGaps = { few: 160, many: 80, fewest: 8 } as const;
/** Rounds of moving everything next to what it is wired to. */
const sweeps = 4;

/**
 * One column a layer, from inputs to lamps; within a column everything stands at the mean height of what it is wired to, back and forth
 * (Sugiyama, Tagawa & Toda 1981), so that few connections cross. All positions are on the grid of 10.
 */
export function arrange(circuit: Circuit): Arrangement {
  const { inputCount, gates, outputs } = circuit;
  const depths = depthsOf(circuit);
  const lampDepth = Math.max(0, ...depths) + 1;
  const lampsFrom = inputCount + gates.length;
  const layerOf = (item: number): number =>
    item < inputCount ? 0 : item < lampsFrom ? depths[item - inputCount]! : lampDepth;
  const columns: number[][] = Array.from({ length: lampDepth + 1 }, () => []);
  for (let item = 0; item < lampsFrom + outputs.length; item++) columns[layerOf(item)]!.push(item);
  const neighbours = neighboursOf(circuit);

  const gap = Math.max(...columns.map(({ length }) => length)) > rowGaps.fewest ? rowGaps.many : rowGaps.few;
  const heights = new Map<number, number>();
  const settle = (column: readonly number[]): void =>
    column.forEach((item, k) => heights.set(item, (k - (column.length - 1) / 2) * gap));
  columns.forEach(settle);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    // Inputs keep their order, which is that of the table.
    const order = sweep % 2 === 0 ? columns.slice(1) : columns.slice(1).reverse();
    for (const column of order) {
      const means = new Map(column.map((item) => [item, meanOf(neighbours[item]!.map((each) => heights.get(each)!))]));
      settle(column.sort((a, b) => means.get(a)! - means.get(b)! || a - b));
    }
  }
  const highest = Math.min(...heights.values());
  const place = (item: number): Position => ({
    x: layerOf(item) * columnGap,
    y: Math.round((heights.get(item)! - highest) / 10) * 10,
  });
  const range = (from: number, length: number): Position[] => Array.from({ length }, (_, k) => place(from + k));
  return {
    inputs: range(0, inputCount),
    neurons: range(inputCount, gates.length),
    lamps: range(lampsFrom, outputs.length),
  };
}

function neighboursOf({ inputCount, gates, outputs }: Circuit): number[][] {
  const lampsFrom = inputCount + gates.length;
  const neighbours: number[][] = Array.from({ length: lampsFrom + outputs.length }, () => []);
  const join = (a: number, b: number): void => {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  };
  gates.forEach(({ sources }, k) => sources.forEach((source) => join(source, inputCount + k)));
  outputs.forEach((signal, k) => join(signal, lampsFrom + k));
  return neighbours;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
