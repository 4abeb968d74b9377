import { byId } from '../../engine/network/by-id.ts';
import type { Network } from '../../engine/network/types.ts';

/** What a plot calls a part of a flat network: a population or stimulus, or the two ends of a connection, and which of several. */
export function plotLabel(network: Network, target: string, member: number | null): string {
  const { populations, stimuli, connections } = network;
  const partLabel = (id: string): string => {
    const label = (byId(populations).get(id) ?? byId(stimuli).get(id))?.label;
    return label === undefined ? id : `${chipOf(id)}${label}`;
  };
  const connection = byId(connections).get(target);
  const label = connection ? `${partLabel(connection.source)} → ${partLabel(connection.target)}` : partLabel(target);
  return member === null ? label : `${label} ${member}`;
}

/** `add0/` of a part in a chip: the same chip is there several times. */
function chipOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}
