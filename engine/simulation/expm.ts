/**
 * exp(A) of a dense n × n matrix (row by row), by scaling and squaring with a Taylor series of degree 18 on a matrix of
 * norm below 1/2, whose remainder is below 1e-22 (Moler & Van Loan 2003, Nineteen dubious ways, method 3). Of a matrix that
 * is triangular in some order, as a cascade's is, the diagonal is set anew after each squaring (Al-Mohy & Higham 2010, A new
 * scaling and squaring algorithm): without that, a slow variable beside a fast one would lose the digits in which 1 − dt/tau differs from 1.
 */
export function matrixExponential(matrix: Float64Array, n: number): Float64Array {
  const squarings = Math.max(0, Math.ceil(Math.log2(maxRowSum(matrix, n))) + 1);
  if (!Number.isFinite(squarings)) return norm0(matrix, n);
  const scaled = new Float64Array(n * n);
  for (let i = 0; i < n * n; i++) scaled[i] = matrix[i]! / 2 ** squarings;
  let result = identity(n);
  let other = new Float64Array(n * n);
  // Horner: I + A(I + A/2 (I + A/3 (…))).
  for (let k = degree; k >= 1; k--) {
    multiply(scaled, result, n, other);
    for (let i = 0; i < n * n; i++) other[i] = (i % (n + 1) === 0 ? 1 : 0) + other[i]! / k;
    [result, other] = [other, result];
  }
  const isOrdered = squarings > 0 && isAcyclic(matrix, n);
  for (let k = 1; k <= squarings; k++) {
    multiply(result, result, n, other);
    [result, other] = [other, result];
    if (isOrdered) for (let i = 0; i < n * n; i += n + 1) result[i] = Math.exp(matrix[i]! / 2 ** (squarings - k));
  }
  return result;
}

/** Whether no variable influences itself by way of others: rows of which all influences are gone are taken away one by one. */
function isAcyclic(matrix: Float64Array, n: number): boolean {
  const isGone = new Uint8Array(n);
  let left = n;
  for (let before = n + 1; left < before;) {
    before = left;
    for (let i = 0; i < n; i++) {
      if (isGone[i] === 1 || !isFree(matrix, n, i, isGone)) continue;
      isGone[i] = 1;
      left--;
    }
  }
  return left === 0;
}

function isFree(matrix: Float64Array, n: number, i: number, isGone: Uint8Array): boolean {
  for (let j = 0; j < n; j++) if (j !== i && isGone[j] === 0 && matrix[i * n + j] !== 0) return false;
  return true;
}

const degree = 18;

/** exp(0) = I; a matrix with values that are not finite stays so, for the run to name. */
function norm0(matrix: Float64Array, n: number): Float64Array {
  return matrix.every((value) => value === 0) ? identity(n) : new Float64Array(n * n).fill(Number.NaN);
}

function maxRowSum(matrix: Float64Array, n: number): number {
  let most = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(matrix[i * n + j]!);
    if (!(sum <= most)) most = sum;
  }
  return most;
}

function identity(n: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) result[i * n + i] = 1;
  return result;
}

function multiply(a: Float64Array, b: Float64Array, n: number, product: Float64Array): void {
  product.fill(0);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const value = a[i * n + k]!;
      if (value !== 0) for (let j = 0; j < n; j++) product[i * n + j]! += value * b[k * n + j]!;
    }
}
