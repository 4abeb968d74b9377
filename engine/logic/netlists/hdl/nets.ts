/** Wires that are joined as parts are put in: disjoint sets, whose representative is the wire made first (Tarjan 1975). */
export interface Nets {
  /** A new wire of this name. */
  make(name: string): number;
  join(a: number, b: number): void;
  find(net: number): number;
  /** The name of the first wire joined to this one. */
  nameOf(net: number): string;
}

export function createNets(): Nets {
  const parents: number[] = [];
  const names: string[] = [];
  const find = (net: number): number => {
    let root = net;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = net; parents[at] !== root;) [at, parents[at]] = [parents[at]!, root];
    return root;
  };
  return {
    make(name) {
      names.push(name);
      return parents.push(parents.length) - 1;
    },
    join(a, b) {
      const [x, y] = [find(a), find(b)];
      parents[Math.max(x, y)] = Math.min(x, y);
    },
    find,
    nameOf: (net) => names[find(net)]!,
  };
}
