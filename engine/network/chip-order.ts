import type { ChipType } from './types-chips.ts';

/** Chip types so that each comes after those that it is made of; `loop` is what lies on a circle, or leads to one. */
export interface ChipOrder {
  readonly order: readonly ChipType[];
  readonly loop: readonly ChipType[];
}

/** In the order of Kahn (1962). Types that are not there are left out of account. */
export function orderChipTypes(types: readonly ChipType[]): ChipOrder {
  const waiting = new Map(types.map(({ id }) => [id, 0]));
  const users = new Map<string, ChipType[]>(types.map(({ id }) => [id, []]));
  for (const type of types) {
    for (const part of new Set(type.circuit.chips.map((chip) => chip.type))) {
      if (!waiting.has(part)) continue;
      waiting.set(type.id, waiting.get(type.id)! + 1);
      users.get(part)!.push(type);
    }
  }
  const order = types.filter(({ id }) => waiting.get(id) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const user of users.get(order[next]!.id)!) {
      const left = waiting.get(user.id)! - 1;
      waiting.set(user.id, left);
      if (left === 0) order.push(user);
    }
  }
  return { order, loop: types.filter(({ id }) => waiting.get(id)! > 0) };
}

/** One circle of chip types that are made of each other, such as `a, b, a`, by always following the first part on one. */
export function circleOf(loop: readonly ChipType[]): ChipType[] {
  const onLoop = new Map(loop.map((type) => [type.id, type]));
  const way: ChipType[] = [];
  const seen = new Set<ChipType>();
  for (let type = loop[0]; type; type = onLoop.get(type.circuit.chips.find((chip) => onLoop.has(chip.type))!.type)) {
    way.push(type);
    if (seen.has(type)) return way.slice(way.indexOf(type));
    seen.add(type);
  }
  return way;
}
