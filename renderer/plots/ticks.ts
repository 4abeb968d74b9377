import { formatNumber } from '../ui/number.ts';
import { partOf } from '../worker/training/axis.ts';
import type { Axis } from '../worker/training/protocol.ts';

/** At most so many round values along an axis: multiples of 1, 2 or 5 times a power of ten. */
export function ticksOf(axis: Pick<Axis, 'min' | 'max'>, most = 5): number[] {
  const { min, max } = axis;
  const rough = partOf(axis, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  // Between ends as far apart as doubles go, the step that suits may be none.
  const steps = [1, 2, 5, 10].map((factor) => factor * power).filter(Number.isFinite);
  const step = steps.find((each) => each >= rough) ?? steps.at(-1)!;
  const first = Math.ceil(min / step);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** Plain up to five characters, then as short as it can be told: `0.25`, `40000`, `−2e8`. */
export function tickText(value: number): string {
  const plain = formatNumber(value);
  const power = Number(value.toPrecision(6)).toExponential().replace('e+', 'e').replaceAll('-', '−');
  return plain.length > 5 && power.length < plain.length ? power : plain;
}
