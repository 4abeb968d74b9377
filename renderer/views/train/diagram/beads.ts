import type { PlotStyle } from '../../../plots/plot-style.ts';
import { pointOnAxon } from './axons.ts';
import type { DiagramLayout } from './layout.ts';
import { carries, type Walk } from './walk.ts';

/** One bead on each axon that carries a term, `gone` of the way along: filled ones are values forward, hollow ones deltas back. */
export function paintBeads(
  context: CanvasRenderingContext2D,
  columns: DiagramLayout,
  walk: Walk,
  style: PlotStyle,
  gone: number,
): void {
  const isBack = walk.direction === 'back';
  for (let layer = 0; layer + 1 < columns.length; layer++)
    columns[layer]!.ys.forEach((_, from) =>
      columns[layer + 1]!.ys.forEach((__, to) => {
        if (!carries(walk, { layer, from, to })) return;
        const [x, y] = pointOnAxon(columns, { layer, from, to }, isBack ? 1 - gone : gone);
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
        context.fillStyle = isBack ? style.ground : style.text;
        context.strokeStyle = isBack ? style.text : style.ground;
        context.lineWidth = isBack ? 2 : 1.5;
        context.fill();
        context.stroke();
      }),
    );
}

const radius = 4.5;
