import { contains, viewOf, type Box, type Camera, type Viewport } from './camera.ts';
import { SOMA_RADIUS } from './geometry.ts';
import { inkOf } from './ink.ts';
import type { HitTest } from './hit-test.ts';
import type { Axon, Diagram, LampWire, Part } from './parts.ts';

/**
 * How much of the parts is drawn: density where bodies would be specks, bodies as plain discs, or the parts with
 * silhouette, name and light. Anatomy, closer still, is another matter for what is drawn in full.
 */
export type Level = 'clouds' | 'bodies' | 'full';

/** What of a diagram is drawn, and how, until the camera leaves `region` or its zoom. */
export interface Detail {
  readonly level: Level;
  /** Parts in full; none unless the level is `full`. */
  readonly parts: readonly Part[];
  /** Axons with arrow or dot, those of the parts in full, and their places in the diagram; none where they are too many. */
  readonly axons: readonly Axon[];
  readonly places: Int32Array;
  /** How strong those axons are drawn, 0 to 1: fainter where they would cover the canvas. */
  readonly strength: number;
  readonly lampWires: readonly LampWire[];
  /** Places of axons that are drawn into the sheet, as plain lines: all, or a sample. */
  readonly lines: Int32Array;
  /** How many axons pass here. */
  readonly crossing: number;
  /** Where this holds, in canvas units, at `zoom`; null when it holds everywhere. */
  readonly region: Box | null;
  readonly zoom: number;
}

/** A circuit of at most so many parts and axons is drawn in full wherever the camera is. */
const FEW_PARTS = 400;
const FEW_AXONS = 4000;

/** In a larger one, so many parts and axons at once, of those in and around the view. */
const FULL_PARTS = 260;
const FULL_AXONS = 2500;

/** Lines in the sheet; of more a sample is drawn. */
export const MAX_LINES = 20_000;

/** A body smaller than this radius on screen, in CSS pixels, is part of a cloud. */
const SPECK = 1.3;

/** Around the view, as a share of its width and height, so that small moves change nothing. */
const MARGIN = 0.25;

/** Axons that would cover more of the canvas than this, side by side, are drawn fainter, down to this strength. */
const MOST_INK = 0.3;
const LEAST_STRENGTH = 0.16;

/** Chords of a cubic by which it is told whether it passes the view. */
const CHORDS = 8;

/** Its part beyond 1. */
const GOLDEN_RATIO = 0.61803398875;

/** Zoom may change by this factor before what is drawn is chosen again. */
const ZOOM_RANGE = 1.6;

export function isLarge({ parts, axons }: Diagram): boolean {
  return parts.length > FEW_PARTS || axons.length > FEW_AXONS;
}

/** Everything, in full, wherever the camera is. */
export function wholeDetail({ parts, axons, lampWires }: Diagram): Detail {
  const places = Int32Array.from(axons, (_, place) => place);
  const none = new Int32Array(0);
  return {
    ...{ level: 'full', parts, axons, places, strength: 1, lampWires, lines: none, crossing: axons.length },
    ...{ region: null, zoom: 1 },
  };
}

/** What to draw of a large circuit for a camera. */
export function chooseDetail(diagram: Diagram, hits: HitTest, camera: Camera, viewport: Viewport): Detail {
  const region = viewOf(camera, viewport, MARGIN);
  const near = hits.partsWithin(region);
  const level = near.length <= FULL_PARTS ? 'full' : SOMA_RADIUS * camera.zoom < SPECK ? 'clouds' : 'bodies';
  const parts = level === 'full' ? near.map((place) => diagram.parts[place]!) : [];
  const meeting = hits.axonsWithin(region).filter((place) => passes(diagram.axons[place]!.curve.cubics, region));
  const { places, rest } = level === 'full' ? attached(diagram, parts, meeting) : { places: [], rest: meeting };
  const known = new Set(parts);
  const axons = places.map((place) => diagram.axons[place]!);
  const ink = inkOf(axons, region, ({ width }) => Math.max(width, 1 / camera.zoom));
  return {
    ...{ level, parts, axons, places: Int32Array.from(places), region, zoom: camera.zoom },
    strength: Math.max(LEAST_STRENGTH, Math.min(1, MOST_INK / Math.max(ink, 0.01))),
    lampWires: diagram.lampWires.filter(({ lamp, source }) => known.has(lamp) || known.has(source)),
    lines: sample(rest, MAX_LINES),
    crossing: meeting.length,
  };
}

/** The axons that begin or end at a shown part, and those that only pass by; none of the former when they are too many. */
function attached(
  { axons }: Diagram,
  parts: readonly Part[],
  meeting: readonly number[],
): { places: readonly number[]; rest: readonly number[] } {
  const known = new Set(parts);
  const isAttached = (place: number): boolean => known.has(axons[place]!.source) || known.has(axons[place]!.target);
  const places = meeting.filter(isAttached);
  if (places.length > FULL_AXONS) return { places: [], rest: meeting };
  return { places, rest: meeting.filter((place) => !isAttached(place)) };
}

/** Whether a chain of cubics may meet a box: some chord of it does. */
function passes(c: readonly number[], { minX, minY, maxX, maxY }: Box): boolean {
  let [x, y] = [c[0]!, c[1]!];
  for (let i = 0; i + 7 < c.length; i += 6) {
    for (let k = 1; k <= CHORDS; k++) {
      const t = k / CHORDS;
      const s = 1 - t;
      const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      const toX = w0 * c[i]! + w1 * c[i + 2]! + w2 * c[i + 4]! + w3 * c[i + 6]!;
      const toY = w0 * c[i + 1]! + w1 * c[i + 3]! + w2 * c[i + 5]! + w3 * c[i + 7]!;
      const apart =
        Math.max(x, toX) < minX || Math.min(x, toX) > maxX || Math.max(y, toY) < minY || Math.min(y, toY) > maxY;
      if (!apart) return true;
      [x, y] = [toX, toY];
    }
  }
  return false;
}

/** Whether what was chosen still serves the camera. */
export function stillServes({ region, zoom }: Detail, camera: Camera, viewport: Viewport): boolean {
  if (region === null) return true;
  if (camera.zoom > zoom * ZOOM_RANGE || camera.zoom < zoom / ZOOM_RANGE) return false;
  return contains(region, viewOf(camera, viewport, 0));
}

/** The same choice for a diagram in which some parts stand elsewhere, as during a drag. */
export function carryOver(detail: Detail, diagram: Diagram): Detail {
  if (detail.region === null) return wholeDetail(diagram);
  const shown = new Set(detail.lampWires.map(({ lamp }) => lamp.id));
  return {
    ...detail,
    parts: detail.parts.map(({ index }) => diagram.parts[index]!),
    axons: Array.from(detail.places, (place) => diagram.axons[place]!),
    lampWires: diagram.lampWires.filter(({ lamp }) => shown.has(lamp.id)),
  };
}

/** Every so-manieth by the golden ratio, which no order in the file can be in step with; the same ones at every call. */
function sample(places: readonly number[], most: number): Int32Array {
  if (places.length <= most) return Int32Array.from(places);
  const share = most / places.length;
  return Int32Array.from(places.filter((place) => (place * GOLDEN_RATIO) % 1 < share)).subarray(0, most);
}
