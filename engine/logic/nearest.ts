/** The known name that a misspelt one most likely means; null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(name.length, candidate.length) / 2)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}

/** The beginning of a name is as near as one wrong letter. */
function distanceOf(name: string, candidate: string): number {
  const distance = editDistance(name, candidate);
  return name.length > 2 && candidate.startsWith(name) ? Math.min(distance, 1) : distance;
}

/** Fewest insertions, deletions and replacements that turn `from` into `to` (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
