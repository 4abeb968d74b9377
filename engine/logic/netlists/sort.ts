import { sortAfter } from '../sort-after.ts';
import type { Gate, Netlist } from './types.ts';

export type Sorted =
  { readonly ok: true; readonly gates: readonly Gate[] } | { readonly ok: false; readonly loop: readonly Gate[] };

/** Gates after all that drive them, or a loop in the order of its signals. */
export function sortGates({ gates }: Pick<Netlist, 'gates'>): Sorted {
  const driver = new Map(gates.map((gate, index) => [gate.output, index]));
  const sorted = sortAfter(gates.map(({ inputs }) => inputs.flatMap((input) => driver.get(input) ?? [])));
  const named = (indices: readonly number[]): Gate[] => indices.map((index) => gates[index]!);
  return sorted.ok ? { ok: true, gates: named(sorted.order) } : { ok: false, loop: named(sorted.loop) };
}
