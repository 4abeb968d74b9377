import Flatbush from 'flatbush';
import type { Box } from './camera.ts';
import { LABEL_HEIGHT } from './geometry.ts';
import type { Part } from './parts.ts';

/** An axon keeps this far from the parts it passes. */
export const CLEARANCE = 10;

/** What may stand in the way of axons, found by place. */
export interface Obstacles {
  /** The parts, with their names and the clearance around them, that meet a box. */
  within(box: Box): readonly Part[];
}

/** Nothing stands in the way. */
export const noObstacles: Obstacles = { within: () => [] };

/** What stands in one or the other. */
export function together(some: Obstacles, more: Obstacles): Obstacles {
  if (some === noObstacles) return more;
  if (more === noObstacles) return some;
  return { within: (box) => [...some.within(box), ...more.within(box)] };
}

export function createObstacles(all: readonly Part[]): Obstacles {
  // A port is part of its chip, and text may be written over.
  const parts = all.filter(({ kind }) => kind !== 'port' && kind !== 'note');
  if (parts.length === 0) return noObstacles;
  const index = new Flatbush(parts.length);
  for (const { x, y, halfWidth, halfHeight } of parts) {
    const [dx, dy] = [halfWidth + CLEARANCE, halfHeight + CLEARANCE];
    index.add(x - dx, y - dy, x + dx, y + dy + LABEL_HEIGHT);
  }
  index.finish();
  return {
    within({ minX, minY, maxX, maxY }) {
      const near = index.search(minX, minY, maxX, maxY);
      return near.map((place) => parts[place]).filter((part) => part !== undefined);
    },
  };
}
