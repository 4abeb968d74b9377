export interface RegressionMeasures {
  /** Mean of (y − t)². */
  readonly meanSquaredError: number;
  readonly rootMeanSquaredError: number;
  readonly meanAbsoluteError: number;
  readonly maxError: number;
  /** Share of variance explained, 1 − Σ (y − t)² / Σ (t − mean t)²; null for fewer than two rows. Where t is constant, 1 if every y is right and else 0. */
  readonly r2: number | null;
}

/** Of true values and predictions, row by row. Throws where there are not as many of both. */
export function measureRegression(actual: Float64Array, predicted: Float64Array): RegressionMeasures {
  if (actual.length !== predicted.length)
    throw new Error(`Found ${predicted.length} predictions of ${actual.length} rows, expected one each`);
  const errors = predicted.map((value, k) => value - actual[k]!);
  const meanSquaredError = meanOf(errors.map((error) => error * error));
  return {
    meanSquaredError,
    rootMeanSquaredError: Math.sqrt(meanSquaredError),
    meanAbsoluteError: meanOf(errors.map(Math.abs)),
    maxError: errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
    r2: r2Of(actual, meanSquaredError),
  };
}

function r2Of(actual: Float64Array, meanSquaredError: number): number | null {
  if (actual.length < 2) return null;
  const mean = meanOf(actual);
  const isConstant = actual.every((value) => value === actual[0]);
  const variance = isConstant ? 0 : meanOf(actual.map((value) => (value - mean) ** 2));
  if (variance === 0) return meanSquaredError === 0 ? 1 : 0;
  return 1 - meanSquaredError / variance;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
