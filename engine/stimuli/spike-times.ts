import type { Stimulus } from '../network/types-stimuli.ts';
import type { Clock } from '../simulation/clock.ts';
import type { Send } from './send.ts';

/** Sources that spike at given times, each in the step nearest to it; several spikes in one step count as many. */
export function createSpikeTimes(
  { times, sources }: Extract<Stimulus, { kind: 'spike-times' }>,
  dt: number,
  send: Send,
): (clock: Clock, level: number, count: number) => number {
  const order = [...times.keys()].sort(
    (a, b) => stepOf(times[a]!, dt) - stepOf(times[b]!, dt) || sources[a]! - sources[b]!,
  );
  const steps = Float64Array.from(order, (k) => stepOf(times[k]!, dt));
  const who = Int32Array.from(order, (k) => sources[k]!);
  let next = 0;
  let expected = 0;
  return ({ step }, level, count) => {
    // After a jump in time the place has to be found again.
    if (step !== expected) next = lowerBound(steps, step);
    expected = step + 1;
    let length = count;
    while (next < steps.length && steps[next] === step) {
      const source = who[next]!;
      let spikes = 0;
      while (next < steps.length && steps[next] === step && who[next] === source) {
        spikes++;
        next++;
      }
      length = send(source, spikes * level, length);
    }
    return length;
  };
}

function stepOf(ms: number, dt: number): number {
  return Math.round(ms / dt);
}

/** Index of the first value of at least `value`. */
function lowerBound(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
