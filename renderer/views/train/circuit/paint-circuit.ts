import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { ResponseMaps } from '../../../worker/training/readings-protocol.ts';
import type { DrawnCircuit } from '../../../worker/training/drawn-circuit.ts';
import { opacityOf } from '../diagram/axons.ts';
import { paintDisc } from '../diagram/discs.ts';
import { largest, paintMap } from '../diagram/maps.ts';
import type { NodePlace } from './circuit-layout.ts';
import { axonBetween } from './circuit-stage.ts';

const [thinnest, thickest] = [0.6, 6];
/** Below this share of the largest weight an axon is a thin grey line, through which a change of sign passes. */
const nearlyNothing = 0.02;

/** Weights become coloured curves, as thick as they are strong, between neurons with their curves; what a step is about stands out. */
export function paintCircuit(
  context: CanvasRenderingContext2D,
  { nodes, synapses }: DrawnCircuit,
  places: readonly NodePlace[],
  parameters: Float64Array,
  style: PlotStyle,
  isLit: ((from: number, to: number) => boolean) | null,
): void {
  const scale = largestWeight(synapses, parameters);
  context.lineCap = 'round';
  for (const { from, to, weight } of synapses) {
    const value = parameters[weight]!;
    const share = Math.abs(value) / scale;
    const { x0, y0, x1, y1 } = axonBetween(places[from]!, places[to]!);
    const middle = (x0 + x1) / 2;
    context.globalAlpha = opacityOf(share, isLit?.(from, to));
    context.lineWidth = thinnest + (thickest - thinnest) * share;
    context.strokeStyle = share < nearlyNothing ? style.quiet : value > 0 ? style.excitatory : style.inhibitory;
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
    context.stroke();
  }
  context.globalAlpha = 1;
  nodes.forEach(({ activation }, k) => paintDisc(context, activation, places[k]!, style));
}

/** What every node answers to the plane of inputs, in its disc. */
export function paintAnswers(
  context: CanvasRenderingContext2D,
  places: readonly NodePlace[],
  maps: ResponseMaps,
  style: PlotStyle,
): void {
  const [values] = maps.layers;
  const cells = maps.columns * maps.rows;
  places.forEach(({ x, y, radius }, k) => {
    const own = values!.subarray(k * cells, (k + 1) * cells);
    paintMap(context, { x, y, tile: 2 * radius, radius }, maps, own, largest(own), style);
  });
}

/** At least 1, so that small first weights are drawn thin. */
export function largestWeight(synapses: DrawnCircuit['synapses'], parameters: Float64Array): number {
  return synapses.reduce((most, { weight }) => Math.max(most, Math.abs(parameters[weight]!)), 1);
}
