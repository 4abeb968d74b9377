import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { DrawnCircuit } from '../../../worker/training/drawn-circuit.ts';
import { paintDisc } from '../diagram/tiles.ts';
import type { NodePlace } from './circuit-layout.ts';

const [thinnest, thickest] = [0.6, 6];
/** Below this share of the largest weight an axon is a thin grey line, through which a change of sign passes. */
const nearlyNothing = 0.02;

/** Weights become coloured curves, as thick as they are strong, between neurons with their curves. */
export function paintCircuit(
  context: CanvasRenderingContext2D,
  { nodes, synapses }: DrawnCircuit,
  places: readonly NodePlace[],
  parameters: Float64Array,
  style: PlotStyle,
): void {
  const scale = largestWeight(synapses, parameters);
  context.lineCap = 'round';
  for (const { from, to, weight } of synapses) {
    const value = parameters[weight]!;
    const share = Math.abs(value) / scale;
    const [a, b] = [places[from]!, places[to]!];
    const [x0, x1] = [a.x + a.radius + 2, b.x - b.radius - 2];
    const middle = (x0 + x1) / 2;
    context.globalAlpha = 0.25 + 0.7 * share;
    context.lineWidth = thinnest + (thickest - thinnest) * share;
    context.strokeStyle = share < nearlyNothing ? style.quiet : value > 0 ? style.excitatory : style.inhibitory;
    context.beginPath();
    context.moveTo(x0, a.y);
    context.bezierCurveTo(middle, a.y, middle, b.y, x1, b.y);
    context.stroke();
  }
  context.globalAlpha = 1;
  nodes.forEach(({ activation }, k) => paintDisc(context, activation, places[k]!, style));
}

/** At least 1, so that small first weights are drawn thin. */
export function largestWeight(synapses: DrawnCircuit['synapses'], parameters: Float64Array): number {
  return synapses.reduce((most, { weight }) => Math.max(most, Math.abs(parameters[weight]!)), 1);
}
