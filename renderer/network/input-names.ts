/**
 * What the window calls inputs that were renamed while their simulation runs, by the ids that the engine goes on having for
 * them: the order in which it adds signals up follows from its ids, so a run keeps those that it began with.
 */
export type InputNames = ReadonlyMap<string, string>;

/** Ids before and after, all changed at once. */
export type Renamed = readonly (readonly [from: string, to: string])[];

export const noNames: InputNames = new Map();

/** The names after inputs were renamed once more. */
export function renamedOnce(names: InputNames, renamed: Renamed): InputNames {
  const next = new Map(names);
  for (const [from, to] of renamed) {
    const id = engineId(names, from);
    if (id === to) next.delete(id);
    else next.set(id, to);
  }
  return next;
}

export function shownId(names: InputNames, id: string): string {
  return names.get(id) ?? id;
}

export function engineId(names: InputNames, shown: string): string {
  for (const [id, name] of names) if (name === shown) return id;
  return shown;
}
