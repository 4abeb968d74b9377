/** The record of the same probe in the reproduced run. Throws when there is none. */
export function sameProbe<T extends { readonly probe: string }>({ probe }: T, records: readonly T[]): T {
  const found = records.find((record) => record.probe === probe);
  if (!found) throw new Error(`Found no record of probe "${probe}" in the reproduced run`);
  return found;
}

/** First step that both records hold in full. */
export function firstShared(a: Complete, b: Complete): number {
  return Math.max(a.completeFrom, b.completeFrom);
}

interface Complete {
  readonly completeFrom: number;
}
