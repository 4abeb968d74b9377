import type { Issue } from './issue.ts';
import type { Circuit } from './types-chips.ts';

type Lists = Readonly<Record<string, readonly { readonly id: string }[]>>;

/** Ids that stand for two things; `path` is that of the circuit, `''` or ending in a dot. */
export function duplicatesIn(circuit: Circuit, path: string): Issue[] {
  const { populations, stimuli, probes, chips, notes, connections } = circuit;
  // Connections are only named among themselves.
  return [{ populations, stimuli, probes, chips, notes }, { connections }].flatMap((lists: Lists) =>
    duplicatesAmong(lists, path),
  );
}

export function duplicatesAmong(lists: Lists, path = ''): Issue[] {
  const seen = new Map<string, string>();
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap(({ id }, index) => {
      const at = `${path}${list}[${index}].id`;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, at);
      return first === undefined
        ? []
        : [{ path: at, message: `"${id}" is already the id at ${first}`, expected: 'an id of its own' }];
    }),
  );
}
