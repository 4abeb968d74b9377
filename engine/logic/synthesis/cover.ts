/** A set of rows to pay for; `rows` is a bit set. */
export interface Column {
  readonly rows: bigint;
  readonly cost: number;
}

export interface Cover {
  /** Numbers of the columns taken, rising. */
  readonly chosen: readonly number[];
  readonly cost: number;
  /** Whether no cover is cheaper. */
  readonly isProven: boolean;
}

/**
 * Cheapest columns whose rows together are all of `rows`: branch and bound on the row with the fewest columns, after columns that must be
 * taken and columns that another is as good as (McCluskey 1956); bounded by rows of which no column has two. After about `budget`
 * comparisons the best so far is given, and said to be unproven. Throws where a row is in no column.
 */
export function cheapestCover(columns: readonly Column[], rows: bigint, budget = 20_000_000): Cover {
  let best = greedyCover(columns, rows);
  let work = 0;
  const visit = (left: bigint, open: readonly number[], chosen: readonly number[], cost: number): void => {
    const state = reduce(columns, left, open);
    work += state.work;
    const taken = [...chosen, ...state.chosen];
    const paid = cost + state.chosen.reduce((sum, k) => sum + columns[k]!.cost, 0);
    if (state.left === 0n) {
      if (paid < best.cost) best = { chosen: taken, cost: paid };
      return;
    }
    const { bound, branch } = boundOf(columns, state);
    if (paid + bound >= best.cost || work > budget) return;
    let rest = state.open;
    for (const k of branch) {
      rest = rest.filter((other) => other !== k);
      visit(state.left & ~columns[k]!.rows, rest, [...taken, k], paid + columns[k]!.cost);
    }
  };
  visit(rows, [...columns.keys()], [], 0);
  return { chosen: [...best.chosen].sort((a, b) => a - b), cost: best.cost, isProven: work <= budget };
}

interface State {
  readonly left: bigint;
  readonly open: readonly number[];
  readonly chosen: readonly number[];
  readonly work: number;
}

/** Takes what must be taken and leaves out what is dominated, until neither is left; a row without a column ends it. */
function reduce(columns: readonly Column[], from: bigint, candidates: readonly number[]): State {
  let left = from;
  let open = candidates.filter((k) => (columns[k]!.rows & left) !== 0n);
  const chosen: number[] = [];
  let work = 0;
  for (;;) {
    work += open.length;
    let once = 0n;
    let twice = 0n;
    for (const k of open) {
      const rows = columns[k]!.rows & left;
      twice |= once & rows;
      once |= rows;
    }
    const single = once & ~twice;
    const essential = open.filter((k) => (columns[k]!.rows & single) !== 0n);
    for (const k of essential) left &= ~columns[k]!.rows;
    chosen.push(...essential);
    const before = open.length;
    open = open.filter((k) => (columns[k]!.rows & left) !== 0n);
    if (open.length <= mostCompared) {
      work += open.length ** 2;
      open = open.filter((k, at) => !open.some((other, place) => dominates(columns, left, other, k, place < at)));
    }
    if (open.length === before) return { left, open, chosen, work };
  }
}

/** Comparing each column with each other pays only for so many. */
const mostCompared = 600;

function dominates(columns: readonly Column[], left: bigint, by: number, k: number, isBefore: boolean): boolean {
  if (by === k || columns[by]!.cost > columns[k]!.cost) return false;
  const [rows, others] = [columns[k]!.rows & left, columns[by]!.rows & left];
  if ((rows & ~others) !== 0n) return false;
  return rows !== others || columns[by]!.cost < columns[k]!.cost || isBefore;
}

/** What the rest costs at least, and the columns of the row with the fewest, the best first. */
function boundOf(columns: readonly Column[], { left, open }: State): { bound: number; branch: readonly number[] } {
  const byRow: number[][] = [];
  for (let row = 0, rest = left; rest !== 0n; row++, rest >>= 1n) {
    if ((rest & 1n) === 0n) continue;
    byRow.push(open.filter((k) => ((columns[k]!.rows >> BigInt(row)) & 1n) === 1n));
  }
  byRow.sort((a, b) => a.length - b.length);
  if (byRow[0]!.length === 0) return { bound: Infinity, branch: [] };
  let bound = 0;
  const used = new Set<number>();
  for (const row of byRow) {
    if (row.some((k) => used.has(k))) continue;
    bound += row.reduce((least, k) => Math.min(least, columns[k]!.cost), Infinity);
    for (const k of row) used.add(k);
  }
  const size = (k: number): number => countBits(columns[k]!.rows & left);
  const branch = [...byRow[0]!].sort((a, b) => size(b) / columns[b]!.cost - size(a) / columns[a]!.cost);
  return { bound, branch };
}

/** The column with the most new rows for its cost, again and again. */
function greedyCover(columns: readonly Column[], rows: bigint): { chosen: readonly number[]; cost: number } {
  const chosen: number[] = [];
  let left = rows;
  while (left !== 0n) {
    let [best, most] = [-1, 0];
    columns.forEach((column, k) => {
      const gain = countBits(column.rows & left) / column.cost;
      if (gain > most) [best, most] = [k, gain];
    });
    if (best < 0) throw new Error('Found a row in no column, expected every row in one');
    chosen.push(best);
    left &= ~columns[best]!.rows;
  }
  const needed = chosen.filter((k, at) => {
    const others = chosen.filter((_, place) => place !== at).reduce((sum, other) => sum | columns[other]!.rows, 0n);
    return (rows & columns[k]!.rows & ~others) !== 0n;
  });
  // Two that are each superfluous may not be so together.
  const isCover = (rows & ~needed.reduce((sum, k) => sum | columns[k]!.rows, 0n)) === 0n;
  const kept = isCover ? needed : chosen;
  return { chosen: kept, cost: kept.reduce((sum, k) => sum + columns[k]!.cost, 0) };
}

export function countBits(set: bigint): number {
  let count = 0;
  for (let rest = set; rest !== 0n; rest >>= 32n) {
    let word = Number(rest & 0xffffffffn);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}
