import { emitsSpikes } from '../../probes/recorder.ts';
import { forEachIncoming, type Compiled } from '../../simulation/compiled.ts';
import type { SpikeLog } from '../spike-log.ts';

/** Pairs that are looked at. */
const mostPairs = 2000;

/** A source as it reaches a target. */
export interface Arrival {
  readonly source: number;
  /** In steps. */
  readonly delay: number;
}

export interface Pair {
  readonly target: number;
  readonly a: Arrival;
  readonly b: Arrival;
}

/** Pairs of sources that reach one neuron, neuron by neuron. */
export function pairsOf(compiled: Compiled, isSpiking: Uint8Array): Pair[] {
  const pairs: Pair[] = [];
  for (let target = 0; target < compiled.neuronCount && pairs.length < mostPairs; target++) {
    const sources = new Map<number, Arrival>();
    forEachIncoming(compiled, target, ({ source, delay, weight }) => {
      if (weight !== 0 && isSpiking[source] === 1 && source !== target) sources.set(source, { source, delay });
    });
    const list = [...sources.values()];
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length && pairs.length < mostPairs; j++) {
        pairs.push({ target, a: list[i]!, b: list[j]! });
      }
    }
  }
  return pairs;
}

/** Spikes that arrive from a source in each bin, made once. */
export function createArrivals(log: SpikeLog, width: number, bins: number): (arrival: Arrival) => Float64Array {
  const spikes = new Map<number, number[]>();
  const [steps, sources, counts] = [log.steps(), log.sources(), log.counts()];
  for (let k = 0; k < steps.length; k++) {
    const own = spikes.get(sources[k]!) ?? [];
    own.push(k);
    spikes.set(sources[k]!, own);
  }
  const known = new Map<string, Float64Array>();
  return ({ source, delay }) => {
    const key = `${source} ${delay}`;
    const found = known.get(key);
    if (found) return found;
    const values = new Float64Array(bins);
    for (const k of spikes.get(source) ?? []) {
      const bin = Math.floor((steps[k]! + delay) / width);
      if (bin < bins) values[bin]! += counts[k]!;
    }
    known.set(key, values);
    return values;
  };
}

/** Toggles and clamps are held, and vary only by hand. */
export function spikingSources(compiled: Compiled): Uint8Array {
  const isSpiking = new Uint8Array(compiled.sourceCount);
  const held = new Set(
    compiled.network.stimuli.filter(({ kind }) => kind === 'toggle' || kind === 'clamp').map(({ id }) => id),
  );
  for (const [id, { first, size }] of compiled.ranges) {
    if (!held.has(id) && emitsSpikes(compiled, id)) isSpiking.fill(1, first, first + size);
  }
  return isSpiking;
}
