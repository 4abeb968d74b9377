import { rgbOf } from '../../../plots/colours.ts';
import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { ResponseMaps } from '../../../worker/training/readings-protocol.ts';
import type { DiagramLayout } from './layout.ts';

/** A tile with the middle at x, y. */
interface Tile {
  readonly x: number;
  readonly y: number;
  readonly tile: number;
  /** Of its corners. */
  readonly radius: number;
}

const cornerRadius = 4;

/** What every unit answers to the plane of inputs. */
export function paintMaps(
  context: CanvasRenderingContext2D,
  columns: DiagramLayout,
  maps: ResponseMaps,
  style: PlotStyle,
): void {
  const cells = maps.columns * maps.rows;
  maps.layers.forEach((values, layer) => {
    const { x, ys, tile } = columns[layer + 1]!;
    const scale = largest(values);
    ys.forEach((y, unit) => {
      const own = values.subarray(unit * cells, (unit + 1) * cells);
      paintMap(context, { x, y, tile, radius: cornerRadius }, maps, own, scale, style);
    });
  });
}

/** What one unit answers, [row from the lowest][column]: blue above 0, orange below; bare ground is 0. */
export function paintMap(
  context: CanvasRenderingContext2D,
  place: Tile,
  { columns, rows }: Pick<ResponseMaps, 'columns' | 'rows'>,
  values: Float32Array,
  scale: number,
  style: PlotStyle,
): void {
  const image = new ImageData(columns, rows);
  const [above, below, ground] = [rgbOf(style.excitatory), rgbOf(style.inhibitory), rgbOf(style.ground)];
  for (let cell = 0; cell < columns * rows; cell++) {
    const value = values[cell]! / scale;
    const [colour, share] = value > 0 ? [above, value] : [below, -value];
    const pixel = 4 * ((rows - 1 - Math.floor(cell / columns)) * columns + (cell % columns));
    for (let c = 0; c < 3; c++) image.data[pixel + c] = ground[c]! + share * (colour[c]! - ground[c]!);
    image.data[pixel + 3] = 255;
  }
  const small = new OffscreenCanvas(columns, rows);
  small.getContext('2d')!.putImageData(image, 0, 0);
  const { x, y, tile } = place;
  frameTile(context, place, style, () => context.drawImage(small, x - tile / 2, y - tile / 2, tile, tile));
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
    frameTile(context, { x, y, tile, radius: cornerRadius }, style, () => {
      context.fillStyle = gradient;
      context.fillRect(x - half, y - half, tile, tile);
    });
  });
}

function frameTile(
  context: CanvasRenderingContext2D,
  { x, y, tile, radius }: Tile,
  style: PlotStyle,
  fill: () => void,
): void {
  const path = new Path2D();
  path.roundRect(x - tile / 2, y - tile / 2, tile, tile, radius);
  context.save();
  context.clip(path);
  fill();
  context.restore();
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.stroke(path);
}

/** At least 1, so that what is nearly 0 everywhere looks so. */
export function largest(values: Float32Array): number {
  let most = 1;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
