import { contains, viewOf, type Box, type Camera, type Viewport } from './camera.ts';
import type { HitTest } from './hit-test.ts';
import type { Move } from './move.ts';
import type { Diagram, Part } from './parts.ts';
import { snapBody, type Snap } from './snap.ts';

/** A dragged part goes to a guide from this far, in CSS pixels. */
const REACH = 6;

/** So far around it others count, in CSS pixels. */
const NEAR = 420;

/** Among more than this, seen from afar, something is in line with any place. */
const MOST = 300;

/** Where the held part of a move snaps to after a drag by (dx, dy). */
export type Snapping = (dx: number, dy: number, camera: Camera, viewport: Viewport) => Snap;

/** Snaps to what is in view and near, and is not dragged itself; asked on every move of the pointer. */
export function createSnapping({ parts }: Diagram, hits: HitTest, { from, held }: Move): Snapping {
  const sockets = parts.filter((part) => part.kind === 'port' && part.chip === held.id).map(({ y }) => y - held.y);
  const stays = (part: Part): boolean => !from.has(part.kind === 'port' ? part.chip : part.id);
  return (dx, dy, camera, viewport) => {
    const body = { ...held, x: held.x + dx, y: held.y + dy };
    const places = hits.partsWithin(boxAround(body, NEAR / camera.zoom));
    const view = viewOf(camera, viewport, 0);
    const near = places.length > MOST ? [] : places.map((place) => parts[place]!);
    const seen = near.filter((part) => stays(part) && contains(view, boxAround(part, 0)));
    const [bodies, ports] = [seen.filter(({ kind }) => kind !== 'port'), seen.filter(({ kind }) => kind === 'port')];
    return snapBody(body, { bodies, ports, sockets }, REACH / camera.zoom);
  };
}

function boxAround({ x, y }: Part, reach: number): Box {
  return { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
}
