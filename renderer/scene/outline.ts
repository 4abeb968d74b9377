import type { Detail } from './detail.ts';
import { flatten } from './flatten.ts';
import type { Axon, Diagram, Part } from './parts.ts';
import { lineRibbon } from './ribbon.ts';

/** Space between a part and its outline, in canvas units. */
export const OUTLINE_GAP = 5;

/** Straight pieces of a quarter circle. */
const QUARTER_PIECES = 24;

/** What ids stand for in a diagram. */
export interface Marked {
  readonly parts: readonly Part[];
  readonly axons: readonly Axon[];
}

/** One look at each axon, however many ids there are. */
export function markedIn({ partById, axons }: Diagram, ids: ReadonlySet<string>): Marked {
  const parts = [...ids].flatMap((id) => partById.get(id) ?? []);
  return { parts, axons: parts.length === ids.size ? [] : axons.filter(({ item }) => ids.has(item.id)) };
}

/** Of what is marked, the parts and those axons that are drawn in full. */
export function inFull({ parts, axons }: Marked, detail: Detail | null): Marked {
  const drawn = new Set(detail?.axons);
  return { parts, axons: axons.filter((axon) => drawn.has(axon)) };
}

/** A strip of triangles in one colour. */
export interface Band {
  readonly ribbon: Float32Array;
  readonly colour: number;
}

/** A line around each part; around each axon a band, with the background between the two. */
export function bandsAround({ parts, axons }: Marked, width: number, colour: number, background: number): Band[] {
  return [
    ...parts.map((part) => ({ ribbon: lineRibbon(aroundPart(part), width), colour })),
    ...axons.flatMap(({ curve, width: axonWidth }) => {
      const line = flatten(curve.cubics);
      return [
        { ribbon: lineRibbon(line, axonWidth + 4 + 2 * width), colour },
        { ribbon: lineRibbon(line, axonWidth + 4), colour: background },
      ];
    }),
  ];
}

/** A closed line around a part, clockwise: a disc, or for stimuli a box with round corners. */
export function aroundPart(part: Part): number[] {
  const [halfWidth, halfHeight] = [part.halfWidth + OUTLINE_GAP, part.halfHeight + OUTLINE_GAP];
  const isBox = part.kind === 'chip' || part.kind === 'note';
  const isPill = !isBox && (part.kind !== 'stimulus' || part.item.kind === 'toggle');
  const corner = isPill ? halfHeight : (isBox ? 10 : 6) + OUTLINE_GAP;
  const line: number[] = [];
  for (let k = 0; k <= 4 * (QUARTER_PIECES + 1); k++) {
    // Each corner begins and ends with a point of its own; the last corner leads back to the first point.
    const quarter = Math.floor(k / (QUARTER_PIECES + 1)) % 4;
    const angle = ((quarter + (k % (QUARTER_PIECES + 1)) / QUARTER_PIECES) * Math.PI) / 2;
    const right = quarter === 0 || quarter === 3 ? 1 : -1;
    const below = quarter < 2 ? 1 : -1;
    const [x, y] = [right * (halfWidth - corner), below * (halfHeight - corner)];
    line.push(part.x + x + corner * Math.cos(angle), part.y + y + corner * Math.sin(angle));
  }
  return line;
}
