import { placeOf } from '../graph/dense-graph.ts';
import type { AxonPlace } from './axons.ts';
import { spanBetween, type DiagramLayout } from './layout.ts';
import { carries, type Axon, type Walk, type WalkStage } from './walk.ts';

/** Where the units of layers stand that a walk is about. */
export function layersStage(columns: DiagramLayout, sizes: readonly number[]): WalkStage {
  return {
    spotOf(node) {
      const { column, index } = placeOf(node, sizes);
      const { x, ys, restY, tile } = columns[column]!;
      const isDrawn = index < ys.length;
      const nameSide = column === 0 ? -1 : column === columns.length - 1 ? 1 : 0;
      return { x, y: isDrawn ? ys[index]! : restY, size: tile, isDrawn, nameSide };
    },
    axonsOf(walk) {
      const isCarried = carriedBy(walk, sizes);
      return columns.slice(1).flatMap((right, layer): Axon[] => {
        const left = columns[layer]!;
        const [x0, x1] = spanBetween(left, right);
        return left.ys.flatMap((y0, from) =>
          right.ys.flatMap((y1, to) => (isCarried({ layer, from, to }) ? [{ x0, y0, x1, y1 }] : [])),
        );
      });
    },
  };
}

/** Whether an axon of the diagram carries a term of the step. */
export function carriedBy(walk: Walk, sizes: readonly number[]): (axon: AxonPlace) => boolean {
  const first = sizes.map((_, column) => sizes.slice(0, column).reduce((sum, size) => sum + size, 0));
  return ({ layer, from, to }) => carries(walk, first[layer]! + from, first[layer + 1]! + to);
}
