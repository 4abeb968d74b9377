/** x with matrix · x = right for a symmetric positive definite matrix, by Cholesky; null where it is not, to rounding. */
export function solvePositive(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const factor = matrix.map((row) => [...row]);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
      if (i > j) factor[i]![j] = sum / factor[j]![j]!;
      else if (sum > 1e-15 * matrix[j]![j]!) factor[j]![j] = Math.sqrt(sum);
      else return null;
    }
  }
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!;
    x[i]! /= factor[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= factor[k]![i]! * x[k]!;
    x[i]! /= factor[i]![i]!;
  }
  return x;
}
