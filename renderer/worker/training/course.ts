import type { Cause } from '../../../engine/learning/explosion.ts';
import { createHistory } from '../../../engine/learning/history.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { endingOf } from './ending.ts';
import type { Measures } from './measures.ts';
import type { Patience } from './patience.ts';
import type { Ending } from './protocol.ts';
import type { Trajectory } from './trajectory.ts';

/** The way of a training: on, to its end, and back. What it does does not depend on how it is watched. */
export interface Course {
  /** Batches done; while it goes back, those it goes back to. */
  readonly step: number;
  readonly over: boolean;
  /** Why it stopped by itself, in words, and what was to blame. */
  readonly explosion: string | null;
  readonly cause: Cause | null;
  readonly ending: Ending | null;
  /** Learnt until it ended, though earlier weights may be kept. */
  readonly epochsDone: number;
  /** Does up to `count` batches, or measures one part after an epoch; the batches done. */
  advance(count: number): number;
  /** Measures the present weights, which gives a point of the curve only where one is due. */
  settle(): void;
  /** Begins to go to a step that was done before, exactly. */
  rewind(step: number): void;
  /** Learns up to `count` batches again on the way back; true when it is there, and measured. */
  goOnBack(count: number): boolean;
  /** Goes on to other epochs than were meant; false where what follows would not be what so many epochs from the start give. */
  extend(epochs: number): boolean;
}

/** A curve of more points shows no more. */
const mostPoints = 500;

/** Checkpoints to go back to: so many as memory allows, of large networks a few, and so many an epoch. */
const [mostCheckpoints, fewCheckpoints] = [256, 8];
const [usualBytes, mostBytes] = [64 * 2 ** 20, 512 * 2 ** 20];
const checkpointsPerEpoch = 8;

export function createCourse(
  experiment: AnyExperiment,
  meant: number,
  measures: Measures,
  patience: Patience | null,
  trajectory: Trajectory,
): Course {
  let epochs = meant;
  const { training, network } = experiment;
  const { stepsPerEpoch } = training;
  const history = createHistory(training, historyOptions(training.checkpoint().bytes.length, stepsPerEpoch));
  const total = (): number => epochs * stepsPerEpoch;
  const every = (): number => Math.ceil(epochs / mostPoints) * stepsPerEpoch;
  /** Whether it ends as soon as it is measured here, and whether it has. */
  let [endDue, hasEnded] = [false, false];
  let ending: Ending | null = null;
  let explosion: string | null = null;
  let cause: Cause | null = null;
  /** Where it goes back to, until it is there. */
  let target: number | null = null;
  let epochsDone: number | null = null;

  trajectory.note(0, () => network.parameters());

  /** At the end of an epoch. */
  function endsHere(): boolean {
    const { step } = training;
    if (training.isOver || step >= total()) return true;
    return patience !== null && step % stepsPerEpoch === 0 && patience.endsAt(step / stepsPerEpoch);
  }

  function isPoint(): boolean {
    return training.step % every() === 0 || endsHere() || explosion !== null;
  }

  /** Goes back to the best weights, as far as it was watched. */
  function end(): void {
    [endDue, hasEnded] = [false, true];
    epochsDone = experiment.epoch;
    ending = endingOf(experiment, patience, epochs);
    if (ending && ending.kept !== ending.epoch) keep(ending.kept);
  }

  /** What is kept of an explosion is what early stopping has found best, as `nandrite train` does. */
  function explode(message: string): void {
    explosion = message;
    epochsDone = experiment.epoch;
    const epoch = Math.floor(epochsDone);
    const best = patience?.bestUntil(epoch) ?? epoch;
    if (patience && best * stepsPerEpoch !== training.step) {
      keep(best);
      explosion = `${message}. The weights of epoch ${best}, the best on the watched rows, are kept`;
    }
    trajectory.forgetAfter(training.step);
    measures.ask(true);
  }

  function keep(epoch: number): void {
    const state = patience?.stateOf(epoch);
    if (state) training.restore(state);
    else history.goTo(epoch * stepsPerEpoch);
    measures.ask(false);
  }

  function settle(): void {
    measures.settle(isPoint());
    if (!endDue) return;
    end();
    measures.settle(false);
  }

  settle();

  return {
    get step() {
      return target ?? training.step;
    },
    get over() {
      return !measures.isDue && !endDue && (explosion !== null || hasEnded);
    },
    get explosion() {
      return explosion;
    },
    get cause() {
      return cause;
    },
    get ending() {
      return ending;
    },
    get epochsDone() {
      return epochsDone ?? experiment.epoch;
    },
    advance(count) {
      if (measures.isDue) {
        measures.measureOne();
        if (!measures.isDue && endDue) end();
        return 0;
      }
      const before = training.step;
      const [epochEnd, pointEnd] = [stepsPerEpoch, every()].map((length) => (Math.floor(before / length) + 1) * length);
      const next = Math.min(total(), pointEnd!, patience ? epochEnd! : Infinity);
      history.advance(Math.min(count, next - before, trajectory.until(before)));
      if (training.explosion) {
        cause = training.explosion.cause;
        explode(training.explosion.message);
        return 0;
      }
      trajectory.note(training.step, () => network.parameters());
      if (training.step === epochEnd) patience?.note();
      endDue = endsHere();
      if (training.step === pointEnd || endDue) measures.ask(isPoint());
      return Math.max(0, training.step - before);
    },
    settle,
    rewind(step) {
      measures.goBackTo(step);
      [endDue, hasEnded] = [false, false];
      [ending, explosion, cause, epochsDone] = [null, null, null, null];
      trajectory.forgetAfter(step);
      history.rewind(step);
      target = step;
    },
    goOnBack(count) {
      if (target === null) return true;
      history.advance(Math.min(count, target - training.step));
      if (training.step < target) return false;
      target = null;
      settle();
      return true;
    },
    extend(next) {
      const isShort = next * stepsPerEpoch < training.step;
      if (isShort || explosion !== null || training.isOver || ending !== null || target !== null) return false;
      epochs = next;
      [endDue, hasEnded] = [endsHere(), false];
      epochsDone = null;
      if (endDue) settle();
      return true;
    },
  };
}

function historyOptions(size: number, stepsPerEpoch: number): { readonly bytes: number; readonly everyBatch: number } {
  const bytes = Math.min(mostBytes, Math.max(fewCheckpoints * size, Math.min(usualBytes, mostCheckpoints * size)));
  const anEpoch = bytes >= 4 * checkpointsPerEpoch * size ? checkpointsPerEpoch : 1;
  return { bytes, everyBatch: Math.ceil(stepsPerEpoch / anEpoch) };
}
