import { readEnd } from './chip-ports.ts';
import type { ChipType, Circuit } from './types-chips.ts';

/** What a circuit comes to once its chips are replaced by what is in them, without doing so. */
export interface FlatSize {
  /** Populations, stimuli and connections. */
  readonly parts: number;
  /** Chips within chips, 0 without any. */
  readonly depth: number;
  /** By input port: connections that one wire to it becomes. */
  readonly fans: ReadonlyMap<string, number>;
}

/** Sizes of chip types that come after what they are made of. */
export function sizesOfTypes(order: readonly ChipType[]): ReadonlyMap<string, FlatSize> {
  const sizes = new Map<string, FlatSize>();
  for (const { id, circuit } of order) sizes.set(id, flatSizeOf(circuit, sizes));
  return sizes;
}

export function flatSizeOf(circuit: Circuit, sizes: ReadonlyMap<string, FlatSize>): FlatSize {
  const typeOf = new Map(circuit.chips.map(({ id, type }) => [id, sizes.get(type)]));
  const inner = circuit.chips.map(({ type }) => sizes.get(type));
  const fans = new Map<string, number>();
  let parts = circuit.populations.length + circuit.stimuli.length;
  for (const { source, target } of circuit.connections) {
    const { id, port } = readEnd(target);
    const fan = port === null ? 1 : (typeOf.get(id)?.fans.get(port) ?? 0);
    fans.set(source, (fans.get(source) ?? 0) + fan);
    parts += fan;
  }
  return {
    parts: inner.reduce((sum, size) => sum + (size?.parts ?? 0), parts),
    depth: inner.reduce((most, size) => Math.max(most, 1 + (size?.depth ?? 0)), 0),
    fans,
  };
}
