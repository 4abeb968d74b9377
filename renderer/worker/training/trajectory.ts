/** Where the parameters of a training have been, at evenly spaced steps. */
export interface Trajectory {
  /** Batches from `step` to the next point that is to be kept. */
  until(step: number): number;
  /** Keeps the parameters after `step` where a point is due. */
  note(step: number, parameters: () => Float64Array): void;
  /** What came after `step` will come again, or never. */
  forgetAfter(step: number): void;
  /** Steps of the points, and two of the parameters there. */
  path(first: number, second: number): Path;
  /** All parameters at step 0. */
  start(): Float64Array;
}

export interface Path {
  readonly steps: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Batches between two points. */
  readonly every: number;
}

/** As many points as a line on a small picture can show; large networks have fewer, of so many bytes at most. */
const mostPoints = 500;
const mostBytes = 32 * 2 ** 20;

/** Keeps every batch at first; when it is full every second, fourth, eighth and so on. */
export function createTrajectory(parameterCount: number): Trajectory {
  const capacity = Math.max(2, Math.min(mostPoints, Math.floor(mostBytes / (8 * parameterCount))));
  let points: { readonly step: number; readonly parameters: Float64Array }[] = [];
  let every = 1;

  return {
    until: (step) => every - (step % every),
    note(step, parameters) {
      if (step % every !== 0 || step <= (points.at(-1)?.step ?? -1)) return;
      points.push({ step, parameters: parameters() });
      while (points.length > capacity) {
        every *= 2;
        points = points.filter((point) => point.step % every === 0);
      }
    },
    forgetAfter(step) {
      points = points.filter((point) => point.step <= step);
    },
    path: (first, second) => ({
      steps: Float64Array.from(points, ({ step }) => step),
      x: Float64Array.from(points, ({ parameters }) => parameters[first]!),
      y: Float64Array.from(points, ({ parameters }) => parameters[second]!),
      every,
    }),
    start: () => points[0]!.parameters,
  };
}
