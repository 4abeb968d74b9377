import type { Network } from '../../engine/network/types.ts';

/** What a person calls a part: its label; a connection by its two ends. */
export function partName(network: Network, id: string): string {
  const part = [...network.populations, ...network.stimuli, ...network.probes].find((one) => one.id === id);
  if (part) return part.label;
  const connection = network.connections.find((one) => one.id === id);
  return connection ? `${partName(network, connection.source)} → ${partName(network, connection.target)}` : id;
}

/** `n1`, `3 neurons`, or `4 parts` where they are of several kinds. */
export function partsText(network: Network, ids: ReadonlySet<string>): string {
  const [first] = ids;
  if (ids.size === 1 && first !== undefined) return partName(network, first);
  const kinds = kindsOf(network).filter(({ items }) => items.some(({ id }) => ids.has(id)));
  return `${ids.size} ${kinds.length === 1 ? kinds[0]!.plural : 'parts'}`;
}

interface Kind {
  readonly plural: string;
  readonly items: readonly { readonly id: string }[];
}

function kindsOf({ populations, stimuli, connections, probes }: Network): readonly Kind[] {
  return [
    { plural: 'neurons', items: populations },
    { plural: 'inputs', items: stimuli },
    { plural: 'connections', items: connections },
    { plural: 'lamps', items: probes.filter(({ kind }) => kind === 'lamp') },
  ];
}
