import type { Network, Position } from '../../network/types.ts';

const across = 200;
const down = 160;

/**
 * Columns by level, inputs left and lamps right. Within a column, each stands at the mean height of what it hears, which
 * is the barycentre of Sugiyama, Tagawa & Toda (1981) in one sweep.
 */
export function placeLayers(network: Network, levels: ReadonlyMap<string, number>): Record<string, Position> {
  const columns = new Map<number, string[]>();
  const put = (id: string, level: number): void => {
    const column = columns.get(level) ?? [];
    columns.set(level, column);
    column.push(id);
  };
  let last = 0;
  // Registers have level 0, as inputs: they get a column of their own beside them.
  for (const { id } of network.stimuli) put(id, -1);
  for (const { id } of network.populations) {
    put(id, levels.get(id)!);
    last = Math.max(last, levels.get(id)!);
  }
  for (const { id } of network.probes) put(id, last + 1);
  const heard = sourcesOf(network);
  const layout: Record<string, Position> = {};
  [...columns.keys()]
    .sort((a, b) => a - b)
    .forEach((level, x) => {
      const ids = columns.get(level)!;
      const heights = new Map(
        ids.map((id, index) => [id, level < 1 ? index * down : meanHeight(heard.get(id) ?? [], layout)]),
      );
      const sorted = [...ids].sort((a, b) => heights.get(a)! - heights.get(b)!);
      sorted.forEach((id, index) => (layout[id] = { x: x * across, y: (index - (ids.length - 1) / 2) * down }));
    });
  return layout;
}

function sourcesOf({ connections, probes }: Network): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of connections) sources.set(target, [...(sources.get(target) ?? []), source]);
  for (const { id, target } of probes) sources.set(id, [target]);
  return sources;
}

function meanHeight(sources: readonly string[], layout: Readonly<Record<string, Position>>): number {
  const heights = sources.flatMap((id) => (Object.hasOwn(layout, id) ? [layout[id]!.y] : []));
  return heights.length === 0 ? 0 : heights.reduce((sum, y) => sum + y, 0) / heights.length;
}
