import { byId } from '../network/by-id.ts';
import type { Network } from '../network/types.ts';
import type { SynapseGroup } from './groups.ts';
import { rangeOf, type SourceLayout } from './sources.ts';

/** Where the synapses of a connection lie. */
export interface ConnectionPlace {
  readonly group: SynapseGroup;
  /** Which of the group's connections it is. */
  readonly place: number;
}

/** By id of the connection. */
export function placesOf({ connections }: Network, groups: readonly SynapseGroup[]): Map<string, ConnectionPlace> {
  return new Map(
    groups.flatMap((group) =>
      group.connections.map((index, place) => [connections[index]!.id, { group, place }] as const),
    ),
  );
}

interface Placed extends Pick<SourceLayout, 'ranges'> {
  readonly network: Network;
  readonly places: ReadonlyMap<string, ConnectionPlace>;
}

/** Throws on a connection that is not there. */
export function placeOf({ places }: Placed, id: string): ConnectionPlace {
  const place = places.get(id);
  if (!place) throw new Error(`Found no connection "${id}", expected one of the network's`);
  return place;
}

/** Visits the synapses of a connection, by their index in its group, in order of source, which is numbered in the group. */
export function forEachSynapseOf(compiled: Placed, id: string, visit: (at: number, source: number) => void): void {
  const { group, place } = placeOf(compiled, id);
  const { first, size } = rangeOf(compiled.ranges, byId(compiled.network.connections).get(id)!.source);
  const rows = group.rowStart.view;
  const owner = group.connection?.view;
  const from = first - group.firstSource;
  for (let source = from; source < from + size; source++) {
    const end = rows[source + 1]!;
    for (let at = rows[source]!; at < end; at++) if (!owner || owner[at] === place) visit(at, source);
  }
}
