import type { Checkpoint } from '../../../engine/learning/training.ts';
import type { AnyExperiment } from './any-experiment.ts';

/** Early stopping of a training that can go back: it knows the watched loss of every epoch that was reached. */
export interface Patience {
  readonly rows: number;
  /** Measures the watched rows at the end of an epoch. */
  note(): void;
  /** Whether an epoch is the last, since nothing has improved for long enough. */
  endsAt(epoch: number): boolean;
  /** The epoch of least watched loss up to this one. */
  bestUntil(epoch: number): number;
  /** The training as it was there, where that is the epoch that was found best last; else null. */
  stateOf(epoch: number): Checkpoint | null;
}

/** As the engine's early stopping does it; null where nothing is watched. */
export function createPatience(
  { network, subject, watched, training }: AnyExperiment,
  most: number | null,
): Patience | null {
  if (!watched || most === null) return null;
  const copy = subject.make(watched.samples);
  const losses: number[] = [];
  const bests: number[] = [];
  let best: { readonly epoch: number; readonly state: Checkpoint } | null = null;

  function note(): void {
    const epoch = Math.floor(training.step / training.stepsPerEpoch);
    copy.setParameters(network.parameters());
    const loss = copy.loss();
    const before = bests[epoch - 1] ?? epoch;
    const least = losses[before] ?? Number.NaN;
    losses[epoch] = loss;
    const isBest = loss < least || (Number.isNaN(least) && !Number.isNaN(loss));
    bests[epoch] = isBest ? epoch : before;
    if (bests[epoch] === epoch) best = { epoch, state: training.checkpoint() };
  }

  note();
  return {
    rows: watched.samples.count,
    note,
    endsAt: (epoch) => epoch - bests[epoch]! >= most,
    bestUntil: (epoch) => bests[epoch]!,
    stateOf: (epoch) => (best?.epoch === epoch ? best.state : null),
  };
}
