import type { WiringState } from './wiring.ts';

/** A spike's light on its soma: a short rise, then a fall, 120 ms in all. */
export const BREATH_MS = 120;
const BREATH_RISE_MS = 24;

/** Time constant with which held light follows what it shows. */
const HELD_MS = 50;

/** Held light this close to its aim is there. */
const NEAR = 0.004;

/** Light of a breath `age` ms after its spike. */
export function breathAt(age: number): number {
  if (age < 0 || age >= BREATH_MS) return 0;
  if (age < BREATH_RISE_MS) return age / BREATH_RISE_MS;
  const fall = (age - BREATH_RISE_MS) / (BREATH_MS - BREATH_RISE_MS);
  return (1 - fall) * (1 - fall * 0.5);
}

/** Begins a breath on every part whose spike, after step `litStep`, the `shown` clock has passed; the newest such step. */
export function kindle({ pulses, breath }: WiringState, litStep: number, shown: number, now: number): number {
  let newest = litStep;
  for (let i = pulses.count - 1; i >= 0 && pulses.step(i) > litStep; i--) {
    if (pulses.step(i) > shown) continue;
    breath[pulses.part(i)] = now;
    newest = Math.max(newest, pulses.step(i));
  }
  return newest;
}

/** Begins a breath on every input port that a spike reaches while the clock goes from `before` to `shown`. */
export function kindlePorts(state: WiringState, before: number, shown: number, now: number): void {
  const { pulses, outgoing, delay, portOf, breath } = state;
  if (portOf.length === 0) return;
  for (let i = 0; i < pulses.count && pulses.step(i) < shown; i++) {
    for (const a of outgoing[pulses.part(i)] ?? []) {
      const arrival = pulses.step(i) + delay[a]!;
      if (portOf[a]! >= 0 && delay[a]! > 0 && arrival > before && arrival <= shown) breath[portOf[a]!] = now;
    }
  }
}

/** The light of every part after `elapsed` ms more, by its mean when `fast`; whether it will change further by itself. */
export function glow(state: WiringState, now: number, elapsed: number, fast: boolean): boolean {
  const { light, held, output, mean, breath, steady } = state;
  const ease = 1 - Math.exp(-Math.max(0, Math.min(100, elapsed)) / HELD_MS);
  let settling = false;
  for (let p = 0; p < light.length; p++) {
    const aim = (fast ? mean[p] : steady[p] ? output[p] : 0) ?? 0;
    const from = held[p] ?? 0;
    const gap = Math.max(0, Math.min(1, aim)) - from;
    const age = now - (breath[p] ?? -Infinity);
    held[p] = Math.abs(gap) < NEAR ? from + gap : from + gap * ease;
    light[p] = Math.max(held[p] ?? 0, breathAt(age));
    if (Math.abs(gap) >= NEAR || age < BREATH_MS) settling = true;
  }
  return settling;
}
