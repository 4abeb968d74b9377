import type { Simulation } from '../../simulation/simulation.ts';
import type { Snapshot } from '../../simulation/snapshot.ts';
import type { SearchProgress } from './types.ts';
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

/**
 * The shortest period of a state that comes again, and how many steps are before it; null when none does in `maxSteps`.
 * Yields after each step, for a caller that has something else to do as well.
 */
export function* findCycle(course: Course, maxSteps: number): Generator<SearchProgress, Cycle | null> {
  const found = yield* findPeriod(course, maxSteps);
  return found && { ...found, transient: yield* findTransient(course, found.period) };
}

/** Periods over which rates must repeat: what slowly dies away has by then moved on. */
const confirmations = 64;

/**
 * A state is kept at each power of two and compared with those that follow, so that nothing else is remembered.
 * Brent (1980), An improved Monte Carlo factorization algorithm. BIT 20, 176–184.
 */
function* findPeriod(course: Course, maxSteps: number): Generator<SearchProgress, Omit<Cycle, 'transient'> | null> {
  const { first, starts, longestDelay, slack } = course;
  const now = createWindow(slack.length, longestDelay);
  const kept = createWindow(slack.length, longestDelay);
  first.restore(starts[0]);
  for (let step = 1; step <= longestDelay; step++) {
    addStep(first, now);
    yield { stage: 'cycle', done: step, total: maxSteps };
  }
  now.copyTo(kept);
  for (let step = longestDelay, since = 1, power = 1; step < maxSteps; step++, since++) {
    addStep(first, now);
    if (now.equals(kept, slack)) {
      if (now.equals(kept)) return { period: since, isExact: true };
      yield* advance([[first, now]], since * confirmations);
      return now.equals(kept, slack) ? { period: since, isExact: false } : null;
    }
    yield { stage: 'cycle', done: step + 1, total: maxSteps };
    if (since < power) continue;
    now.copyTo(kept);
    power *= 2;
    since = 0;
  }
  return null;
}

/** The steps before the first outputs that are all repeated one period later. */
function* findTransient(
  { first, second, starts, longestDelay, slack }: Course,
  period: number,
): Generator<SearchProgress, number> {
  const behind = createWindow(slack.length, longestDelay);
  const ahead = createWindow(slack.length, longestDelay);
  first.restore(starts[0]);
  second.restore(starts[1]);
  yield* advance([[second, ahead]], period);
  yield* advance(
    [
      [first, behind],
      [second, ahead],
    ],
    longestDelay,
  );
  let transient = 0;
  for (; !behind.equals(ahead, slack); transient++) {
    addStep(first, behind);
    addStep(second, ahead);
    yield { stage: 'follow', done: transient, total: transient + period };
  }
  return transient;
}

type Followed = readonly [Simulation, OutputWindow];

function* advance(followed: readonly Followed[], steps: number): Generator<SearchProgress, void> {
  for (let step = 1; step <= steps; step++) {
    for (const [simulation, window] of followed) addStep(simulation, window);
    yield { stage: 'follow', done: step, total: steps };
  }
}

function addStep(simulation: Simulation, window: OutputWindow): void {
  simulation.step();
  window.add(simulation.compiled.outputs);
}
