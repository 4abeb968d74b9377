import { ChunkedRows, mostChunkRows } from './chunks.ts';

/** Rows kept a probe; older ones are forgotten, and the run says from which step on it is complete. */
export const maxRowsPerProbe = 4_000_000;

/** Numbers of 8 bytes that all probes keep together, 384 MB: as many as four probes of spikes at their limit. */
export const maxRecordedNumbers = 48_000_000;

/** Makes the tables of a simulation's probes. */
export interface RecordingMemory {
  /** `leastRows` are kept whatever the others need. */
  table(columns: number, leastRows?: number): ChunkedRows;
  /** Takes back the room of a table that is no longer filled. */
  free(table: ChunkedRows): void;
}

/**
 * Tables that share `maxNumbers`: where there is no room left, the one that holds most forgets its oldest rows. With `maxRows`,
 * each keeps so many rows instead, whatever the others do.
 */
export function createRecordingMemory(
  probes: number,
  maxRows?: number,
  maxNumbers = maxRecordedNumbers,
): RecordingMemory {
  const tables = new Set<ChunkedRows>();
  const chunkRows = maxRows === undefined ? chunkRowsFor(probes, maxNumbers) : mostChunkRows;
  const makeRoom = (numbers: number): void => {
    let held = 0;
    for (const table of tables) held += table.numbers;
    while (held + numbers > maxNumbers) {
      const largest = largestOf(tables);
      if (!largest) return;
      held -= largest.numbers;
      largest.forgetOldest();
      held += largest.numbers;
    }
  };
  return {
    table(columns, leastRows = 0) {
      const rows = Math.max(maxRows ?? maxRowsPerProbe, leastRows + chunkRows);
      const shared = maxRows === undefined ? { makeRoom } : {};
      const table = new ChunkedRows(columns, rows, { chunkRows, leastRows, ...shared });
      tables.add(table);
      return table;
    },
    free: (table) => void tables.delete(table),
  };
}

/** So few that each of many probes has room for several chunks: a power of two. */
function chunkRowsFor(probes: number, maxNumbers: number): number {
  const fair = maxNumbers / (Math.max(1, probes) * mostColumns * chunksAtLeast);
  return Math.min(mostChunkRows, Math.max(64, 2 ** Math.floor(Math.log2(fair))));
}

const mostColumns = 3;
const chunksAtLeast = 4;

function largestOf(tables: Iterable<ChunkedRows>): ChunkedRows | null {
  let most: ChunkedRows | null = null;
  for (const table of tables) if (table.canForget && (!most || table.numbers > most.numbers)) most = table;
  return most;
}
