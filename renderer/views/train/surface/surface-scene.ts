import type { Contour } from '../../../../engine/learning/error-surface/contours.ts';
import { rgbOf } from '../../../plots/colours.ts';
import type { PlotStyle } from '../../../plots/plot-style.ts';
import type { PathReading, SurfaceFound } from '../../../worker/training/surface-protocol.ts';

/** What is drawn of an error surface, as a map or as a relief. */
export interface SurfaceScene {
  readonly found: SurfaceFound;
  readonly contours: readonly Contour[];
  readonly heights: readonly [low: number, high: number];
  /** Of the same parameters; null before the first. */
  readonly reading: PathReading | null;
  /** Names along x and y. */
  readonly names: readonly [string, string];
}

export interface SceneSize {
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** Low ground is strong in colour, high ground pale: one hue, told apart by brightness alone. */
export function tintOf({ accent, ground, dark }: PlotStyle): (share: number, light: number) => Colour {
  const [low, high] = [rgbOf(accent), rgbOf(ground)];
  const [most, least] = dark ? [0.62, 0.08] : [0.66, 0.04];
  const shading = dark ? 70 : 60;
  return (share, light) => {
    const part = most + (least - most) * share;
    const mixed = (k: 0 | 1 | 2): number => high[k] + (low[k] - high[k]) * part + (light - 0.5) * shading;
    return [mixed(0), mixed(1), mixed(2)];
  };
}

/** A context cleared and scaled to CSS pixels; null where there is none. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { width, height, ratio }: SceneSize,
): CanvasRenderingContext2D | null {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context?.scale(ratio, ratio);
  return context;
}

export type Place = readonly [left: number, top: number];

/** The way so far, where it began, where it is, which way is steepest down, and the lowest point: told apart by shape. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  { path, start, now, arrow, lowest }: Marks,
  style: PlotStyle,
): void {
  const casing = style.ground;
  if (path.length > 1)
    for (const [colour, width] of [
      [casing, 5],
      [style.inhibitory, 2],
    ] as const)
      strokePath(context, path, colour, width);
  if (lowest) mark(context, diamond(lowest, 6), style.text, casing);
  if (start) {
    context.beginPath();
    context.arc(...start, 4, 0, 2 * Math.PI);
    fillAndStroke(context, casing, style.inhibitory, 2);
  }
  if (!now) return;
  if (arrow) paintArrow(context, now, arrow, style);
  context.beginPath();
  context.arc(...now, 5.5, 0, 2 * Math.PI);
  fillAndStroke(context, style.inhibitory, casing, 2);
}

export interface Marks {
  readonly path: readonly Place[];
  readonly start: Place | null;
  readonly now: Place | null;
  /** Where the arrow from the present point ends. */
  readonly arrow: Place | null;
  readonly lowest: Place | null;
}

function strokePath(context: CanvasRenderingContext2D, path: readonly Place[], colour: string, width: number): void {
  context.beginPath();
  path.forEach(([x, y], k) => context[k === 0 ? 'moveTo' : 'lineTo'](x, y));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = context.lineCap = 'round';
  context.stroke();
}

function paintArrow(context: CanvasRenderingContext2D, [x, y]: Place, [toX, toY]: Place, style: PlotStyle): void {
  const angle = Math.atan2(toY - y, toX - x);
  const side = (turn: number): Place => [toX - 8 * Math.cos(angle + turn), toY - 8 * Math.sin(angle + turn)];
  for (const [colour, width] of [
    [style.ground, 5],
    [style.text, 2],
  ] as const) {
    strokePath(
      context,
      [
        [x, y],
        [toX, toY],
      ],
      colour,
      width,
    );
    strokePath(context, [side(0.45), [toX, toY], side(-0.45)], colour, width);
  }
}

function mark(context: CanvasRenderingContext2D, corners: readonly Place[], fill: string, stroke: string): void {
  context.beginPath();
  corners.forEach(([x, y], k) => context[k === 0 ? 'moveTo' : 'lineTo'](x, y));
  context.closePath();
  fillAndStroke(context, fill, stroke, 1.5);
}

function fillAndStroke(context: CanvasRenderingContext2D, fill: string, stroke: string, width: number): void {
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.fill();
  context.stroke();
}

function diamond([x, y]: Place, r: number): Place[] {
  return [
    [x, y - r],
    [x + r, y],
    [x, y + r],
    [x - r, y],
  ];
}
