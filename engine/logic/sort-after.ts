export type SortedAfter =
  { readonly ok: true; readonly order: readonly number[] } | { readonly ok: false; readonly loop: readonly number[] };

/**
 * Numbers 0 … n − 1 after their `sources`, in the order of Kahn (1962); or a loop, in the order of its signals. Those
 * `known` beforehand are waited for by none, and left out.
 */
export function sortAfter(sources: readonly (readonly number[])[], known: readonly number[] = []): SortedAfter {
  const isKnown = new Uint8Array(sources.length);
  for (const index of known) isKnown[index] = 1;
  const waiting = new Int32Array(sources.length);
  const readers: number[][] = sources.map(() => []);
  sources.forEach((from, index) => {
    if (isKnown[index]) return;
    for (const source of from) {
      if (isKnown[source]) continue;
      waiting[index]!++;
      readers[source]!.push(index);
    }
  });
  const order = [...sources.keys()].filter((index) => waiting[index] === 0 && !isKnown[index]);
  for (let next = 0; next < order.length; next++) {
    for (const reader of readers[order[next]!]!) if (--waiting[reader]! === 0) order.push(reader);
  }
  if (order.length + known.length === sources.length) return { ok: true, order };
  return { ok: false, loop: findLoop(sources, waiting) };
}

/** Everyone who still waits has a source who does: going back must come round. */
function findLoop(sources: readonly (readonly number[])[], waiting: Int32Array): number[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let at = waiting.findIndex((count) => count > 0);
  while (!seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    at = sources[at]!.find((source) => waiting[source]! > 0)!;
  }
  return path.slice(seen.get(at)!).reverse();
}
