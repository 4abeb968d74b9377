import type { Position } from '../../engine/network/types.ts';
import { isLarge } from './detail.ts';
import type { Stage } from './stage.ts';

/** How long parts take to their new places. */
const GLIDE_MS = 200;

/** Moves parts to new places before the eyes, slowing down; at once when `still`, or when there are too many to follow. */
export async function glide(stage: Stage, to: ReadonlyMap<string, Position>, still: boolean): Promise<void> {
  const { partById } = stage.diagram;
  if (!still && !isLarge(stage.diagram)) {
    const from = new Map([...to.keys()].map((id) => [id, partById.get(id)] as const));
    const begun = performance.now();
    for (let now = begun; now < begun + GLIDE_MS; now = await nextFrame()) {
      const left = 1 - (now - begun) / GLIDE_MS;
      const way = 1 - left * left * left;
      stage.drag(new Map([...to].map(([id, end]) => [id, between(from.get(id) ?? end, end, way)])));
    }
  }
  stage.drop(to);
}

function between(from: Position, to: Position, way: number): Position {
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}
