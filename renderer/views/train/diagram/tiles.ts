import { activate, type Activation } from '../../../../engine/learning/units.ts';
import { rgbOf } from '../../../plots/colours.ts';
import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { ResponseMaps } from '../../../worker/training/readings-protocol.ts';
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

/** What every unit answers to the plane of inputs: blue above 0, orange below; bare ground is 0. */
export function paintMaps(
  context: CanvasRenderingContext2D,
  columns: DiagramLayout,
  maps: ResponseMaps,
  style: PlotStyle,
): void {
  const image = new ImageData(maps.columns, maps.rows);
  const small = new OffscreenCanvas(maps.columns, maps.rows);
  const [above, below, ground] = [rgbOf(style.excitatory), rgbOf(style.inhibitory), rgbOf(style.ground)];
  const cells = maps.columns * maps.rows;
  maps.layers.forEach((values, layer) => {
    const { x, ys, tile } = columns[layer + 1]!;
    const scale = largest(values);
    ys.forEach((y, unit) => {
      for (let cell = 0; cell < cells; cell++) {
        const value = values[unit * cells + cell]! / scale;
        const [colour, share] = value > 0 ? [above, value] : [below, -value];
        const place = 4 * ((maps.rows - 1 - Math.floor(cell / maps.columns)) * maps.columns + (cell % maps.columns));
        for (let c = 0; c < 3; c++) image.data[place + c] = ground[c]! + share * (colour[c]! - ground[c]!);
        image.data[place + 3] = 255;
      }
      small.getContext('2d')!.putImageData(image, 0, 0);
      frameTile(context, x, y, tile, style, () => context.drawImage(small, x - tile / 2, y - tile / 2, tile, tile));
    });
  });
}

/** Inputs of a plane answer with themselves. */
export function paintInputMaps(context: CanvasRenderingContext2D, columns: DiagramLayout, style: PlotStyle): void {
  const { x, ys, tile } = columns[0]!;
  ys.forEach((y, input) => {
    const half = tile / 2;
    const gradient =
      input === 0
        ? context.createLinearGradient(x - half, 0, x + half, 0)
        : context.createLinearGradient(0, y + half, 0, y - half);
    gradient.addColorStop(0, style.inhibitory);
    gradient.addColorStop(0.5, style.ground);
    gradient.addColorStop(1, style.excitatory);
    frameTile(context, x, y, tile, style, () => {
      context.fillStyle = gradient;
      context.fillRect(x - half, y - half, tile, tile);
    });
  });
}

function frameTile(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  tile: number,
  style: PlotStyle,
  fill: () => void,
): void {
  const path = new Path2D();
  path.roundRect(x - tile / 2, y - tile / 2, tile, tile, 4);
  context.save();
  context.clip(path);
  fill();
  context.restore();
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.stroke(path);
}

function largest(values: Float32Array): number {
  let most = 1;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
