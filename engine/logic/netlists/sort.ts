import type { Gate, Netlist } from './types.ts';

export type Sorted =
  { readonly ok: true; readonly gates: readonly Gate[] } | { readonly ok: false; readonly loop: readonly Gate[] };

/** Gates after all that drive them, in the order of Kahn (1962), or a loop in the order of its signals. */
export function sortGates({ gates }: Pick<Netlist, 'gates'>): Sorted {
  const driver = new Map(gates.map((gate, index) => [gate.output, index]));
  const waiting = new Int32Array(gates.length);
  const readers: number[][] = gates.map(() => []);
  gates.forEach(({ inputs }, index) => {
    for (const input of inputs) {
      const from = driver.get(input);
      if (from === undefined) continue;
      waiting[index]!++;
      readers[from]!.push(index);
    }
  });
  const order = [...gates.keys()].filter((index) => waiting[index] === 0);
  for (let next = 0; next < order.length; next++) {
    for (const reader of readers[order[next]!]!) if (--waiting[reader]! === 0) order.push(reader);
  }
  if (order.length === gates.length) return { ok: true, gates: order.map((index) => gates[index]!) };
  return { ok: false, loop: findLoop(gates, driver, waiting) };
}

/** Every gate that still waits has a driver that does: going back must come round. */
function findLoop(gates: readonly Gate[], driver: ReadonlyMap<string, number>, waiting: Int32Array): Gate[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let at = waiting.findIndex((count) => count > 0);
  while (!seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    const from = gates[at]!.inputs.find((input) => driver.has(input) && waiting[driver.get(input)!]! > 0)!;
    at = driver.get(from)!;
  }
  return path
    .slice(seen.get(at)!)
    .reverse()
    .map((index) => gates[index]!);
}
