import { meanOf, scaleOf } from '../moments.ts';

export interface RegressionMeasures {
  /** Mean of (y − t)². */
  readonly meanSquaredError: number;
  readonly rootMeanSquaredError: number;
  readonly meanAbsoluteError: number;
  readonly maxError: number;
  /** Share of variance explained, 1 − Σ (y − t)² / Σ (t − mean t)²; null for fewer than two rows, and where an error is no number. Where t is constant, 1 if every y is right and else 0. */
  readonly r2: number | null;
}

/**
 * Of true values and predictions, row by row: numbers of all sizes are squared at about 1, so that R² is right where squares are
 * beyond what a double holds. Throws where there are not as many of both.
 */
export function measureRegression(actual: Float64Array, predicted: Float64Array): RegressionMeasures {
  if (actual.length !== predicted.length)
    throw new Error(`Found ${predicted.length} predictions of ${actual.length} rows, expected one each`);
  const errors = predicted.map((value, k) => value - actual[k]!);
  const { scale, meanSquare } = squaresOf(errors);
  return {
    meanSquaredError: meanSquare * scale * scale,
    rootMeanSquaredError: Math.sqrt(meanSquare) * scale,
    meanAbsoluteError: meanOf(errors.map((error) => Math.abs(error / scale))) * scale,
    maxError: errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
    r2: r2Of(actual, errors),
  };
}

function r2Of(actual: Float64Array, errors: Float64Array): number | null {
  if (actual.length < 2 || !errors.every(Number.isFinite)) return null;
  if (errors.every((error) => error === 0)) return 1;
  if (actual.every((value) => value === actual[0])) return 0;
  const unit = scaleOf(actual);
  const inUnits = actual.map((value) => value / unit);
  const mean = meanOf(inUnits);
  const left = squaresOf(errors);
  const all = squaresOf(inUnits.map((value) => value - mean));
  return 1 - (left.meanSquare / all.meanSquare) * (left.scale / unit / all.scale) ** 2;
}

/** The mean of squares of values, each divided by a scale that makes the largest about 1. */
function squaresOf(values: Float64Array): { readonly scale: number; readonly meanSquare: number } {
  const scale = scaleOf(values);
  return { scale, meanSquare: meanOf(values.map((value) => (value / scale) ** 2)) };
}
