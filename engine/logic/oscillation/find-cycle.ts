import type { Simulation } from '../../simulation/simulation.ts';
import type { Snapshot } from '../../simulation/snapshot.ts';
import { createWindow, type OutputWindow } from './window.ts';

export interface Cycle {
  readonly period: number;
  readonly transient: number;
  /** Whether a state comes again exactly, not only within the slack. */
  readonly isExact: boolean;
}

/** A circuit that goes on by itself from `start`; two of it, since finding where a cycle begins takes two runs side by side. */
export interface Course {
  readonly first: Simulation;
  readonly second: Simulation;
  readonly starts: readonly [Snapshot, Snapshot];
  readonly longestDelay: number;
  /** By source: how far apart, relative to values above 1, two outputs may be and still be the same. */
  readonly slack: ArrayLike<number>;
}

/** The shortest period of a state that comes again, and how many steps are before it; null when none does in `maxSteps`. */
export function findCycle(course: Course, maxSteps: number): Cycle | null {
  const found = findPeriod(course, maxSteps);
  return found && { ...found, transient: findTransient(course, found.period) };
}

/** Periods over which rates must repeat: what slowly dies away has by then moved on. */
const confirmations = 64;

/**
 * A state is kept at each power of two and compared with those that follow, so that nothing else is remembered.
 * Brent (1980), An improved Monte Carlo factorization algorithm. BIT 20, 176–184.
 */
function findPeriod(course: Course, maxSteps: number): Omit<Cycle, 'transient'> | null {
  const { first, starts, longestDelay, slack } = course;
  const now = createWindow(slack.length, longestDelay);
  const kept = createWindow(slack.length, longestDelay);
  first.restore(starts[0]);
  advance(first, now, longestDelay);
  now.copyTo(kept);
  for (let step = longestDelay, since = 1, power = 1; step < maxSteps; step++, since++) {
    advance(first, now, 1);
    if (now.equals(kept, slack)) {
      if (now.equals(kept)) return { period: since, isExact: true };
      advance(first, now, since * confirmations);
      return now.equals(kept, slack) ? { period: since, isExact: false } : null;
    }
    if (since < power) continue;
    now.copyTo(kept);
    power *= 2;
    since = 0;
  }
  return null;
}

/** The steps before the first outputs that are all repeated one period later. */
function findTransient({ first, second, starts, longestDelay, slack }: Course, period: number): number {
  const behind = createWindow(slack.length, longestDelay);
  const ahead = createWindow(slack.length, longestDelay);
  first.restore(starts[0]);
  second.restore(starts[1]);
  advance(first, behind, longestDelay);
  advance(second, ahead, period + longestDelay);
  let transient = 0;
  for (; !behind.equals(ahead, slack); transient++) {
    advance(first, behind, 1);
    advance(second, ahead, 1);
  }
  return transient;
}

function advance(simulation: Simulation, window: OutputWindow, steps: number): void {
  for (let step = 0; step < steps; step++) {
    simulation.step();
    window.add(simulation.compiled.outputs);
  }
}
