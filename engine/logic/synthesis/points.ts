import type { BitTable, OnOff } from './tables.ts';

/** Different points of bits, each of which a neuron must be on or off for. */
export interface Points {
  readonly count: number;
  readonly size: number;
  /** [count][size]. */
  readonly x: Uint8Array;
  /** 1 for on, by point. */
  readonly on: Uint8Array;
}

/** The points that rows are in terms of `features`; null where a point must be both on and off. */
export function pointsOf(features: readonly BitTable[], { on, off }: OnOff): Points | null {
  const seen = new Map<string, boolean>();
  const digits = features.map((table) => table.toString(2));
  const length = Math.max(on.toString(2).length, off.toString(2).length);
  const at = (text: string, row: number): string => text[text.length - 1 - row] ?? '0';
  const [ones, zeros] = [on.toString(2), off.toString(2)];
  for (let row = 0; row < length; row++) {
    const isOn = at(ones, row) === '1';
    if (!isOn && at(zeros, row) !== '1') continue;
    const point = digits.map((text) => at(text, row)).join('');
    const known = seen.get(point);
    if (known !== undefined && known !== isOn) return null;
    seen.set(point, isOn);
  }
  return {
    count: seen.size,
    size: features.length,
    x: Uint8Array.from([...seen.keys()].flatMap((point) => [...point].map(Number))),
    on: Uint8Array.from(seen.values(), Number),
  };
}
