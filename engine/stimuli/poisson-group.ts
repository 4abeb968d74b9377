import type { Clock } from '../simulation/clock.ts';
import type { Send } from './send.ts';

/**
 * One step of `size` independent Poisson processes of `mean` spikes a step each. The sources lie side by side on a line, each
 * one unit long; spikes are a Poisson process along it, so the distance from one to the next is exponential, and sources
 * without a spike cost nothing (geometric skipping; Devroye 1986, chapter VI). Each step starts anew: nothing is remembered.
 */
export function drivePoissonGroup(clock: Clock, key: number, size: number, mean: number, send: Send, count: number): number {
  if (!(mean > 0)) return count;
  if (mean > dense) return driveDensely(clock, key, size, mean, send, count);
  const random = clock.random.at(key, 0, clock.step);
  let next = count;
  let source = -1;
  let spikes = 0;
  for (let at = gap(random.uniform(), mean); at < size; at += gap(random.uniform(), mean)) {
    const here = Math.floor(at);
    if (here !== source && spikes > 0) {
      next = send(source, spikes, next);
      spikes = 0;
    }
    source = here;
    spikes++;
  }
  return spikes > 0 ? send(source, spikes, next) : next;
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
