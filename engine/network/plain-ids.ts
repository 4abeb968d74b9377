import type { Network } from './types.ts';

/** A flat network under ids that a file may hold: `adder/carry` becomes `adder_carry`, or the next that is free. */
export function withPlainIds(network: Network): Network {
  const { populations, stimuli, probes, connections } = network;
  const part = renaming([...populations, ...stimuli, ...probes].map(({ id }) => id));
  const wire = renaming(connections.map(({ id }) => id));
  const shared = renaming(connections.flatMap((each) => each.shared ?? []));
  return {
    ...network,
    populations: populations.map((each) => ({ ...each, id: part(each.id) })),
    stimuli: stimuli.map((each) => ({ ...each, id: part(each.id) })),
    connections: connections.map((each) => ({
      ...each,
      ...{ id: wire(each.id), source: part(each.source), target: part(each.target) },
      ...(each.shared !== undefined && { shared: shared(each.shared) }),
    })),
    probes: probes.map((each) => ({
      ...each,
      target: each.kind === 'weights' ? wire(each.target) : part(each.target),
    })),
  };
}

/** Ids that are plain keep their name. */
function renaming(ids: readonly string[]): (id: string) => string {
  const isPlain = (id: string): boolean => /^\w+$/.test(id);
  const taken = new Set(ids.filter(isPlain));
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const name = isPlain(id) ? id : freeName(id.replace(/\W/g, '_').slice(0, 56), taken);
    taken.add(name);
    names.set(id, name);
  }
  return (id) => names.get(id) ?? id;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}
