import { shareAlong, valueAlong } from '../worker/training/axis.ts';
import { gridSide, type Picture, type PictureFrame } from '../worker/training/protocol.ts';
import { plotColour, rgbOf } from './colours.ts';
import type { PlotStyle } from './plot-style.ts';

export interface PictureSize {
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
}

export interface PictureMarks {
  /** The row that is looked at. */
  readonly marked?: number | null;
  /** Of each class among colours and shapes; in their order where left out. */
  readonly places?: readonly number[];
}

/** Draws decision regions, a learnt curve or predictions over the rows of the table; training rows filled, test rows as rings. */
export function paintPicture(
  canvas: HTMLCanvasElement,
  picture: Picture,
  frame: PictureFrame,
  style: PlotStyle,
  { width, height, ratio }: PictureSize,
  { marked = null, places = [] }: PictureMarks = {},
): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const place = placeIn(picture, { width, height });
  if (frame.kind === 'regions') {
    paintRegions(context, frame, style, { width, height }, places);
    paintPoints(context, picture, picture.points.y, place, style, places);
  } else if (frame.kind === 'curve') {
    const last = frame.values.length - 1;
    strokeLine(
      context,
      Array.from(frame.values, (value, k) => place(valueAlong(picture.x, k / last), value)),
      style.accent,
      4.5,
    );
    // Above the curve, or nobody would see them where it is right.
    paintPoints(context, picture, picture.points.y, place, style);
  } else {
    strokeLine(context, [place(picture.x.min, picture.x.min), place(picture.x.max, picture.x.max)], style.quiet, 1);
    paintPoints(context, picture, frame.values, place, style);
  }
  const k = marked === null ? -1 : picture.points.rows.indexOf(marked);
  if (k >= 0) ringAround(context, place(picture.points.x[k]!, heightsOf(picture, frame)[k]!), style);
}

/** The row whose point is nearest to a place of the picture, within reach of a finger; null where there is none. */
export function rowAt(
  picture: Picture,
  frame: PictureFrame,
  size: Pick<PictureSize, 'width' | 'height'>,
  x: number,
  y: number,
): number | null {
  const { rows, x: xs } = picture.points;
  const ys = heightsOf(picture, frame);
  const place = placeIn(picture, size);
  let [best, nearest] = [-1, reach];
  xs.forEach((_, k) => {
    const [left, top] = place(xs[k]!, ys[k]!);
    const away = Math.hypot(left - x, top - y);
    if (away < nearest) [best, nearest] = [k, away];
  });
  return best < 0 ? null : rows[best]!;
}

const reach = 12;

/** Predictions move; all other points stay. */
function heightsOf({ points }: Picture, frame: PictureFrame): Float64Array {
  return frame.kind === 'predicted' ? frame.values : points.y;
}

function placeIn(picture: Picture, { width, height }: Pick<PictureSize, 'width' | 'height'>): Place {
  return (x, y) => [shareAlong(picture.x, x) * width, (1 - shareAlong(picture.y, y)) * height];
}

/** The row that is looked at, seen from afar. */
function ringAround(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], style: PlotStyle): void {
  for (const [radius, lineWidth, colour] of [
    [8, 4, style.ground],
    [8, 2, style.text],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = lineWidth;
    context.strokeStyle = colour;
    context.stroke();
  }
}

type Place = (x: number, y: number) => readonly [number, number];

/** A pixel a cell, then scaled smoothly: the surer the class, the stronger its colour. */
function paintRegions(
  context: CanvasRenderingContext2D,
  { codes, certainty }: Extract<PictureFrame, { kind: 'regions' }>,
  { dark }: PlotStyle,
  { width, height }: Pick<PictureSize, 'width' | 'height'>,
  places: readonly number[],
): void {
  const image = new ImageData(gridSide, gridSide);
  const colours = Array.from({ length: Math.max(...codes) + 1 }, (_, k) => rgbOf(plotColour(places[k] ?? k, dark)));
  const [least, most] = dark ? [0.06, 0.42] : [0.05, 0.34];
  for (let k = 0; k < codes.length; k++) {
    const [column, row] = [k % gridSide, gridSide - 1 - Math.floor(k / gridSide)];
    const alpha = least + (most - least) * certainty[k]!;
    image.data.set([...colours[codes[k]!]!, Math.round(255 * alpha)], 4 * (row * gridSide + column));
  }
  const small = new OffscreenCanvas(gridSide, gridSide);
  small.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
}

function paintPoints(
  context: CanvasRenderingContext2D,
  { kind, points }: Picture,
  ys: Float64Array,
  place: Place,
  style: PlotStyle,
  places: readonly number[] = [],
): void {
  const { x, codes, isTest } = points;
  const placeOf = (k: number): number => places[codes[k]!] ?? codes[k]!;
  const isDense = kind === 'curve' && x.length > 60;
  const radius = x.length > 500 ? 2.2 : 3;
  const ground = style.dark ? '#0e1116' : '#ffffff';
  for (let k = 0; k < x.length; k++) {
    const [left, top] = place(x[k]!, ys[k]!);
    // Dots within the curve, which they would hide otherwise.
    if (isDense && !isTest[k]) {
      context.fillStyle = style.text;
      context.beginPath();
      context.arc(left, top, 1.3, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    const colour = kind === 'regions' ? plotColour(placeOf(k), style.dark) : style.quiet;
    context.beginPath();
    pathOf(context, kind === 'regions' ? placeOf(k) : 0, left, top, radius);
    context.lineWidth = isTest[k] ? 1.4 : 0.8;
    context.fillStyle = isTest[k] ? ground : colour;
    context.strokeStyle = isTest[k] ? colour : ground;
    context.fill();
    context.stroke();
  }
}

/** A class has a shape besides its colour: disc, square, triangle, diamond, and again. */
function pathOf(context: CanvasRenderingContext2D, code: number, x: number, y: number, r: number): void {
  const corners = shapes[code % shapes.length]!;
  if (corners.length === 0) return context.arc(x, y, r, 0, 2 * Math.PI);
  corners.forEach(([dx, dy], k) => context[k === 0 ? 'moveTo' : 'lineTo'](x + dx * r, y + dy * r));
  context.closePath();
}

const shapes: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.25],
    [1.15, 0.85],
    [-1.15, 0.85],
  ],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
];

function strokeLine(
  context: CanvasRenderingContext2D,
  line: readonly (readonly [number, number])[],
  colour: string,
  width: number,
): void {
  context.beginPath();
  line.forEach(([x, y], k) => context[k === 0 ? 'moveTo' : 'lineTo'](x, y));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.stroke();
}
