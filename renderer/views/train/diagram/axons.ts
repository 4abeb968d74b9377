import type { PlotStyle } from '../../../plots/plot-style.ts';
import { spanBetween, type DiagramLayout } from './layout.ts';
import type { LayerWeights } from './weights.ts';

/** A synapse of the diagram: from a unit of a column to one of the next. */
export interface AxonPlace {
  /** Number of the layer that it leads to, from 0. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** A unit of the diagram: column 0 are the inputs. */
export interface UnitPlace {
  readonly column: number;
  readonly index: number;
}

/** Weights of this and more are drawn as thick as axons get, unless larger ones are there. */
const leastScale = 1;
const [thinnest, thickest] = [0.6, 6];

/** Weights become coloured curves, as thick as they are strong; those of a unit that is looked at stand out. */
export function paintAxons(
  context: CanvasRenderingContext2D,
  columns: DiagramLayout,
  layers: readonly LayerWeights[],
  style: PlotStyle,
  isLit: ((axon: AxonPlace) => boolean) | null,
): void {
  const scale = scaleOf(layers);
  context.lineCap = 'round';
  layers.forEach(({ weights, biases }, layer) => {
    const [left, right] = [columns[layer]!, columns[layer + 1]!];
    const [x0, x1] = spanBetween(left, right);
    const middle = (x0 + x1) / 2;
    left.ys.forEach((y0, from) => {
      right.ys.forEach((y1, to) => {
        const weight = weights[from * biases.length + to]!;
        const share = Math.min(1, Math.abs(weight) / scale);
        context.globalAlpha = opacityOf(share, isLit?.({ layer, from, to }));
        context.lineWidth = thinnest + (thickest - thinnest) * share;
        context.strokeStyle = share < nearlyNothing ? style.quiet : weight > 0 ? style.excitatory : style.inhibitory;
        context.beginPath();
        context.moveTo(x0, y0);
        context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
        context.stroke();
      });
    });
  });
  context.globalAlpha = 1;
}

/** Below this share of the largest weight an axon is a thin grey line, through which a change of sign passes. */
const nearlyNothing = 0.02;

/** Of an axon, by its share of the largest weight, and whether it is one of those that are looked at. */
export function opacityOf(share: number, isLit: boolean | undefined): number {
  const own = 0.25 + 0.7 * share;
  if (isLit === undefined) return own;
  return isLit ? Math.max(0.75, own) : 0.08;
}

/** Whether an axon leads from or to a unit. */
export function touches({ layer, from, to }: AxonPlace, { column, index }: UnitPlace): boolean {
  return (column === layer && index === from) || (column === layer + 1 && index === to);
}

function scaleOf(layers: readonly LayerWeights[]): number {
  let most = leastScale;
  for (const { weights } of layers) for (const weight of weights) most = Math.max(most, Math.abs(weight));
  return most;
}

/** The axon nearest to a place, within `reach` pixels; null where there is none. */
export function axonAt(columns: DiagramLayout, x: number, y: number, reach: number): AxonPlace | null {
  const layer = columns.findIndex((column, k) => {
    if (k + 1 >= columns.length) return false;
    const [x0, x1] = spanBetween(column, columns[k + 1]!);
    return x > x0 && x < x1;
  });
  if (layer < 0) return null;
  const [left, right] = [columns[layer]!, columns[layer + 1]!];
  const [x0, x1] = spanBetween(left, right);
  const t = shareAlong((x - x0) / (x1 - x0));
  const rise = t * t * (3 - 2 * t);
  let best: AxonPlace | null = null;
  let nearest = reach;
  left.ys.forEach((y0, from) =>
    right.ys.forEach((y1, to) => {
      const away = Math.abs(y0 + rise * (y1 - y0) - y);
      if (away >= nearest) return;
      nearest = away;
      best = { layer, from, to };
    }),
  );
  return best;
}

/** The parameter t at which the curve has gone the share `x` of its width: x(t) = 1.5 t (1 − t) + t³, solved by bisection. */
function shareAlong(x: number): number {
  let [low, high] = [0, 1];
  for (let k = 0; k < 24; k++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < x) low = t;
    else high = t;
  }
  return (low + high) / 2;
}
