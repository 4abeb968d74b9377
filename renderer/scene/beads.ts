import type { WiringState } from './wiring.ts';

/** More beads than this become a travelling brightness. */
export const MAX_BEADS = 2000;

/** Seen from afar beads are dots, of which there may be more. */
export const MAX_DOTS = 16_384;

/** Spikes on axons: which axon, how far along (0 to 1), and how many spikes travel as one. */
export interface Beads {
  count: number;
  readonly axon: Int32Array;
  readonly fraction: Float32Array;
  readonly size: Int32Array;
}

export function createBeads(): Beads {
  return {
    count: 0,
    axon: new Int32Array(MAX_DOTS),
    fraction: new Float32Array(MAX_DOTS),
    size: new Int32Array(MAX_DOTS),
  };
}

export function placeBead(beads: Beads, axon: number, fraction: number, size: number): void {
  if (beads.count === MAX_DOTS) return;
  const place = beads.count++;
  beads.axon[place] = axon;
  beads.fraction[place] = fraction;
  beads.size[place] = size;
}

/** How many axons carry a spike at `clock`, of all or of those that `seen` marks. */
export function countUnderWay(
  { pulses, outgoing, delay }: WiringState,
  clock: number,
  seen: Uint8Array | null,
): number {
  let count = 0;
  for (let i = 0; i < pulses.count; i++) {
    const age = clock - pulses.step(i);
    if (age < 0) break;
    for (const axon of outgoing[pulses.part(i)] ?? []) if (age < (delay[axon] ?? 0) && seen?.[axon] !== 0) count++;
  }
  return count;
}
