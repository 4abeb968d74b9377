/** A directed graph without loops and without parallel edges, in compressed sparse rows: neighbours of v are `to[start[v]]` …, ascending. */
export interface Graph {
  readonly size: number;
  readonly edges: number;
  readonly out: Rows;
  readonly in: Rows;
}

export interface Rows {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** From pairs (source, target); loops and repeated pairs are left out. Throws on a vertex that is not there. */
export function graphOf(size: number, sources: ArrayLike<number>, targets: ArrayLike<number>): Graph {
  const { length } = sources;
  for (let k = 0; k < length; k++) {
    const worst = Math.max(sources[k]!, targets[k]!);
    if (!(worst < size && Math.min(sources[k]!, targets[k]!) >= 0))
      throw new Error(`Found an edge ${sources[k]} → ${targets[k]}, expected vertices of at least 0 and below ${size}`);
  }
  const all = transpose(size, transpose(size, rowsOf(size, sources, targets)));
  const out = withoutRepeats(size, all);
  return { size, edges: out.to.length, out, in: transpose(size, out) };
}

function rowsOf(size: number, sources: ArrayLike<number>, targets: ArrayLike<number>): Rows {
  const start = new Int32Array(size + 1);
  for (let k = 0; k < sources.length; k++) start[sources[k]! + 1]!++;
  for (let v = 0; v < size; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, size);
  const to = new Int32Array(sources.length);
  for (let k = 0; k < sources.length; k++) to[next[sources[k]!]!++] = targets[k]!;
  return { start, to };
}

/** The edges turned round. Rows come out ascending: twice turned is sorted, in time that grows with the edges alone. */
function transpose(size: number, { start, to }: Rows): Rows {
  const turned = new Int32Array(size + 1);
  for (const each of to) turned[each + 1]!++;
  for (let v = 0; v < size; v++) turned[v + 1]! += turned[v]!;
  const next = turned.slice(0, size);
  const from = new Int32Array(to.length);
  for (let v = 0; v < size; v++) for (let k = start[v]!; k < start[v + 1]!; k++) from[next[to[k]!]!++] = v;
  return { start: turned, to: from };
}

/** Of sorted rows. */
function withoutRepeats(size: number, { start, to }: Rows): Rows {
  const kept = new Int32Array(size + 1);
  const list = new Int32Array(to.length);
  let count = 0;
  for (let v = 0; v < size; v++) {
    let last = -1;
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const each = to[k]!;
      if (each === last || each === v) continue;
      list[count++] = last = each;
    }
    kept[v + 1] = count;
  }
  return { start: kept, to: list.slice(0, count) };
}

/** Whether there is an edge, by bisection. */
export function hasEdge({ out: { start, to } }: Graph, source: number, target: number): boolean {
  let low = start[source]!;
  let high = start[source + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (to[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low < start[source + 1]! && to[low] === target;
}

export function degreeOf({ start }: Rows, vertex: number): number {
  return start[vertex + 1]! - start[vertex]!;
}

/** Neighbours on either side, each once, ascending. */
export function undirectedRows({ size, out, in: back }: Graph): Rows {
  const start = new Int32Array(size + 1);
  const list = new Int32Array(out.to.length + back.to.length);
  let count = 0;
  for (let v = 0; v < size; v++) {
    let [a, b] = [out.start[v]!, back.start[v]!];
    const [endA, endB] = [out.start[v + 1]!, back.start[v + 1]!];
    while (a < endA || b < endB) {
      const x = a < endA ? out.to[a]! : Infinity;
      const y = b < endB ? back.to[b]! : Infinity;
      list[count++] = Math.min(x, y);
      if (x <= y) a++;
      if (y <= x) b++;
    }
    start[v + 1] = count;
  }
  return { start, to: list.slice(0, count) };
}
