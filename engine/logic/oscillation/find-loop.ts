import { forEachIncoming, type Compiled } from '../../simulation/compiled.ts';
import type { SearchProgress } from './types.ts';

/** A synapse between two neurons that change. */
export interface Link {
  readonly connection: number;
  readonly source: number;
  readonly target: number;
  readonly isInhibitory: boolean;
  /** In steps. */
  readonly delay: number;
}

/** Neurons from which loops are looked for, at most. */
const mostStarts = 1000;

/**
 * The shortest loop of synapses through neurons that change: one that inverts what goes round where there is one, else any.
 * Each neuron appears twice in the search, for a signal as it left and inverted; a way from one to the other is a loop with an
 * odd number of inhibitory synapses, and the shortest passes no neuron twice. Yields after each neuron that it set out from.
 */
export function* findLoop(
  compiled: Compiled,
  neurons: readonly number[],
): Generator<SearchProgress, readonly Link[] | null> {
  const links = linksAmong(compiled, neurons);
  const starts = neurons.slice(0, mostStarts);
  return (yield* shortestFrom(links, starts, 1)) ?? (yield* shortestFrom(links, starts, null));
}

function* shortestFrom(
  links: Links,
  starts: readonly number[],
  parity: 1 | null,
): Generator<SearchProgress, readonly Link[] | null> {
  let best: readonly Link[] | null = null;
  let bound = Infinity;
  for (const [index, start] of starts.entries()) {
    const shorter = shortestLoop(links, start, parity, bound);
    if (shorter) [best, bound] = [shorter, shorter.length];
    yield { stage: 'loop', done: index + 1, total: starts.length };
  }
  return best;
}

/** By source: the synapses onto neurons that change. */
type Links = ReadonlyMap<number, readonly Link[]>;

function linksAmong(compiled: Compiled, neurons: readonly number[]): Links {
  const links = new Map<number, Link[]>(neurons.map((neuron) => [neuron, []]));
  for (const target of neurons) {
    forEachIncoming(compiled, target, ({ connection, source, weight, delay }) => {
      if (weight !== 0) links.get(source)?.push({ connection, source, target, isInhibitory: weight < 0, delay });
    });
  }
  return links;
}

/** Breadth first from `start` back to it, in fewer than `bound` synapses; null for `parity` takes either. */
function shortestLoop(links: Links, start: number, parity: 1 | null, bound: number): readonly Link[] | null {
  const arrivedBy: readonly Map<number, Link>[] = [new Map(), new Map()];
  let reached: readonly (readonly [number, number])[] = [[start, 0]];
  for (let length = 1; length < bound && reached.length > 0; length++) {
    const next: (readonly [number, number])[] = [];
    for (const [neuron, inverted] of reached) {
      for (const link of links.get(neuron)!) {
        const side = parity === null ? 0 : inverted ^ Number(link.isInhibitory);
        if (link.target === start && side === (parity ?? 0)) return wayBack(arrivedBy, link, start, inverted, parity);
        const isNew = !arrivedBy[side]!.has(link.target) && !(link.target === start && side === 0);
        if (!isNew) continue;
        arrivedBy[side]!.set(link.target, link);
        next.push([link.target, side]);
      }
    }
    reached = next;
  }
  return null;
}

function wayBack(
  arrivedBy: readonly ReadonlyMap<number, Link>[],
  last: Link,
  start: number,
  inverted: number,
  parity: 1 | null,
): readonly Link[] {
  const way = [last];
  let side = inverted;
  for (let neuron = last.source; neuron !== start || side !== 0;) {
    const link = arrivedBy[side]!.get(neuron)!;
    way.unshift(link);
    if (parity !== null) side ^= Number(link.isInhibitory);
    neuron = link.source;
  }
  return way;
}
