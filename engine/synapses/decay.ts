/** e^(−k·dt/tau) over k steps. */
export interface Decay {
  /** The values for the first k. */
  readonly table: Float64Array;
  /** dt / tau */
  readonly perStep: number;
}

/** Decays of one simulation, by time constant in ms; alike ones share a table. */
export function createDecays(dt: number): (tau: number) => Decay {
  const known = new Map<number, Decay>();
  return (tau) => {
    const decay = known.get(tau) ?? createDecay(dt, tau);
    known.set(tau, decay);
    return decay;
  };
}

/** The factor over a whole number of steps; a hot loop hands in what it holds in local constants. */
export function decayOver(table: Float64Array, perStep: number, steps: number): number {
  return steps < tableLength ? table[steps]! : Math.exp(-perStep * steps);
}

/**
 * Steps since `last`, which is kept modulo 2³²: what has been silent for longer than that counts as silent since less, of no
 * matter to an exponential.
 */
export function stepsSince(last: number, step: number): number {
  return (step - last) >>> 0;
}

/** 400 ms at dt 0.1 ms, and 32 KB. */
const tableLength = 4096;

function createDecay(dt: number, tau: number): Decay {
  // A time constant too short for a number would make 0 · ∞ of the first entry.
  const perStep = Math.min(dt / tau, 1e6);
  const table = new Float64Array(tableLength);
  for (let steps = 0; steps < tableLength; steps++) table[steps] = Math.exp(-perStep * steps);
  return { table, perStep };
}
