import type { Connection } from '../../engine/network/types-connections.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Part } from './parts.ts';
import { backwardLane, isBackward } from './routing.ts';

/** Drawable connections, in the network's order. */
export interface Arrivals {
  readonly items: readonly Connection[];
  /** Source and target of each. */
  readonly ends: readonly Part[];
  /** Which arrival of its target each is, from the top, of how many. */
  readonly slot: Int32Array;
  readonly slots: Int32Array;
}

export function arrivalsOf(network: Network, parts: number, partById: ReadonlyMap<string, Part>): Arrivals {
  const items: Connection[] = [];
  const ends: Part[] = [];
  for (const item of network.connections) {
    const source = partById.get(item.source);
    const target = partById.get(item.target);
    if (source === undefined || target === undefined) continue;
    items.push(item);
    ends.push(source, target);
  }
  const [slot, slots] = [new Int32Array(items.length), new Int32Array(items.length)];
  const keys = Float64Array.from(items, (_, k) => approach(ends[2 * k]!, ends[2 * k + 1]!));
  for (const arriving of byTarget(ends, parts)) {
    arriving.sort((a, b) => keys[a]! - keys[b]! || a - b);
    arriving.forEach((k, place) => (slot[k] = place));
    for (const k of arriving) slots[k] = arriving.length;
  }
  return { items, ends, slot, slots };
}

/** Numbers of the connections that reach one part, for each that any reaches. */
function byTarget(ends: readonly Part[], parts: number): Int32Array[] {
  const count = ends.length / 2;
  const first = new Int32Array(parts + 1);
  for (let k = 0; k < count; k++) first[ends[2 * k + 1]!.index + 1]!++;
  for (let part = 0; part < parts; part++) first[part + 1]! += first[part]!;
  const next = first.slice();
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) order[next[ends[2 * k + 1]!.index]!++] = k;
  return Array.from({ length: parts }, (_, part) => order.subarray(first[part], first[part + 1]));
}

/** Sorts arrivals from top to bottom by the angle they come from; what comes round the back arrives outermost. */
function approach(source: Part, target: Part): number {
  if (!isBackward(source, target)) return Math.atan2(source.y - target.y, target.x - source.x);
  return backwardLane(source, target) < target.y ? -Math.PI : Math.PI;
}
