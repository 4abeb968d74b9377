/** `before` where `next` lists the same objects in the same order, so that what follows from the list can stay as well. */
export function keepList<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  return before.length === next.length && next.every((item, index) => item === before[index]) ? before : next;
}
