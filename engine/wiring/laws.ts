import type { Distribution } from '../network/types-connections.ts';
import { normalCdf, normalDensity } from './normal.ts';

export interface Bounds {
  readonly low?: number;
  readonly high?: number;
}

/** The least and the greatest value that a law can give. A negative median or mean mirrors a law of positive numbers. */
export function supportOf(distribution: Distribution): readonly [low: number, high: number] {
  const { low = -Infinity, high = Infinity } = distribution;
  if (distribution.kind === 'uniform' || distribution.kind === 'normal') return [low, high];
  return scaleOf(distribution) < 0 ? [low, Math.min(0, high)] : [Math.max(0, low), high];
}

/** The share of a law's draws that its bounds let pass, in [0, 1]. */
export function shareWithin(distribution: Distribution): number {
  if (distribution.kind === 'uniform') return distribution.low <= distribution.high ? 1 : 0;
  if (isPoint(distribution)) return shareOfPoint(distribution);
  const [a, b] = standardBounds(distribution);
  if (a >= b) return 0;
  return distribution.kind === 'exponential' ? Math.exp(-a) - Math.exp(-b) : normalCdf(b) - normalCdf(a);
}

/** Mean of a law with its bounds, exactly. */
export function mean(distribution: Distribution): number {
  if (distribution.kind === 'uniform') return (distribution.low + distribution.high) / 2;
  if (isPoint(distribution)) return scaleOf(distribution);
  const [a, b] = standardBounds(distribution);
  switch (distribution.kind) {
    case 'normal':
      // Johnson, Kotz & Balakrishnan (1994), Continuous univariate distributions 1, 13.10.1.
      return distribution.mean + (distribution.sd * (normalDensity(a) - normalDensity(b))) / shareWithin(distribution);
    case 'lognormal': {
      const { median, sigma } = distribution;
      const share = (normalCdf(b - sigma) - normalCdf(a - sigma)) / shareWithin(distribution);
      return median * Math.exp((sigma * sigma) / 2) * share;
    }
    case 'exponential': {
      const upper = b === Infinity ? 0 : (b + 1) * Math.exp(-b);
      return (distribution.mean * ((a + 1) * Math.exp(-a) - upper)) / shareWithin(distribution);
    }
  }
}

/** [low, high] of a law, infinite where it has no bound. */
export function inBounds({ low = -Infinity, high = Infinity }: Bounds): readonly [number, number] {
  return [low, high];
}

type Free = Exclude<Distribution, { kind: 'uniform' }>;

/** A law without spread, whose draws are all alike. */
function isPoint(law: Free): boolean {
  if (law.kind === 'normal') return law.sd === 0;
  return scaleOf(law) === 0 || (law.kind === 'lognormal' && law.sigma === 0);
}

function shareOfPoint(law: Free): number {
  const [low, high] = inBounds(law);
  return scaleOf(law) >= low && scaleOf(law) <= high ? 1 : 0;
}

function scaleOf(law: Free): number {
  return law.kind === 'lognormal' ? law.median : law.mean;
}

/** The bounds in the units of the standard law: normal, normal of the logarithm, or exponential of mean 1. */
function standardBounds(law: Free): readonly [number, number] {
  const [low, high] = inBounds(law);
  if (law.kind === 'normal') return [(low - law.mean) / law.sd, (high - law.mean) / law.sd];
  const scale = scaleOf(law);
  const [a, b] = scale < 0 ? [high / scale, low / scale] : [low / scale, high / scale];
  const [from, to] = [Math.max(0, a), Math.max(0, b)];
  return law.kind === 'exponential' ? [from, to] : [Math.log(from) / law.sigma, Math.log(to) / law.sigma];
}
