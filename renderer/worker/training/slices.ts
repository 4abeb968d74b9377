import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import { startErrorSurface, type SurfaceComputation } from '../../../engine/learning/error-surface/surface.ts';
import type { Trainable } from '../../../engine/learning/trainable.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { everyFew } from './evaluator.ts';
import type { Extent, PathReading, SurfaceRequest } from './surface-protocol.ts';
import type { Trajectory } from './trajectory.ts';

/** Slices through the loss of a training, along two of its parameters. */
export interface Slices {
  readonly rows: number;
  readonly of: number;
  readonly step: number;
  /** The parameters of a request, those it asks for or those that suit, which are followed from now on. */
  choose(request: Pick<SurfaceRequest, 'parameters'>): readonly [number, number];
  /** Where these have been and are, and some room. */
  extent(parameters: readonly [number, number]): Extent;
  /** On a network of its own, so that the training goes on. */
  start(parameters: readonly [number, number], extent: Extent, side: number): SurfaceComputation;
  /** null before the first surface. */
  read(): PathReading | null;
}

/** A point of the grid takes about as long for every network: large ones are measured on fewer rows. */
const [fewestRows, mostRows] = [64, 500];
const mostProducts = 5_000_000;

/** Least room around the present point, in units of a weight, and room around the way so far, as a share of it. */
const leastRoom = 1;
const room = 0.35;

/** Weights whose gradients are more alike than this are not drawn against each other. */
const mostLikeness = 0.99;

export function createSlices(
  problem: Problem,
  split: Split,
  { network, training, preparation, subject }: AnyExperiment,
  trajectory: Trajectory,
): Slices {
  let copy: Trainable | null = null;
  let followed: readonly [number, number] | null = null;

  /** A network that stands where the training does, on some of its rows. */
  function present(): Trainable {
    copy ??= onSomeRows();
    copy.setParameters(network.parameters());
    return copy;
  }

  function onSomeRows(): Trainable {
    const most = Math.max(fewestRows, Math.min(mostRows, Math.floor(mostProducts / network.parameterCount)));
    return subject.make(prepareRows(problem, preparation, everyFew(split.train, most)).samples);
  }

  return {
    get rows() {
      return present().samples.count;
    },
    of: split.train.length,
    get step() {
      return training.step;
    },
    choose({ parameters }) {
      followed = parameters ?? suitable(present(), trajectory.start());
      return followed;
    },
    extent([first, second]) {
      const now = network.parameters();
      const { x, y } = trajectory.path(first, second);
      return { x: around(x, now[first]!), y: around(y, now[second]!) };
    },
    start(parameters, { x, y }, side) {
      const axis = ([low, high]: readonly [number, number]) => ({ low, high, points: side });
      return startErrorSurface(copyAt(present()), { parameters, x: axis(x), y: axis(y) });
    },
    read() {
      if (!followed || followed.some((k) => k >= network.parameterCount)) return null;
      const [first, second] = followed;
      const at = present();
      const now = at.parameters();
      const { loss, gradient } = at.gradient();
      return {
        parameters: followed,
        path: trajectory.path(first, second),
        now: { x: now[first]!, y: now[second]!, value: loss },
        gradient: [gradient[first]!, gradient[second]!],
      };
    },
  };

  /** What is read of the present point must not stand in the way of a surface that is being computed. */
  function copyAt(at: Trainable): Trainable {
    const own = onSomeRows();
    own.setParameters(at.parameters());
    return own;
  }
}

/**
 * The two that have moved most since the first weights; before anything has moved, those of the largest gradient. Of weights that
 * do the same to the loss, such as those to both outputs of a softmax of two, one is taken: along both, a slice is a straight fold.
 */
function suitable(network: Trainable, start: Float64Array): readonly [number, number] {
  const moved = network.parameters().map((value, k) => Math.abs(value - start[k]!));
  const size = moved.some((way) => way > 0) ? moved : network.gradient().gradient.map(Math.abs);
  const first = largest(size, () => true)!;
  const likeness = likenessTo(network, first);
  const second = largest(size, (k) => k !== first && likeness[k]! < mostLikeness) ?? largest(size, (k) => k !== first)!;
  return [first, second];
}

/** The first of the largest values that are allowed; null where none is. */
function largest(values: Float64Array, isAllowed: (k: number) => boolean): number | null {
  let best: number | null = null;
  for (let k = 0; k < values.length; k++) if ((best === null || values[k]! > values[best]!) && isAllowed(k)) best = k;
  return best;
}

/** Absolute cosine between the gradients of each parameter and of one, over rows: 1 where one is a multiple of the other. */
function likenessTo(network: Trainable, first: number): Float64Array {
  const crossed = new Float64Array(network.parameterCount);
  const squared = new Float64Array(network.parameterCount);
  for (let row = 0; row < Math.min(fewestRows, network.samples.count); row++) {
    const { gradient } = network.gradient(Int32Array.of(row));
    for (let k = 0; k < gradient.length; k++) {
      crossed[k]! += gradient[k]! * gradient[first]!;
      squared[k]! += gradient[k]! ** 2;
    }
  }
  return crossed.map((value, k) => Math.abs(value) / (Math.sqrt(squared[k]! * squared[first]!) || 1));
}

function around(path: Float64Array, now: number): readonly [number, number] {
  let [low, high] = [now, now];
  for (const value of path) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const half = Math.max(leastRoom, (0.5 + room) * (high - low));
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}
