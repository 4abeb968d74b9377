import type { Axis } from '../worker/training/protocol.ts';

/** At most so many round values along an axis: multiples of 1, 2 or 5 times a power of ten. */
export function ticksOf({ min, max }: Pick<Axis, 'min' | 'max'>, most = 5): number[] {
  const rough = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!;
  const first = Math.ceil(min / step);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
