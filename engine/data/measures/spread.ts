/** How a measure varies over folds or seeds. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation over n − 1; null for one value. */
  readonly sd: number | null;
  readonly least: number;
  readonly most: number;
}

/** Of the values that are there: null where none is. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const present = values.filter((value) => value !== null);
  const count = present.length;
  if (count === 0) return null;
  const mean = present.reduce((sum, value) => sum + value, 0) / count;
  const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = count > 1 ? Math.sqrt(squares / (count - 1)) : null;
  return { count, mean, sd, least: Math.min(...present), most: Math.max(...present) };
}
