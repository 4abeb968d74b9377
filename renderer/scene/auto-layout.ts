import type { Network, Position } from '../../engine/network/types.ts';
import { bodyOf } from '../network/chip-look.ts';

const COLUMN = 200;
const ROW = 120;

/** Of more parts than this, columns would be too long or too many: they fill a square. */
const MANY = 1000;

/** A place for every part but ports: those of `layout`, and for the rest columns from left to right. */
export function placeParts(network: Network): Map<string, Position> {
  const { stimuli, populations, chips, notes } = network;
  if (stimuli.length + populations.length + chips.length + notes.length > MANY) return placeMany(network);
  const columns = columnsOf(network);
  const rows = new Map<number, number>();
  const positions = new Map<string, Position>();
  const heights = columnHeights(network, columns);
  for (const [id, column] of columns) {
    const given = Object.hasOwn(network.layout, id) ? network.layout[id] : undefined;
    if (given !== undefined) positions.set(id, given);
    else positions.set(id, nextInColumn(column, rows, heights));
  }
  return positions;
}

/** Those of the file, and for the rest a square block below them in the order of the file, row by row. */
function placeMany({ stimuli, populations, probes, chips, notes, layout }: Network): Map<string, Position> {
  const lamps = probes.filter(({ kind }) => kind === 'lamp');
  const ids = [...stimuli, ...populations, ...lamps, ...chips, ...notes].map(({ id }) => id);
  const isPlaced = (id: string): boolean => Object.hasOwn(layout, id);
  const rest = ids.filter((id) => !isPlaced(id));
  const wide = Math.ceil(Math.sqrt((rest.length * ROW) / COLUMN));
  const top = ids.reduce((lowest, id) => (isPlaced(id) ? Math.max(lowest, layout[id]!.y + ROW) : lowest), 0);
  const positions = new Map<string, Position>();
  let next = 0;
  for (const id of ids) {
    const given = isPlaced(id) ? layout[id] : undefined;
    const place = { x: (next % wide) * COLUMN, y: top + Math.floor(next / wide) * ROW };
    positions.set(id, given ?? place);
    if (given === undefined) next++;
  }
  return positions;
}

/** Column of each part: one more than the furthest part that feeds it, stimuli in column 0; a way back is not followed. */
export function columnsOf(network: Network): Map<string, number> {
  const feeders = feedersOf(network);
  const columns = new Map<string, number>();
  const under = new Set<string>();
  const visit = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    if (under.has(id)) return -1;
    under.add(id);
    let column = 0;
    for (const feeder of feeders.get(id) ?? []) column = Math.max(column, 1 + visit(feeder));
    under.delete(id);
    columns.set(id, column);
    return column;
  };
  for (const stimulus of network.stimuli) columns.set(stimulus.id, 0);
  for (const id of feeders.keys()) visit(id);
  return columns;
}

/** What feeds each population and lamp, by id. */
function feedersOf(network: Network): Map<string, string[]> {
  const feeders = new Map<string, string[]>();
  for (const { id } of [...network.populations, ...network.chips, ...network.notes]) feeders.set(id, []);
  for (const probe of network.probes) if (probe.kind === 'lamp') feeders.set(probe.id, [bodyOf(probe.target)]);
  for (const connection of network.connections) feeders.get(bodyOf(connection.target))?.push(bodyOf(connection.source));
  return feeders;
}

/** How many parts of each column have no place yet. */
function columnHeights(network: Network, columns: ReadonlyMap<string, number>): Map<number, number> {
  const heights = new Map<number, number>();
  for (const [id, column] of columns) {
    if (!Object.hasOwn(network.layout, id)) heights.set(column, (heights.get(column) ?? 0) + 1);
  }
  return heights;
}

function nextInColumn(column: number, rows: Map<number, number>, heights: ReadonlyMap<number, number>): Position {
  const row = rows.get(column) ?? 0;
  rows.set(column, row + 1);
  return { x: column * COLUMN, y: (row - ((heights.get(column) ?? 1) - 1) / 2) * ROW };
}
