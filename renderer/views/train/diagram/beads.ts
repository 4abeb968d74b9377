import type { PlotStyle } from '../../../plots/plot-style.ts';
import { pointOn, type Axon } from './walk.ts';

/** One bead on each axon, `gone` of the way along: filled ones are values forward, hollow ones deltas back. */
export function paintBeads(
  context: CanvasRenderingContext2D,
  axons: readonly Axon[],
  isBack: boolean,
  style: PlotStyle,
  gone: number,
): void {
  for (const axon of axons) {
    const [x, y] = pointOn(axon, isBack ? 1 - gone : gone);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = isBack ? style.ground : style.text;
    context.strokeStyle = isBack ? style.text : style.ground;
    context.lineWidth = isBack ? 2 : 1.5;
    context.fill();
    context.stroke();
  }
}

const radius = 4.5;
