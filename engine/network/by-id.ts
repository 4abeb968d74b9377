interface Item {
  readonly id: string;
}

const known = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>();

/** The items of a list by id; of equal ids the first counts. Made once a list: lists of a network never change. */
export function byId<T extends Item>(items: readonly T[]): ReadonlyMap<string, T> {
  const made = known.get(items) as ReadonlyMap<string, T> | undefined;
  if (made) return made;
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(item.id)) map.set(item.id, item);
  known.set(items, map);
  return map;
}
