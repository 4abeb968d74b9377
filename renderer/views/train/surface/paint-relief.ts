import type { PlotStyle } from '../../../plots/plot-style.ts';
import { tickText } from '../../../plots/ticks.ts';
import { createProjection, type Gaze, type Seen } from './relief.ts';
import { hillshade, lossAt, shareOf } from './surface-geometry.ts';
import { paintMarks, prepareCanvas, tintOf, type SceneSize, type SurfaceScene } from './surface-scene.ts';

/** The surface in space: its height is the loss, and the way so far lies upon it. */
export function paintRelief(
  canvas: HTMLCanvasElement,
  scene: SurfaceScene,
  gaze: Gaze,
  style: PlotStyle,
  size: SceneSize,
): void {
  const context = prepareCanvas(canvas, size);
  if (!context) return;
  // Names stand left and right of the base.
  const room = Math.min(96, size.width / 4);
  context.translate(room, 4);
  const project = createProjection(gaze, { width: size.width - 2 * room, height: size.height - 16 });
  paintBase(context, style, project);
  paintCells(context, scene, style, project);
  paintNames(context, scene, style, project, { left: -room, right: size.width - room });
  paintMarks(context, marksOf(scene, project), style);
}

type Projection = (x: number, y: number, z: number) => Seen;

/** −1 to 1 from end to end. */
function across(places: Float64Array, at: number): number {
  return (2 * (at - places[0]!)) / (places.at(-1)! - places[0]!) - 1;
}

/** Cells from the farthest to the nearest, each in the colour of its height and lit by its slope. */
function paintCells(
  context: CanvasRenderingContext2D,
  { found: { x, y, values }, heights }: SurfaceScene,
  style: PlotStyle,
  project: Projection,
): void {
  const columns = x.length;
  const [low, high] = heights;
  const shares = values.map((value) => shareOf(value, heights));
  const tint = tintOf(style);
  const seen = Array.from(values, (value, k) =>
    project(
      across(x, x[k % columns]!),
      across(y, y[Math.floor(k / columns)]!),
      high > low ? (value - low) / (high - low) : 0,
    ),
  );
  const cells: number[] = [];
  for (let row = 0; row + 1 < y.length; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const k = row * columns + column;
      if (cornersOf(k, columns).every((corner) => Number.isFinite(values[corner]))) cells.push(k);
    }
  cells.sort((a, b) => seen[b]!.depth - seen[a]!.depth);
  context.lineWidth = 0.7;
  for (const k of cells) {
    const light = hillshade(shares, columns, k % columns, Math.floor(k / columns));
    const colour = `rgb(${tint(shares[k]!, light)
      .map((part) => Math.max(0, Math.min(255, Math.round(part))))
      .join(' ')})`;
    context.beginPath();
    cornersOf(k, columns).forEach((corner, side) =>
      context[side === 0 ? 'moveTo' : 'lineTo'](seen[corner]!.left, seen[corner]!.top),
    );
    context.closePath();
    context.fillStyle = context.strokeStyle = colour;
    context.fill();
    context.stroke();
    paintMesh(context, k, columns, seen, style);
  }
}

/** Every fourth line of the grid, by which the form is seen. */
function paintMesh(
  context: CanvasRenderingContext2D,
  k: number,
  columns: number,
  seen: readonly Seen[],
  style: PlotStyle,
): void {
  const ends = [
    ...(Math.floor(k / columns) % 4 === 0 ? [[k, k + 1]] : []),
    ...((k % columns) % 4 === 0 ? [[k, k + columns]] : []),
  ];
  if (ends.length === 0) return;
  context.beginPath();
  for (const [from, to] of ends) {
    context.moveTo(seen[from!]!.left, seen[from!]!.top);
    context.lineTo(seen[to!]!.left, seen[to!]!.top);
  }
  context.globalAlpha = 0.3;
  context.strokeStyle = style.text;
  context.stroke();
  context.globalAlpha = 1;
}

function cornersOf(k: number, columns: number): readonly number[] {
  return [k, k + 1, k + columns + 1, k + columns];
}

/** The square below. */
function paintBase(context: CanvasRenderingContext2D, style: PlotStyle, project: Projection): void {
  context.beginPath();
  for (const [k, [a, b]] of baseCorners.entries()) {
    const { left, top } = project(a, b, 0);
    context[k === 0 ? 'moveTo' : 'lineTo'](left, top);
  }
  context.closePath();
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.stroke();
}

const baseCorners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Names and ends of both weights, along the two edges of the base that are nearest, outside of it. */
function paintNames(
  context: CanvasRenderingContext2D,
  { found: { x, y }, names }: SurfaceScene,
  style: PlotStyle,
  project: Projection,
  edges: { readonly left: number; readonly right: number },
): void {
  const centre = project(0, 0, 0);
  const near = project(0, -1, 0).depth < project(0, 1, 0).depth ? -1.1 : 1.1;
  const side = project(-1, 0, 0).depth < project(1, 0, 0).depth ? -1.1 : 1.1;
  context.font = style.font;
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  const write = (text: string, a: number, b: number, isName = false): void => {
    const { left, top } = project(a, b, 0);
    const isRight = left > centre.left;
    const most = Math.max(1, isRight ? edges.right - left - 4 : left - edges.left - 4);
    context.textAlign = isRight ? 'left' : 'right';
    context.strokeStyle = style.ground;
    context.fillStyle = isName ? style.text : style.quiet;
    context.strokeText(text, left, top, most);
    context.fillText(text, left, top, most);
  };
  const short = (value: number): string => tickText(Number(value.toPrecision(2)));
  write(short(x[0]!), -0.9, near);
  write(names[0], 0, near, true);
  write(short(x.at(-1)!), 0.9, near);
  write(short(y[0]!), side, -0.9);
  write(names[1], side, 0, true);
  write(short(y.at(-1)!), side, 0.9);
}

/** How far down the arrow points, as a share of the base's half side. */
const arrowShare = 0.3;

function marksOf({ found, heights, reading }: SurfaceScene, project: Projection) {
  const [low, high] = heights;
  const place = (a: number, b: number): readonly [number, number] | null => {
    const value = lossAt(found, a, b);
    if (!Number.isFinite(value)) return null;
    const { left, top } = project(
      across(found.x, a),
      across(found.y, b),
      high > low ? (value - low) / (high - low) : 0,
    );
    return [left, top];
  };
  const lowest = found.lowest && place(found.lowest.x, found.lowest.y);
  if (!reading) return { path: [], start: null, now: null, arrow: null, lowest };
  const { path, now, gradient } = reading;
  const places = Array.from(path.x, (a, k) => place(a, path.y[k]!));
  const at = place(now.x, now.y);
  const [halfX, halfY] = [found.x, found.y].map((ends) => (ends.at(-1)! - ends[0]!) / 2) as [number, number];
  const steepness = Math.hypot(gradient[0] / halfX, gradient[1] / halfY);
  const step = arrowShare / (steepness || Infinity);
  return {
    path: [...places, at].filter((each) => each !== null),
    start: places[0] ?? null,
    now: at,
    arrow: step > 0 ? place(now.x - step * gradient[0], now.y - step * gradient[1]) : null,
    lowest,
  };
}
