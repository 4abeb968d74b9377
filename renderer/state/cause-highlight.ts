import { spikeKey, type CauseGraph, type SpikeAt } from '../../engine/analysis/causes/types.ts';

/**
 * What of the canvas took part: ids of populations, stimuli and connections, by how far back in the chain of causes they first come.
 * The neuron that is asked about has depth 0, its synapses and their sources 1, and so on. Of what is inside of a chip, `c/n`, the chip
 * `c` takes part too.
 */
export function highlightOf({ root, causes }: CauseGraph): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const mark = (id: string, depth: number): void => {
    const parts = id.split('/');
    parts.forEach((_, k) => {
      const whole = parts.slice(0, k + 1).join('/');
      if (!depths.has(whole)) depths.set(whole, depth);
    });
  };
  const seen = new Set([root]);
  let layer = causes[root] ? [causes[root]!] : [];
  for (const { spike } of layer) mark(spike.population, 0);
  for (let depth = 1; layer.length > 0; depth++) {
    const given = layer.flatMap(({ contributions }) => contributions.filter(({ value }) => value !== 0));
    const next: SpikeAt[] = [];
    for (const { connection, origin } of given) {
      mark(connection, depth);
      mark(origin.kind === 'neuron' ? origin.population : origin.stimulus, depth);
      if (origin.kind === 'neuron') next.push(origin);
    }
    const keys = next.map(spikeKey).filter((key) => causes[key] && !seen.has(key));
    for (const key of keys) seen.add(key);
    layer = [...new Set(keys)].map((key) => causes[key]!);
  }
  return depths;
}

/** The same as the canvas shows it inside of opened chips, outermost first: what lies in them, by the ids it has there. */
export function highlightWithin(
  depths: ReadonlyMap<string, number>,
  chips: readonly string[],
): ReadonlyMap<string, number> {
  if (chips.length === 0) return depths;
  const prefix = `${chips.join('/')}/`;
  const inside = [...depths].filter(([id]) => id.startsWith(prefix));
  return new Map(inside.map(([id, depth]) => [id.slice(prefix.length), depth]));
}
