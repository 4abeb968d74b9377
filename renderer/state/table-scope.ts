import { partNetwork, type Part } from '../../engine/chips/part-network.ts';
import { byId } from '../../engine/network/by-id.ts';
import { inputPorts, readEnd } from '../../engine/network/chip-ports.ts';
import type { Parsed } from '../../engine/network/issue.ts';
import { networkOfChip } from '../../engine/network/network-of-chip.ts';
import type { Network } from '../../engine/network/types.ts';

/** What a table is measured of: all that is on the canvas, what is selected there, or a chip type by itself. */
export type Scope = 'whole' | 'selection' | `chip:${string}`;

export function chipScope(typeId: string): Scope {
  return `chip:${typeId}`;
}

/** The scope as a network of its own, and what feeds each of its inputs on the canvas; of a chip type, at the chip that is selected or its first. */
export function scopeOf(network: Network, scope: Scope, selection: ReadonlySet<string>): Parsed<Part> {
  if (scope === 'whole') {
    const sources = new Map(inputPorts(network).map(({ id }) => [id, id]));
    return { ok: true, value: { network, sources } };
  }
  if (scope === 'selection') return partNetwork(network, selection);
  const typeId = scope.slice('chip:'.length);
  if (!byId(network.chipTypes).has(typeId)) {
    const expected = 'a chip that the circuit has';
    return { ok: false, issues: [{ path: 'chip', message: `there is no chip type "${typeId}"`, expected }] };
  }
  const chip = chipFor(network, scope, selection);
  return { ok: true, value: { network: networkOfChip(network, typeId), sources: wiresTo(network, chip) } };
}

/** The chip on the canvas that stands for a chip type; null where there is none. */
export function chipFor({ chips }: Network, scope: Scope, selection: ReadonlySet<string>): string | null {
  const same = chips.filter(({ type }) => chipScope(type) === scope);
  return (same.find(({ id }) => selection.has(id)) ?? same[0])?.id ?? null;
}

/** What each input port of a chip is connected to, where that is one thing. */
function wiresTo({ connections }: Network, chip: string | null): ReadonlyMap<string, string> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of connections) {
    const { id, port } = readEnd(target);
    if (id === chip && port !== null) sources.set(port, [...(sources.get(port) ?? []), source]);
  }
  return new Map([...sources].flatMap(([port, [source, ...more]]) => (more.length === 0 ? [[port, source!]] : [])));
}
