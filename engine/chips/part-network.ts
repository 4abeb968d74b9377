import { inputPorts, readEnd } from '../network/chip-ports.ts';
import type { Parsed } from '../network/issue.ts';
import { networkOfChip } from '../network/network-of-chip.ts';
import type { Network } from '../network/types.ts';
import { group } from './group.ts';

/** Part of a circuit as a network by itself. */
export interface Part {
  readonly network: Network;
  /** What was connected in the circuit to each toggle that stands for it, by the id of the toggle. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * What is selected as a network of its own: it has a toggle for each signal that came in from outside, under its name where that is
 * free, and a lamp for each neuron that is read outside. What happens at set times is left out. Paths of issues begin with `selection`
 * where nothing in the file is wrong.
 */
export function partNetwork(network: Network, ids: Iterable<string>): Parsed<Part> {
  const made = group({ ...network, events: [] }, ids, { id: 'part', label: network.name });
  if (!made.ok) return made;
  const { network: outer, typeId, chipId } = made.value;
  const inner = networkOfChip(outer, typeId);
  const ports = new Set(inputPorts(inner).map(({ id }) => id));
  const sources = outer.connections.flatMap(({ source, target }): [string, string][] => {
    const { id, port } = readEnd(target);
    return id === chipId && port !== null && ports.has(port) ? [[port, source]] : [];
  });
  if (inner.probes.some(({ kind }) => kind === 'lamp'))
    return { ok: true, value: { network: inner, sources: new Map(sources) } };
  const expected = 'a lamp on one of its neurons, or a connection from one to what is not selected';
  return { ok: false, issues: [{ path: 'selection', message: 'nothing outside reads it', expected }] };
}
