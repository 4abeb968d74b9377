import { meanOf, scaleOf } from '../moments.ts';

/**
 * Balanced accuracy of predicting each row's class from one column, by the other rows of the same value (the most frequent class), or for
 * numbers, where there is none, by those of the nearest value. Rows without a value, and categories of one row, count as wrong: a
 * column of names predicts nothing.
 */
export function predictedAlone(
  values: Float64Array,
  type: 'number' | 'category',
  codes: Int32Array,
  rows: Int32Array,
): number {
  const groups = groupByValue(values, rows);
  const right = new Map<number, number>();
  const total = new Map<number, number>();
  for (const row of rows) total.set(codes[row]!, (total.get(codes[row]!) ?? 0) + 1);
  const counts = groups.map((group) => countClasses(group.rows, codes));
  for (const [k, group] of groups.entries()) {
    for (const row of group.rows) {
      const own = codes[row]!;
      const others = group.rows.length > 1 ? counts[k]! : type === 'number' ? counts[nearest(groups, k)] : undefined;
      if (others && mostFrequent(others, group.rows.length > 1 ? own : null) === own)
        right.set(own, (right.get(own) ?? 0) + 1);
    }
  }
  const recalls = [...total].map(([code, count]) => (right.get(code) ?? 0) / count);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/** Share of the target's variance that a straight line explains, or for categories the means of each; 0 where values are missing in half of the rows. */
export function explainedAlone(
  values: Float64Array,
  type: 'number' | 'category',
  target: Float64Array,
  rows: Int32Array,
): number {
  const present = rows.filter((row) => !Number.isNaN(values[row]));
  if (present.length * 2 < rows.length || present.length < 3) return 0;
  const y = Float64Array.from(present, (row) => target[row]!);
  if (type === 'number')
    return (
      correlation(
        Float64Array.from(present, (row) => values[row]!),
        y,
      ) ** 2
    );
  const groups = groupByValue(values, present);
  // Each of its own would explain everything.
  if (groups.length * 2 > present.length) return 0;
  const predicted = new Map<number, number>();
  for (const group of groups) {
    const mean = group.rows.reduce((sum, row) => sum + target[row]! / group.rows.length, 0);
    for (const row of group.rows) predicted.set(row, mean);
  }
  return (
    correlation(
      Float64Array.from(present, (row) => predicted.get(row)!),
      y,
    ) ** 2
  );
}

interface Group {
  readonly value: number;
  readonly rows: readonly number[];
}

/** Rows of the same value, by rising value; rows without one are left out. */
function groupByValue(values: Float64Array, rows: Int32Array): Group[] {
  const sorted = rows.filter((row) => !Number.isNaN(values[row])).sort((a, b) => values[a]! - values[b]!);
  const groups: { value: number; rows: number[] }[] = [];
  for (const row of sorted) {
    const last = groups.at(-1);
    if (last && last.value === values[row]) last.rows.push(row);
    else groups.push({ value: values[row]!, rows: [row] });
  }
  return groups;
}

function nearest(groups: readonly Group[], k: number): number {
  const [below, above] = [groups[k - 1], groups[k + 1]];
  if (!below || !above) return below ? k - 1 : k + 1;
  return groups[k]!.value - below.value <= above.value - groups[k]!.value ? k - 1 : k + 1;
}

function countClasses(rows: readonly number[], codes: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(codes[row]!, (counts.get(codes[row]!) ?? 0) + 1);
  return counts;
}

/** The class that comes most often, one row of class `without` not counted. */
function mostFrequent(counts: ReadonlyMap<number, number>, without: number | null): number {
  let [best, most] = [-1, 0];
  for (const [code, count] of counts) {
    const others = code === without ? count - 1 : count;
    if (others > most) [best, most] = [code, others];
  }
  return best;
}

/** Of values of any size: each is divided by the largest of its own. */
function correlation(a: Float64Array, b: Float64Array): number {
  const centre = (values: Float64Array): Float64Array => {
    const scale = scaleOf(values);
    const scaled = values.map((value) => value / scale);
    const mean = meanOf(scaled);
    return scaled.map((value) => value - mean);
  };
  const [x, y] = [centre(a), centre(b)];
  const product = (p: Float64Array, q: Float64Array): number => p.reduce((sum, value, k) => sum + value * q[k]!, 0);
  const scale = Math.sqrt(product(x, x)) * Math.sqrt(product(y, y));
  return scale > 0 ? product(x, y) / scale : 0;
}
