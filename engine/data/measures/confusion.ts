/** How often each class was predicted as each: `counts[actual · classes + predicted]`. */
export interface ConfusionMatrix {
  readonly classes: number;
  readonly counts: Float64Array;
}

/** Of class indices of the same rows. Throws where there are not as many of both, or an index is no class. */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): ConfusionMatrix {
  if (actual.length !== predicted.length)
    throw new Error(`Found ${predicted.length} predictions of ${actual.length} rows, expected one each`);
  const counts = new Float64Array(classes * classes);
  for (let k = 0; k < actual.length; k++) {
    const [a, p] = [actual[k]!, predicted[k]!];
    if (!(a >= 0 && a < classes && p >= 0 && p < classes))
      throw new Error(`Found class ${a} predicted as ${p}, expected 0 to ${classes - 1}`);
    counts[a * classes + p]!++;
  }
  return { classes, counts };
}

/** Rows of `[actual][predicted]`, for tables. */
export function confusionRows({ classes, counts }: ConfusionMatrix): number[][] {
  return Array.from({ length: classes }, (_, actual) => [...counts.subarray(actual * classes, (actual + 1) * classes)]);
}

/** Rows that truly are of each class, that were predicted as it, and both. */
export function classCounts(
  { classes, counts }: ConfusionMatrix,
  index: number,
): { actual: number; predicted: number; both: number } {
  let [actual, predicted] = [0, 0];
  for (let other = 0; other < classes; other++) {
    actual += counts[index * classes + other]!;
    predicted += counts[other * classes + index]!;
  }
  return { actual, predicted, both: counts[index * classes + index]! };
}
