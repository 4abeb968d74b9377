import type { MemoryPlan, RealArray, Region } from '../codegen/memory.ts';
import type { Clock } from '../simulation/clock.ts';
import type { Carrier } from '../simulation/deliver.ts';
import { planExponentials } from './exponentials.ts';

/** Where a group sits among the sources, and what its random numbers are keyed by. */
export interface GroupPlace {
  readonly first: number;
  readonly size: number;
  readonly key: number;
  readonly seed: number;
}

/** Sets the outputs of a step whose expected number of spikes a source is `mean`; returns the new length of the active list. */
export type DriveGroup = (clock: Clock, mean: number, count: number) => number;

/**
 * `size` independent Poisson processes of one rate. The sources lie side by side on a line, and step follows step; spikes are a
 * Poisson process along that line, so the distance from one to the next is exponential, and sources without a spike cost
 * nothing (geometric skipping; Devroye 1986, chapter VI). Distances are measured in expected spikes, of which a source's
 * stretch of the line has `mean`: what is left to the next spike then holds whatever the rate becomes. It is part of the state,
 * as is how many distances were drawn. In another trial it is drawn anew: the process has no memory.
 */
export function planPoissonGroup(
  memory: MemoryPlan,
  place: GroupPlace,
  { outputs, active }: { readonly outputs: Region<RealArray>; readonly active: Region<Int32Array> },
): (carrier: Carrier | null) => DriveGroup {
  const remaining = memory.doubles(1);
  const drawnIn = memory.ints(1);
  const planned = planExponentials(memory, place.key, place.seed);
  return (carrier) => {
    const { first, size } = place;
    const distance = planned(carrier);
    const [left, trialOf, output, list] = [remaining.view, drawnIn.view, outputs.view, active.view];
    const last = first + size - 1;
    return (clock, mean, count) => {
      if (!(mean > 0)) return count;
      if (mean > dense) return driveDensely(clock, place, mean, output, list, count);
      const { trial } = clock;
      if (trialOf[0] !== trial + 1) {
        left[0] = distance.next(trial);
        trialOf[0] = trial + 1;
      }
      const span = size * mean;
      let at = left[0]!;
      let next = count;
      const scale = 1 / mean;
      for (let previous = -1; at < span; at += distance.next(trial)) {
        // Rounding may put the last spike one source too far.
        const source = Math.min(first + Math.floor(at * scale), last);
        if (source === previous) output[source] = output[source]! + 1;
        else {
          output[source] = 1;
          list[next++] = previous = source;
        }
      }
      left[0] = at - span;
      return next;
    };
  };
}

/** Above this mean most sources spike anyway. */
const dense = 3;

function driveDensely(
  { random, step }: Clock,
  { first, size, key }: GroupPlace,
  mean: number,
  outputs: RealArray,
  active: Int32Array,
  count: number,
): number {
  let next = count;
  for (let i = 0; i < size; i++) {
    const spikes = random.at(key, i + 1, step).poisson(mean);
    outputs[first + i] = spikes;
    if (spikes !== 0) active[next++] = first + i;
  }
  return next;
}
