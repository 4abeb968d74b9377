import { longestTimeConstant } from '../logic/time-constant.ts';
import { layersOf, timingOf } from '../logic/timing.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';

/** ms. Enough for rates and windows of circuits that answer at once. */
export const leastDuration = 5000;
const most = 60_000;

/**
 * ms that a comparison runs unless another time is asked for. Lamps are read in the second half: by then a circuit has settled under a
 * model in time, with one of the longest time constants a layer and one more, and its stimuli have changed for the last time. Changes
 * that no comparison would wait for, such as the end of a current that is left on, count for nothing.
 */
export function suitableDuration(network: Network): number {
  const flat = flattenNetwork(network);
  const { longestPath, reach } = timingOf(flat);
  const settled = (longestPath ?? reach) * flat.time.dt + (layersOf(flat) + 1) * longestTimeConstant;
  const longest = Math.max(leastDuration, 2 * settled, ...flat.stimuli.map((each) => 2 * lastChange(each)));
  return Math.min(most, 1000 * Math.ceil(longest / 1000));
}

function lastChange(stimulus: Stimulus): number {
  return changesOf(stimulus).reduce((last, time) => (time <= most / 2 ? Math.max(last, time) : last), 0);
}

function changesOf(stimulus: Stimulus): readonly number[] {
  if (stimulus.kind === 'step' || stimulus.kind === 'ramp') return [stimulus.start, stimulus.stop];
  return stimulus.kind === 'spike-times' ? stimulus.times : [];
}
