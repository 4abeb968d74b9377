import { flattenNetwork, signalAt } from '../../engine/network/flatten.ts';
import { inputPorts, outputPorts } from '../../engine/network/chip-ports.ts';
import type { Network } from '../../engine/network/types.ts';
import { circuitAt, type ChipPath } from './open-chip.ts';

interface Range {
  readonly first: number;
  readonly size: number;
}

/** Which numbers of a frame belong to each source, by its id. */
export type SourceRanges = ReadonlyMap<string, Range>;

/**
 * Which numbers of a frame belong to what is on the canvas: of an open chip, its own parts by their names inside, and each
 * input port by the first signal that comes in there.
 */
export function sourcesAt(
  network: Network,
  path: ChipPath,
  sources: readonly (readonly [id: string, range: Range])[],
): SourceRanges {
  const all = new Map(sources);
  if (path.length === 0) return all;
  const prefix = `${path.join('/')}/`;
  const inside = new Map(
    sources.flatMap(([id, range]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), range] as const] : [])),
  );
  for (const { id } of inputPorts(circuitAt(network, path))) {
    const range = inside.has(id) ? undefined : all.get(incomingAt(network, path, id) ?? '');
    if (range) inside.set(id, { first: range.first, size: 1 });
  }
  return inside;
}

/** What comes in at the ports of an open chip, 0 or 1, by the outputs of a frame; ports without a wire keep their own level. */
export function portLevels(
  circuit: Network,
  sources: SourceRanges,
  outputs: ArrayLike<number>,
): ReadonlyMap<string, number> {
  const ports = inputPorts(circuit).flatMap(({ id }) => {
    const range = sources.get(id);
    return range ? [[id, (outputs[range.first] ?? 0) >= 0.5 ? 1 : 0] as const] : [];
  });
  return new Map(ports);
}

/** Whether each lamp of what is on the canvas is lit, by the outputs of a frame; a lamp may read a port. */
export function litLamps(
  circuit: Network,
  sources: SourceRanges,
  outputs: ArrayLike<number>,
): ReadonlyMap<string, boolean> {
  const lit = outputPorts(circuit).map(({ id, target, neuron }) => {
    const read = signalAt(circuit, circuit, target);
    const at = (sources.get(read.id)?.first ?? -1) + (read.neuron ?? neuron);
    return [id, (outputs[at] ?? 0) >= 0.5] as const;
  });
  return new Map(lit);
}

/** The flat source of what comes in at a port of an open chip, found by what is connected to the port inside. */
export function incomingAt(network: Network, path: ChipPath, port: string): string | undefined {
  const prefix = `${path.join('/')}/`;
  const wires = new Set(
    circuitAt(network, path)
      .connections.filter(({ source }) => source === port)
      .map(({ id }) => `:${prefix}${id}`),
  );
  const flat = flattenNetwork(network).connections;
  return flat.find(({ id }) => [...wires].some((end) => id.includes(end)))?.source;
}
