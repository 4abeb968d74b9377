/** Minimise objective · x where rows · x = right and x ≥ 0. Rows are [variables]. */
export interface LinearProgram {
  readonly objective: ArrayLike<number>;
  readonly rows: readonly ArrayLike<number>[];
  readonly right: ArrayLike<number>;
}

/** Each answer comes with what proves it; `dual` and `ray` have one number a row. */
export type LinearSolution =
  /** rowsᵀ · dual ≤ objective and right · dual = value: no x is cheaper. */
  | { readonly kind: 'optimal'; readonly x: Float64Array; readonly value: number; readonly dual: Float64Array }
  /** rowsᵀ · ray ≤ 0 and right · ray > 0, which no x ≥ 0 allows (Farkas 1902). */
  | { readonly kind: 'infeasible'; readonly ray: Float64Array }
  /** The objective falls for ever from `x` as variable `along` grows. */
  | { readonly kind: 'unbounded'; readonly x: Float64Array; readonly along: number }
  | { readonly kind: 'unfinished'; readonly pivots: number };

/** Below this, a scaled number counts as 0. */
const tolerance = 1e-9;

/**
 * Two-phase simplex (Dantzig 1963) on a dense tableau of rows · (variables + rows) numbers. The steepest column enters; after pivots
 * that gain nothing, the first that may, by Bland's rule (1977), which cannot go round in circles. Numbers are f64 and rows are scaled to 1: whoever needs
 * proof checks the answer against the data. Throws on rows that differ in length.
 */
export function solveLinearProgram(program: LinearProgram, maxPivots = 50_000): LinearSolution {
  const { objective, rows, right } = program;
  checkShape(program);
  const [m, n] = [rows.length, objective.length];
  const width = n + m + 1;
  const t = new Float64Array((m + 1) * width);
  const basis = Int32Array.from(rows, (_, i) => n + i);
  const factors = rows.map((row, i) => factorOf(row, right[i]!));
  const costs = m * width;
  rows.forEach((row, i) => {
    for (let j = 0; j < n; j++) t[i * width + j] = row[j]! * factors[i]!;
    t[i * width + n + i] = 1;
    t[i * width + width - 1] = right[i]! * factors[i]!;
    for (let j = 0; j < width; j++) if (j < n || j === width - 1) t[costs + j]! -= t[i * width + j]!;
  });
  const tableau = { t, basis, m, n, width };
  const first = pivotToOptimum(tableau, maxPivots);
  if (first.kind === 'unfinished') return { kind: 'unfinished', pivots: maxPivots };
  // What is left of the artificial variables, −t[costs, right], is what keeps the rows from holding.
  if (-t[costs + width - 1]! > tolerance)
    return { kind: 'infeasible', ray: Float64Array.from(factors, (factor, i) => (1 - t[costs + n + i]!) * factor) };
  leaveArtificials(tableau);
  t.fill(0, costs);
  for (let j = 0; j < n; j++) t[costs + j] = objective[j]!;
  basis.forEach((variable, i) => {
    const cost = variable < n ? objective[variable]! : 0;
    if (cost !== 0) for (let j = 0; j < width; j++) t[costs + j]! -= cost * t[i * width + j]!;
  });
  const second = pivotToOptimum(tableau, maxPivots - first.pivots);
  if (second.kind === 'unfinished') return { kind: 'unfinished', pivots: maxPivots };
  const x = new Float64Array(n);
  basis.forEach((variable, i) => {
    if (variable < n) x[variable] = Math.max(0, t[i * width + width - 1]!);
  });
  if (second.kind === 'unbounded') return { kind: 'unbounded', x, along: second.along };
  const dual = Float64Array.from(factors, (factor, i) => -t[costs + n + i]! * factor);
  return { kind: 'optimal', x, value: -t[costs + width - 1]!, dual };
}

/** [m + 1][width]: rows, and last what a unit of each variable would cost; the last column is the right side. */
interface Tableau {
  readonly t: Float64Array;
  readonly basis: Int32Array;
  readonly m: number;
  readonly n: number;
  readonly width: number;
}

type Pivoting =
  | { readonly kind: 'optimal'; readonly pivots: number }
  | { readonly kind: 'unfinished'; readonly pivots: number }
  | { readonly kind: 'unbounded'; readonly pivots: number; readonly along: number };

function pivotToOptimum(tableau: Tableau, maxPivots: number): Pivoting {
  const { t, m, width } = tableau;
  let stalled = 0;
  for (let pivots = 0; ; pivots++) {
    const isBland = stalled > m;
    const column = entering(tableau, isBland);
    if (column < 0) return { kind: 'optimal', pivots };
    if (pivots >= maxPivots) return { kind: 'unfinished', pivots };
    const row = leaving(tableau, column, isBland);
    if (row < 0) return { kind: 'unbounded', pivots, along: column };
    stalled = t[row * width + width - 1]! > tolerance ? 0 : stalled + 1;
    pivot(tableau, row, column);
  }
}

function entering({ t, m, n, width }: Tableau, isBland: boolean): number {
  let [best, least] = [-1, -tolerance];
  for (let j = 0; j < n; j++) {
    const cost = t[m * width + j]!;
    if (cost >= least) continue;
    if (isBland) return j;
    [best, least] = [j, cost];
  }
  return best;
}

/** The row that the growing variable brings to 0 first; of equals that of the first variable, or of the surest pivot. */
function leaving({ t, basis, m, width }: Tableau, column: number, isBland: boolean): number {
  let [best, least] = [-1, Infinity];
  for (let i = 0; i < m; i++) {
    const by = t[i * width + column]!;
    if (by <= tolerance) continue;
    const ratio = t[i * width + width - 1]! / by;
    const isEqual = best >= 0 && Math.abs(ratio - least) <= 1e-12 * Math.max(1, least);
    const isBefore = isBland ? basis[i]! < basis[best]! : by > t[best * width + column]!;
    if (isEqual ? isBefore : ratio < least) [best, least] = [i, ratio];
  }
  return best;
}

function pivot({ t, basis, m, width }: Tableau, row: number, column: number): void {
  const by = t[row * width + column]!;
  for (let j = 0; j < width; j++) t[row * width + j]! /= by;
  for (let i = 0; i <= m; i++) {
    const factor = i === row ? 0 : t[i * width + column]!;
    if (factor === 0) continue;
    for (let j = 0; j < width; j++) t[i * width + j]! -= factor * t[row * width + j]!;
    t[i * width + column] = 0;
  }
  basis[row] = column;
}

/** Artificial variables that stayed at 0 make room; a row where none can is a sum of others, and idle. */
function leaveArtificials(tableau: Tableau): void {
  const { t, basis, n, width } = tableau;
  basis.forEach((variable, i) => {
    if (variable < n) return;
    const column = t.subarray(i * width, i * width + n).findIndex((each) => Math.abs(each) > tolerance);
    if (column >= 0) pivot(tableau, i, column);
  });
}

/** Scales a row's largest number to 1, and its right side to what is not negative. */
function factorOf(row: ArrayLike<number>, right: number): number {
  let largest = 0;
  for (let j = 0; j < row.length; j++) largest = Math.max(largest, Math.abs(row[j]!));
  return (right < 0 ? -1 : 1) / (largest || 1);
}

function checkShape({ objective, rows, right }: LinearProgram): void {
  if (right.length !== rows.length) throw new Error(`Found ${right.length} right sides, expected ${rows.length}`);
  const k = rows.findIndex(({ length }) => length !== objective.length);
  if (k >= 0) throw new Error(`Found ${rows[k]!.length} numbers in row ${k}, expected ${objective.length}`);
}
