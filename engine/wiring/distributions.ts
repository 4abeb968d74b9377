import type { Distribution } from '../network/types-connections.ts';
import type { RandomSource } from '../simulation/random.ts';
import { inBounds, type Bounds } from './laws.ts';
import { wiringRandom } from './streams.ts';

/** One draw of a law, with the next random numbers of the source; what falls outside of low and high is drawn anew. */
export function draw(distribution: Distribution, random: RandomSource): number {
  if (distribution.kind === 'uniform') {
    const { low, high } = distribution;
    return low + (high - low) * random.uniform();
  }
  for (let tries = 0; tries < maxTries; tries++) {
    const value = drawFreely(distribution, random);
    if (isInside(value, distribution)) return value;
  }
  throw new Error(`Found no draw within [${inBounds(distribution).join(', ')}], expected a share of 1 in 1000`);
}

/** Checks refuse bounds that hold less than 1 in 1000 of a law: so many misses are then as unlikely as e⁻¹⁰⁰. */
const maxTries = 100_000;

function drawFreely(distribution: Exclude<Distribution, { kind: 'uniform' }>, random: RandomSource): number {
  switch (distribution.kind) {
    case 'normal':
      return distribution.mean + distribution.sd * random.normal();
    case 'lognormal':
      return distribution.median * Math.exp(distribution.sigma * random.normal());
    case 'exponential':
      return -distribution.mean * Math.log(1 - random.uniform());
  }
}

function isInside(value: number, { low = -Infinity, high = Infinity }: Bounds): boolean {
  return value >= low && value <= high;
}

/**
 * Values of a parameter or of an initial state for `size` neurons: a number that all share, or an array of one a neuron.
 * `key` is that of `population.symbol` in `RandomKeys`. The array is the caller's.
 */
export function valuesOf(
  value: number | readonly number[] | Distribution,
  size: number,
  seed: number,
  key: number,
): Float64Array | number {
  if (typeof value === 'number') return value;
  if (isList(value)) return Float64Array.from(value);
  const random = wiringRandom(seed);
  return Float64Array.from({ length: size }, (_, neuron) => draw(value, random.at(key, neuron, 0)));
}

function isList(value: readonly number[] | Distribution): value is readonly number[] {
  return Array.isArray(value);
}
