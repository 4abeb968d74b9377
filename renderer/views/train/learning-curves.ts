import type { Curves } from '../../plots/curve-plot.ts';
import type { CurvePoint } from '../../worker/training/protocol.ts';

/** A scale of logarithms has no place for 0. */
const leastLoss = 1e-12;

export function lossCurves(points: readonly CurvePoint[], log: boolean): Curves {
  const shown = (loss: number): number | null => finite(log ? Math.max(loss, leastLoss) : loss);
  return {
    epochs: points.map(({ epoch }) => epoch),
    train: points.map(({ trainLoss }) => shown(trainLoss)),
    test: points.map(({ testLoss }) => shown(testLoss)),
  };
}

/** Accuracy in percent, R² as it is. */
export function scoreCurves(points: readonly CurvePoint[], isAccuracy: boolean): Curves {
  const shown = (score: number): number | null => finite(isAccuracy ? 100 * score : score);
  return {
    epochs: points.map(({ epoch }) => epoch),
    train: points.map(({ trainScore }) => shown(trainScore)),
    test: points.map(({ testScore }) => shown(testScore)),
  };
}

/** From 0 to a little above the largest. */
export function lossRange({ train, test }: Curves): readonly [number, number] {
  const largest = [...train, ...test].reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return [0, largest > 0 ? 1.05 * largest : 1];
}

/** Accuracy has all of 0 to 100 %; an R² below −1 says no more than that nothing is learnt. */
export function scoreRange({ train, test }: Curves, isAccuracy: boolean): readonly [number, number] {
  if (isAccuracy) return [0, 103];
  const least = [...train, ...test].reduce<number>((low, value) => Math.min(low, value ?? 0), 0);
  return [Math.max(-1, least), 1.03];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
