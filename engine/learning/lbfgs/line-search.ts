/** A function along a line: its value and slope at a step, and whatever else belongs there. */
export interface LinePoint {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

export interface LineSearch<P extends LinePoint> {
  /** The best point found; null where none is lower than the start. */
  readonly point: P | null;
  readonly evaluations: number;
  /** Whether it meets both strong Wolfe conditions. */
  readonly isWolfe: boolean;
}

/** Sufficient decrease and curvature: what quasi-Newton methods use (Nocedal & Wright, 3.1). */
const [decrease, curvature] = [1e-4, 0.9];

/**
 * A step with f(a) ≤ f(0) + 1e-4 a f'(0) and |f'(a)| ≤ 0.9 |f'(0)|: Nocedal & Wright (2006), algorithms 3.5 and 3.6, with cubic
 * interpolation (their 3.59) kept away from the ends. `start.slope` is below 0. Values that are no numbers count as too high.
 */
export function searchLine<P extends LinePoint>(
  evaluate: (step: number) => P,
  start: P,
  firstStep: number,
  most: number,
): LineSearch<P> {
  let evaluations = 0;
  const at = (step: number): P => {
    evaluations++;
    return evaluate(step);
  };
  const isHigh = ({ step, value }: P): boolean => !(value <= start.value + decrease * step * start.slope);
  const isFlat = ({ slope }: P): boolean => Math.abs(slope) <= -curvature * start.slope;
  const found = (point: P): LineSearch<P> => ({ point, evaluations, isWolfe: true });

  /** Between `low`, the lowest so far of enough decrease, and `high` lies a point that will do. */
  function zoom(low: P, high: P): LineSearch<P> {
    while (evaluations < most && Math.abs(high.step - low.step) > 1e-15 * Math.max(low.step, high.step)) {
      const point = at(between(low, high));
      if (isHigh(point) || point.value >= low.value) high = point;
      else {
        if (isFlat(point)) return found(point);
        if (point.slope * (high.step - low.step) >= 0) high = low;
        low = point;
      }
    }
    return { point: low.step > 0 && low.value < start.value ? low : null, evaluations, isWolfe: false };
  }

  let last = start;
  for (let step = firstStep; evaluations < most; step *= 2) {
    const point = at(step);
    if (isHigh(point) || (last !== start && point.value >= last.value)) return zoom(last, point);
    if (isFlat(point)) return found(point);
    if (point.slope >= 0) return zoom(point, last);
    last = point;
  }
  return { point: last === start ? null : last, evaluations, isWolfe: false };
}

/** Lowest point of the cubic through both values and slopes, at least a tenth of the way from either end; else the middle. */
function between(a: LinePoint, b: LinePoint): number {
  const width = b.step - a.step;
  const d1 = a.slope + b.slope - (3 * (b.value - a.value)) / width;
  const d2 = Math.sign(width) * Math.sqrt(d1 ** 2 - a.slope * b.slope);
  const step = b.step - (width * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  const share = (step - a.step) / width;
  if (!Number.isFinite(share)) return a.step + width / 2;
  return a.step + width * Math.min(0.9, Math.max(0.1, share));
}
