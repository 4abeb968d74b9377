import type { MemoryPlan } from '../codegen/memory.ts';
import type { Clock } from '../simulation/clock.ts';
import type { Send } from './send.ts';

/**
 * `size` independent Poisson processes of one rate. The sources lie side by side on a line, each one unit long, and step
 * follows step; spikes are a Poisson process along that line, so the distance from one to the next is exponential, and sources
 * without a spike cost nothing (geometric skipping; Devroye 1986, chapter VI). The distance to the next spike is part of the
 * state. It is drawn where the last one was, scaled when the rate changes, and drawn anew in another trial: the process has no memory.
 */
export function planPoissonGroup(
  memory: MemoryPlan,
  key: number,
  size: number,
  send: Send,
): (clock: Clock, mean: number, count: number) => number {
  const distance = memory.reals(1);
  const drawnWith = memory.reals(1);
  const drawnIn = memory.ints(1);
  return (clock, mean, count) => {
    if (!(mean > 0)) return count;
    if (mean > dense) return driveDensely(clock, key, size, mean, send, count);
    const ahead = distance.view;
    if (drawnIn.view[0] !== clock.trial + 1 || drawnWith.view[0] === 0) {
      ahead[0] = gap(clock.random.at(key, 0, clock.step, 1).uniform(), mean);
      drawnIn.view[0] = clock.trial + 1;
    } else if (drawnWith.view[0] !== Math.fround(mean) && drawnWith.view[0] !== mean) {
      ahead[0] = (ahead[0]! * drawnWith.view[0]!) / mean;
    }
    drawnWith.view[0] = mean;
    let at = ahead[0]!;
    if (at >= size) {
      ahead[0] = at - size;
      return count;
    }
    const random = clock.random.at(key, 0, clock.step);
    let next = count;
    while (at < size) {
      const source = Math.floor(at);
      let spikes = 0;
      for (; Math.floor(at) === source; at += gap(random.uniform(), mean)) spikes++;
      next = send(source, spikes, next);
    }
    ahead[0] = at - size;
    return next;
  };
}

/** Above this mean most sources spike anyway. */
const dense = 3;

function driveDensely(clock: Clock, key: number, size: number, mean: number, send: Send, count: number): number {
  let next = count;
  for (let i = 0; i < size; i++) next = send(i, clock.random.at(key, i + 1, clock.step).poisson(mean), next);
  return next;
}

function gap(uniform: number, mean: number): number {
  return -Math.log(1 - uniform) / mean;
}
