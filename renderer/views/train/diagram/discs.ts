import { activate, type Activation } from '../../../../engine/learning/units.ts';
import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { DiagramLayout } from './layout.ts';

/** A unit without a map is a disc with the curve of what it makes of its net input. */
export function paintDiscs(
  context: CanvasRenderingContext2D,
  columns: DiagramLayout,
  activations: readonly (Activation | null)[],
  style: PlotStyle,
): void {
  columns.forEach(({ x, ys, tile }, column) => {
    for (const y of ys) paintDisc(context, activations[column] ?? null, { x, y, radius: tile / 2 - 1 }, style);
  });
}

/** A neuron with its curve; an input is a dot in it, and what has no curve of its own is empty. */
export function paintDisc(
  context: CanvasRenderingContext2D,
  activation: Activation | 'own' | null,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  style: PlotStyle,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = style.ground;
  context.fill();
  context.strokeStyle = style.quiet;
  context.lineWidth = 1.25;
  context.stroke();
  if (activation !== 'own') strokeCurve(context, activation, x, y, radius);
}

/** The curve over z from −3 to 3, in a square within the disc; an input is a dot, and softmax, which has no curve of its own, the logistic one. */
function strokeCurve(
  context: CanvasRenderingContext2D,
  activation: Activation | null,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  if (activation === null) {
    context.arc(x, y, radius * 0.25, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle;
    context.fill();
    return;
  }
  const half = radius * 0.55;
  const shape = activation === 'softmax' ? 'logistic' : activation;
  const [low, high] = ranges[shape];
  for (let k = 0; k <= 16; k++) {
    const z = -3 + (6 * k) / 16;
    const level = (activate(shape, z) - low) / (high - low);
    context[k === 0 ? 'moveTo' : 'lineTo'](x + (z / 3) * half, y + half - 2 * half * level);
  }
  context.lineWidth = 1.5;
  context.stroke();
}

const ranges = {
  linear: [-3, 3],
  tanh: [-1, 1],
  logistic: [0, 1],
  relu: [-3, 3],
  'leaky-relu': [-3, 3],
} as const;
