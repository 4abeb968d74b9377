/** Where the units of a network are drawn, in CSS pixels; inputs first, outputs last. */
export type DiagramLayout = readonly Column[];

export interface Column {
  /** Middle of its units. */
  readonly x: number;
  /** Side of a unit's tile. */
  readonly tile: number;
  /** Middles of the units that are drawn: the first ones. */
  readonly ys: readonly number[];
  /** Units that are not drawn, and where their count stands. */
  readonly hidden: number;
  readonly restY: number;
}

export interface DiagramSize {
  readonly width: number;
  readonly height: number;
  /** Side that tiles have where there is room. */
  readonly wished: number;
  /** Room left and right for names. */
  readonly margin: number;
}

const gap = 6;
const smallest = 16;
/** Units of a layer that are drawn at most. */
export const mostDrawn = 24;

/** Columns of equal distance, each centred; tiles shrink before units are left out. */
export function layOutDiagram(sizes: readonly number[], { width, height, wished, margin }: DiagramSize): DiagramLayout {
  const most = Math.max(1, Math.min(mostDrawn, Math.floor((height + gap) / (smallest + gap))));
  const span = width - 2 * margin - wished;
  return sizes.map((size, k): Column => {
    const rows = Math.min(size, most);
    const drawn = rows < size ? Math.max(1, rows - 1) : rows;
    const tile = Math.max(smallest, Math.min(wished, Math.floor((height + gap) / rows) - gap));
    const first = height / 2 - ((rows - 1) * (tile + gap)) / 2;
    const at = (row: number): number => first + row * (tile + gap);
    return {
      x: margin + wished / 2 + (sizes.length > 1 ? (k * span) / (sizes.length - 1) : span / 2),
      tile,
      ys: Array.from({ length: drawn }, (_, row) => at(row)),
      hidden: size - drawn,
      restY: at(drawn),
    };
  });
}

/** Room for the names of inputs and outputs: what they need, within bounds, for the columns share the rest. */
export function marginFor(names: readonly string[], width: number): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return Math.max(leastMargin, Math.min(mostMargin, width / 5, letter * longest + 16));
}

const [leastMargin, mostMargin] = [48, 130];
/** CSS pixels of a letter of a name, on average. */
const letter = 6.2;

/** Where the axons between two columns begin and end. */
export function spanBetween(left: Column, right: Column): readonly [number, number] {
  return [left.x + left.tile / 2 + 2, right.x - right.tile / 2 - 2];
}
