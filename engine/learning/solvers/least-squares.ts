/** The x of least ‖matrix · x − right‖, and of those the shortest, with what the matrix is like. */
export interface LeastSquares {
  readonly x: Float64Array;
  /** One a column, largest first. */
  readonly singularValues: Float64Array;
  /** How many of them are above rounding: below the number of columns, other x are as good. */
  readonly rank: number;
}

/**
 * By Householder's QR and then a one-sided Jacobi singular value decomposition (Golub & Van Loan, Matrix Computations, 5.2 and 8.6.3),
 * which does not square the condition as normal equations do. `matrix` is [rows][columns], left as it was.
 */
export function solveLeastSquares(matrix: Float64Array, right: Float64Array, columns: number): LeastSquares {
  const rows = right.length;
  if (matrix.length !== rows * columns)
    throw new Error(`Found ${matrix.length} numbers, expected ${rows} rows of ${columns}`);
  const scale = powerNear(matrix);
  // Column after column, so that what follows runs along memory.
  const a = Array.from({ length: columns }, (_, j) =>
    Float64Array.from({ length: rows }, (__, i) => matrix[i * columns + j]! / scale),
  );
  const b = right.slice();
  const height = rows > columns ? triangulate(a, b) : rows;
  const v = a.map((_, j) => Float64Array.from(a, (__, k) => Number(j === k)));
  orthogonalise(a, v, height);
  const norms = Float64Array.from(a, (column) => Math.sqrt(dot(column, column, height)));
  const largest = norms.reduce((most, each) => Math.max(most, each), 0);
  const least = largest * Math.max(rows, columns) * Number.EPSILON;
  const x = new Float64Array(columns);
  let rank = 0;
  norms.forEach((norm, j) => {
    if (norm <= least) return;
    rank++;
    const share = dot(a[j]!, b, height) / norm ** 2;
    for (let i = 0; i < columns; i++) x[i]! += share * v[j]![i]!;
  });
  const singularValues = norms.sort().reverse();
  return { x: x.map((each) => each / scale), singularValues: singularValues.map((each) => each * scale), rank };
}

/**
 * The power of 2 at the largest number, by which nothing is rounded: squares of numbers divided by it neither overflow nor vanish. What is
 * smaller than all data counts as 0, for x would overflow.
 */
function powerNear(values: Float64Array): number {
  const largest = values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  return largest > 1e-250 && largest < Infinity ? 2 ** Math.floor(Math.log2(largest)) : 1;
}

/** Leaves R in the columns and Qᵀb in `b`; gives how many rows count from now on. */
function triangulate(a: readonly Float64Array[], b: Float64Array): number {
  const n = a.length;
  for (let j = 0; j < n; j++) {
    const w = a[j]!.slice(j);
    const norm = Math.sqrt(dot(w, w, w.length));
    if (norm === 0) continue;
    w[0]! += w[0]! >= 0 ? norm : -norm;
    const half = dot(w, w, w.length) / 2;
    for (const column of [...a.slice(j), b]) {
      const below = column.subarray(j);
      const factor = dot(w, below, w.length) / half;
      for (let i = 0; i < w.length; i++) below[i]! -= factor * w[i]!;
    }
    a[j]!.fill(0, j + 1);
  }
  return n;
}

/** Rotates pairs of columns until all are at right angles (Hestenes 1958); `v` gathers the rotations. */
function orthogonalise(a: readonly Float64Array[], v: readonly Float64Array[], height: number): void {
  const n = a.length;
  const whole = a.reduce((sum, column) => sum + dot(column, column, height), 0);
  for (let sweep = 0, isDone = false; sweep < 60 && !isDone; sweep++) {
    isDone = true;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [u, w] = [a[p]!, a[q]!];
        const [pp, qq, pq] = [dot(u, u, height), dot(w, w, height), dot(u, w, height)];
        if (Math.abs(pq) <= 1e-15 * Math.sqrt(pp * qq) + 1e-32 * whole) continue;
        isDone = false;
        const zeta = (qq - pp) / (2 * pq);
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const cosine = 1 / Math.hypot(1, tangent);
        rotate(u, w, height, cosine, cosine * tangent);
        rotate(v[p]!, v[q]!, n, cosine, cosine * tangent);
      }
    }
  }
}

function rotate(u: Float64Array, w: Float64Array, length: number, cosine: number, sine: number): void {
  for (let i = 0; i < length; i++) {
    const [a, b] = [u[i]!, w[i]!];
    u[i] = cosine * a - sine * b;
    w[i] = sine * a + cosine * b;
  }
}

function dot(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i]! * b[i]!;
  return sum;
}
