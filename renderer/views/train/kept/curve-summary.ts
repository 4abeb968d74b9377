import { choiceLabel, choiceText, complete, type ChoiceKey } from '../../../state/choice-text.ts';
import type { Choices } from '../../../state/training-choices.ts';
import type { CurvePoint } from '../../../worker/training/protocol.ts';

/** How a training has ended, and when it was best. */
export interface CurveSummary {
  /** What was measured last. */
  readonly last: CurvePoint;
  /** Of the least test loss; the first of several. */
  readonly best: CurvePoint;
}

export function summarise(curve: readonly CurvePoint[]): CurveSummary {
  const last = curve.at(-1)!;
  const best = curve.reduce(
    (least, point) => (point.testLoss < least.testLoss || Number.isNaN(least.testLoss) ? point : least),
    curve[0]!,
  );
  return { last, best };
}

/** `100`, or `12 of 100` where it was not trained to the end. */
export function epochsText(epoch: number, all: number): string {
  const done = Math.floor(epoch).toLocaleString('en');
  return epoch < all ? `${done} of ${all.toLocaleString('en')}` : done;
}

/** `rate 0.1, seed 3` of the keys in which several differ. */
export function differenceText(choices: Choices, keys: readonly ChoiceKey[]): string {
  return keys.map((key) => `${choiceLabel(key)} ${choiceText(complete(choices)[key])}`).join(', ');
}
