import type { Connection } from '../../../engine/network/types-connections.ts';
import { hashId } from '../../../engine/simulation/random.ts';
import type { WiringOptions } from '../../../engine/wiring/options.ts';
import { forEachPair } from '../../../engine/wiring/pairs.ts';
import { forEachSynapse } from '../../../engine/wiring/synapses.ts';

/** A connection of 5 onto 5 other neurons unless told otherwise: weight 1, delay 1, seed 1. */
export function wiring(
  connector: Connection['connector'],
  { weight = 1, delay = 1, ...more }: Partial<Connection> & Partial<WiringOptions> = {},
): WiringOptions {
  return {
    connection: { connector, weight, delay },
    sourceSize: 5,
    targetSize: 5,
    sameGroup: false,
    seed: 1,
    key: hashId('c'),
    dt: 0.1,
    ...more,
  };
}

/** Every pair as [source, target]. */
export function pairsOf(options: WiringOptions): [number, number][] {
  const pairs: [number, number][] = [];
  forEachPair(options, (source, target) => pairs.push([source, target]));
  return pairs;
}

/** Every synapse as [source, target, weight, delay in steps]. */
export function synapsesOf(options: WiringOptions): [number, number, number, number][] {
  const synapses: [number, number, number, number][] = [];
  forEachSynapse(options, (...synapse) => synapses.push(synapse));
  return synapses;
}

/** How often each whole number below `size` appears. */
export function tally(values: readonly number[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const value of values) counts[value]!++;
  return counts;
}
