import type { PlotStyle } from '../../../plots/plot-style.ts';
import { tickText, ticksOf } from '../../../plots/ticks.ts';
import { lossText } from '../train-text.ts';
import { hillshade, placeLabels, shareOf } from './surface-geometry.ts';
import {
  paintMarks,
  prepareCanvas,
  tintOf,
  type Marks,
  type Place,
  type SceneSize,
  type SurfaceScene,
} from './surface-scene.ts';

/** Where the map lies on its canvas; CSS pixels. */
export interface MapFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function frameOf({ width, height }: Pick<SceneSize, 'width' | 'height'>): MapFrame {
  return { left: 48, top: 8, width: Math.max(1, width - 60), height: Math.max(1, height - 46) };
}

/** Pixels to weights, and back. */
export function mapScales({ x, y }: SurfaceScene['found'], { left, top, width, height }: MapFrame) {
  const [x0, dx, y0, dy] = [x[0]!, x.at(-1)! - x[0]!, y[0]!, y.at(-1)! - y[0]!];
  return {
    place: (a: number, b: number): readonly [number, number] => [
      left + ((a - x0) / dx) * width,
      top + (1 - (b - y0) / dy) * height,
    ],
    weights: (px: number, py: number): readonly [number, number] => [
      x0 + ((px - left) / width) * dx,
      y0 + (1 - (py - top) / height) * dy,
    ],
  };
}

/** As a topographic map: heights tinted and lit from the upper left, lines of equal loss with their values, the way through it. */
export function paintMap(
  canvas: HTMLCanvasElement,
  scene: SurfaceScene,
  cursor: { readonly x: number; readonly y: number } | null,
  style: PlotStyle,
  size: SceneSize,
): void {
  const context = prepareCanvas(canvas, size);
  if (!context) return;
  const frame = frameOf(size);
  const { place } = mapScales(scene.found, frame);
  const within = (room: number, paint: () => void): void => {
    context.save();
    context.beginPath();
    context.rect(frame.left - room, frame.top - room, frame.width + 2 * room, frame.height + 2 * room);
    context.clip();
    paint();
    context.restore();
  };
  const marks = marksOf(scene, place);
  within(0, () => {
    paintGround(context, scene, style, frame);
    paintContours(context, scene, style, frame, place, spotsOf(marks));
  });
  paintAxes(context, scene, style, frame, place);
  // The lowest point is often on the edge.
  within(9, () => paintMarks(context, marks, style));
  if (cursor) paintCursor(context, place(cursor.x, cursor.y), style, frame);
}

type Placing = (a: number, b: number) => readonly [number, number];

/** A pixel a point, scaled smoothly so that points of the grid lie at their place. */
function paintGround(
  context: CanvasRenderingContext2D,
  { found: { x, y, values }, heights }: SurfaceScene,
  style: PlotStyle,
  { left, top, width, height }: MapFrame,
): void {
  const [columns, rows] = [x.length, y.length];
  const shares = values.map((value) => shareOf(value, heights));
  const tint = tintOf(style);
  const image = new ImageData(columns, rows);
  for (let k = 0; k < values.length; k++) {
    const [column, row] = [k % columns, Math.floor(k / columns)];
    const colour = tint(shares[k]!, hillshade(shares, columns, column, row));
    image.data.set([...colour, Number.isFinite(values[k]) ? 255 : 0], 4 * ((rows - 1 - row) * columns + column));
  }
  const small = new OffscreenCanvas(columns, rows);
  small.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingQuality = 'high';
  const [dx, dy] = [width / (columns - 1), height / (rows - 1)];
  context.drawImage(small, left - dx / 2, top - dy / 2, width + dx, height + dy);
}

