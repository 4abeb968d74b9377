import type { Graph } from './graph.ts';

/** Sizes of the strongly connected components, largest first: Tarjan (1972), with a stack of its own instead of recursion. */
export function strongComponents({ size, out }: Graph): number[] {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = out.start.slice(0, size);
  const isOpen = new Uint8Array(size);
  const open: number[] = [];
  const path: number[] = [];
  const sizes: number[] = [];
  let count = 0;
  const enter = (v: number): void => {
    order[v] = low[v] = count++;
    open.push(v);
    isOpen[v] = 1;
    path.push(v);
  };
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const v = path[path.length - 1]!;
      if (next[v]! < out.start[v + 1]!) {
        const w = out.to[next[v]!++]!;
        if (order[w] === -1) enter(w);
        else if (isOpen[w]) low[v] = Math.min(low[v]!, order[w]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[v]!);
      if (low[v] === order[v]) sizes.push(close(v, open, isOpen));
    }
  }
  return sizes.sort((a, b) => b - a);
}

/** Takes a component off the stack of open vertices, and counts it. */
function close(root: number, open: number[], isOpen: Uint8Array): number {
  for (let count = 1; ; count++) {
    const v = open.pop()!;
    isOpen[v] = 0;
    if (v === root) return count;
  }
}
