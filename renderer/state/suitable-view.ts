import { findModel } from '../../engine/models/index.ts';
import type { Network } from '../../engine/network/types.ts';

/** Samples of its slowest probe that a plot should show. */
const samplesSeen = 25;

/** Steps that the plots show until the user chooses: as long as spikes of such models, and probes so slow, take to tell. */
export function suitableSpan(network: Network): number {
  const slowest = network.probes.reduce((most, probe) => Math.max(most, 'interval' in probe ? probe.interval : 1), 1);
  const base = !livesInTime(network) ? 50 : network.time.dt < 0.08 ? 2000 : 1000;
  return Math.max(base, slowest > 1 ? samplesSeen * slowest : 0);
}

/** Spans to choose from, in steps; the suitable one is among them. */
export function spansFor(network: Network): number[] {
  const span = suitableSpan(network);
  const listed = [50, 200, 1000, 2000, 10_000, 20_000, 100_000, 200_000].filter((steps) => steps * 20 >= span);
  return [...new Set([...listed, span])].sort((a, b) => a - b);
}

/** Steps a second until the user chooses: single steps are followed by eye, tenths of a millisecond are not. */
export function suitablePace(network: Network): number {
  const span = suitableSpan(network);
  if (span < 1000 && !livesInTime(network)) return 2;
  return span >= 20_000 ? 5000 : 500;
}

export function livesInTime({ populations, models }: Pick<Network, 'populations' | 'models'>): boolean {
  return populations.some(({ model }) => findModel(model, models)?.inTime);
}