function paintContours(
  context: CanvasRenderingContext2D,
  { contours }: SurfaceScene,
  style: PlotStyle,
  { left, top, width, height }: MapFrame,
  place: Placing,
  above: readonly Place[],
): void {
  const drawn = contours.map(({ level, segments }) => {
    const pixels = new Float64Array(segments.length);
    for (let k = 0; k < segments.length; k += 2) pixels.set(place(segments[k]!, segments[k + 1]!), k);
    return { level, segments: pixels };
  });
  context.strokeStyle = style.text;
  context.globalAlpha = 0.55;
  for (const [index, { segments }] of drawn.entries()) {
    context.lineWidth = index % 4 === 3 ? 1.6 : 0.9;
    context.beginPath();
    for (let k = 0; k < segments.length; k += 4) {
      context.moveTo(segments[k]!, segments[k + 1]!);
      context.lineTo(segments[k + 2]!, segments[k + 3]!);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
  const inside = drawn.map(({ level, segments }) => ({
    level,
    segments: segments.map((value, k) => value - (k % 2 === 0 ? left : top)),
  }));
  const around = above.map(([x, y]): Place => [x - left, y - top]);
  context.font = style.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { level, x, y, angle } of placeLabels(inside, { width, height }, around)) {
    context.save();
    context.translate(left + x, top + y);
    context.rotate(angle);
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = style.ground;
    context.strokeText(lossText(level), 0, 0);
    context.fillStyle = style.text;
    context.fillText(lossText(level), 0, 0);
    context.restore();
  }
}

/** Places of the marks, of a path as many as a number of a level could lie between. */
function spotsOf({ path, start, now, arrow, lowest }: Marks): Place[] {
  const spots = [start, now, arrow, lowest].filter((spot) => spot !== null);
  for (const at of path) {
    const last = spots.at(-1);
    if (!last || Math.hypot(at[0] - last[0], at[1] - last[1]) > 8) spots.push(at);
  }
  return spots;
}

/** Length of the arrow, in CSS pixels: it tells a direction alone. */
const arrowLength = 34;

function marksOf({ found: { lowest }, reading }: SurfaceScene, place: Placing): Marks {
  if (!reading) return { path: [], start: null, now: null, arrow: null, lowest: lowest && place(lowest.x, lowest.y) };
  const { path, now, gradient } = reading;
  const places = Array.from(path.x, (a, k) => place(a, path.y[k]!));
  const at = place(now.x, now.y);
  const beyond = place(now.x - gradient[0], now.y - gradient[1]);
  const way = Math.hypot(beyond[0] - at[0], beyond[1] - at[1]);
  const end = (k: 0 | 1): number => at[k] + (arrowLength * (beyond[k] - at[k])) / way;
  return {
    path: [...places, at],
    start: places[0] ?? null,
    now: at,
    arrow: way > 0 ? ([end(0), end(1)] as const) : null,
    lowest: lowest && place(lowest.x, lowest.y),
  };
}

function paintCursor(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  style: PlotStyle,
  { left, top, width, height }: MapFrame,
): void {
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + width, y);
  context.moveTo(x, top);
  context.lineTo(x, top + height);
  context.strokeStyle = style.text;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.stroke();
  context.setLineDash([]);
}

function paintAxes(
  context: CanvasRenderingContext2D,
  { found: { x, y }, names }: SurfaceScene,
  style: PlotStyle,
  { left, top, width, height }: MapFrame,
  place: Placing,
): void {
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.strokeRect(left, top, width, height);
  context.font = style.font;
  context.fillStyle = style.quiet;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const across = { min: x[0]!, max: x.at(-1)! };
  const up = { min: y[0]!, max: y.at(-1)! };
  for (const tick of ticksOf(across, Math.max(2, Math.floor(width / 70))))
    context.fillText(tickText(tick), place(tick, up.min)[0], top + height + 5);
  context.fillText(names[0], left + width / 2, top + height + 21, width);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ticksOf(up, Math.max(2, Math.floor(height / 36))))
    context.fillText(tickText(tick), left - 6, place(across.min, tick)[1]);
  context.save();
  context.translate(9, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(names[1], 0, 0, height);
  context.restore();
}
