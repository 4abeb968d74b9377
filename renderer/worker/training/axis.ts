import type { Axis } from './protocol.ts';

type Ends = Pick<Axis, 'min' | 'max'>;

/** From the smallest to the largest value, and a share of that on both sides. The ends may be as far apart as doubles go. */
export function axisOf(name: string, values: Float64Array, margin: number): Axis {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // One alone leaves room for a difference that a double of its size can have.
  const room = max > min ? margin * max - margin * min : Math.max(1, margin * Math.abs(max));
  const most = Number.MAX_VALUE;
  return { name, min: Math.max(-most, min - room), max: Math.min(most, max + room) };
}

/** Where a value lies between the ends: 0 to 1, and beyond. Halved first, for the way between them may be no double. */
export function shareAlong({ min, max }: Ends, value: number): number {
  return (value / 2 - min / 2) / (max / 2 - min / 2);
}

/** The value at a share of the way from the lower to the upper end. */
export function valueAlong({ min, max }: Ends, share: number): number {
  return min * (1 - share) + max * share;
}

/** One of so many equal parts of the way. */
export function partOf({ min, max }: Ends, parts: number): number {
  const way = max - min;
  return Number.isFinite(way) ? way / parts : max / parts - min / parts;
}
