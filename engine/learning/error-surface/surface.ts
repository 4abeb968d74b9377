import type { Trainable } from '../trainable.ts';

/** Which two parameters, and from where to where. */
export interface SurfaceOptions {
  /** Numbers of parameters: the first goes along x, the second along y. */
  readonly parameters: readonly [number, number];
  readonly x: Axis;
  readonly y: Axis;
  /** Samples that count; all when left out. */
  readonly rows?: Int32Array;
}

/** `points` values, both ends included. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly points: number;
}

/** The loss by two parameters, all others as they were when it began. */
export interface ErrorSurface {
  readonly names: readonly [string, string];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [y][x]; NaN where not computed yet. */
  readonly values: Float64Array;
  /** The lowest point of the grid so far; null before the first. */
  readonly lowest: SurfacePoint | null;
}

export interface SurfacePoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** A surface that is being computed; the network may learn on meanwhile. */
export interface SurfaceComputation {
  /** Points done, and all there are. */
  readonly done: number;
  readonly total: number;
  /** Computes `count` points more, and leaves the network as it was; true when all are done. */
  advance(count: number): boolean;
  surface(): ErrorSurface;
}

/** Throws on parameters that there are not, and on axes without extent. */
export function startErrorSurface(network: Trainable, options: SurfaceOptions): SurfaceComputation {
  const { parameters, rows } = options;
  const [first, second] = parameters;
  for (const k of parameters)
    if (!(Number.isInteger(k) && k >= 0 && k < network.parameterCount))
      throw new Error(`Found parameter ${k}, expected one of 0 to ${network.parameterCount - 1}`);
  if (first === second) throw new Error(`Found parameter ${first} twice, expected two that differ`);
  const [x, y] = [valuesOf(options.x, 'x'), valuesOf(options.y, 'y')];
  const base = network.parameters();
  const values = new Float64Array(x.length * y.length).fill(NaN);
  let done = 0;
  let lowest: SurfacePoint | null = null;

  return {
    get done() {
      return done;
    },
    total: values.length,
    advance(count) {
      const present = network.parameters();
      const at = base.slice();
      for (const end = Math.min(values.length, done + count); done < end; done++) {
        at[first] = x[done % x.length]!;
        at[second] = y[Math.floor(done / x.length)]!;
        network.setParameters(at);
        const value = network.loss(rows);
        values[done] = value;
        if (!lowest || value < lowest.value) lowest = { x: at[first], y: at[second], value };
      }
      network.setParameters(present);
      return done === values.length;
    },
    surface: () => ({
      names: [network.nameOf(first), network.nameOf(second)],
      ...{ x, y, values, lowest },
    }),
  };
}

/** The whole surface at once. */
export function errorSurface(network: Trainable, options: SurfaceOptions): ErrorSurface {
  const computation = startErrorSurface(network, options);
  computation.advance(computation.total);
  return computation.surface();
}

function valuesOf({ low, high, points }: Axis, name: string): Float64Array {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new Error(`Found axis ${name} from ${low} to ${high}, expected two numbers, the lower first`);
  if (!(Number.isInteger(points) && points >= 2))
    throw new Error(`Found ${points} points on axis ${name}, expected 2 or more`);
  return Float64Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1));
}
