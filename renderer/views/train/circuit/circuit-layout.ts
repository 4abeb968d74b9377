import type { DrawnCircuit } from '../../../worker/training/drawn-circuit.ts';

/** Where a node is drawn, in CSS pixels. */
export interface NodePlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const smallest = 5;
/** Room left and right of the outer columns, and below each node for its name. */
const [margin, nameHeight] = [56, 20];

/** Columns by the longest way from an input, each centred: signals go from left to right. */
export function layOutCircuit({ nodes }: DrawnCircuit, width: number, height: number): NodePlace[] {
  const columns = Math.max(...nodes.map(({ column }) => column));
  const sizes = Array.from({ length: columns + 1 }, (_, k) => nodes.filter(({ column }) => column === k).length);
  const pitch = Math.min(Math.max(110, height / 4), height / Math.max(...sizes));
  const radius = Math.max(smallest, Math.min(Math.max(24, height / 16), (pitch - nameHeight) / 2));
  const placed = sizes.map(() => 0);
  return nodes.map(({ column }) => {
    const row = placed[column]!++;
    return {
      x: margin + (columns > 0 ? (column * (width - 2 * margin)) / columns : (width - 2 * margin) / 2),
      y: height / 2 + (row - (sizes[column]! - 1) / 2) * pitch - nameHeight / 2,
      radius,
    };
  });
}
