import { byId } from '../../engine/network/by-id.ts';
import type { Network } from '../../engine/network/types.ts';

/** What a plot calls a part of a flat network: a population or stimulus, or the two ends of a connection, and which of several. */
export function plotLabel(network: Network, target: string, member: number | null): string {
  const { populations, stimuli, connections } = network;
  const partLabel = (id: string): string => (byId(populations).get(id) ?? byId(stimuli).get(id))?.label ?? id;
  const connection = byId(connections).get(target);
  const label = connection ? `${partLabel(connection.source)} → ${partLabel(connection.target)}` : partLabel(target);
  return member === null ? label : `${label} ${member}`;
}
