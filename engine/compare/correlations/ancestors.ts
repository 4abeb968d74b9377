import { forEachIncoming, type Compiled } from '../../simulation/compiled.ts';

/** How many synapses back a common cause is looked for. */
const depth = 8;

/** Sources from which signals reach a source, by their index among all, with the number of synapses between, itself with 0. */
export function ancestorsOf(compiled: Compiled, source: number): ReadonlyMap<number, number> {
  const found = new Map([[source, 0]]);
  let front = [source];
  for (let distance = 1; distance <= depth && front.length > 0; distance++) {
    const next: number[] = [];
    for (const neuron of front) {
      if (neuron >= compiled.neuronCount) continue;
      forEachIncoming(compiled, neuron, ({ source: before, weight }) => {
        if (weight === 0 || found.has(before)) return;
        found.set(before, distance);
        next.push(before);
      });
    }
    front = next;
  }
  return found;
}

/** The source that both come from by the fewest synapses in all, among those that vary; null where there is none. */
export function nearestCommon(
  a: ReadonlyMap<number, number>,
  b: ReadonlyMap<number, number>,
  varies: (source: number) => boolean,
): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const [source, distance] of a) {
    const other = b.get(source);
    if (other === undefined || distance + other >= least || !varies(source)) continue;
    [best, least] = [source, distance + other];
  }
  return best;
}
