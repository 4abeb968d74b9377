import type { Plasticity } from './types-plasticity.ts';

/**
 * How a signal that arrives acts on the target: its time course, its depletion, its learning. A connection that names none
 * uses `auto`: `sum(w*x)` of step-based neurons; for neurons in time a jump of the membrane potential by w for spikes, and an
 * input current w·x for values. `delta` and `current` name these two kinds. Values are what is held for a step: of toggles,
 * constants, sines … and rate neurons. A time course filters them, and a delta synapse onto neurons in time takes spikes only.
 */
export interface SynapseType {
  readonly id: string;
  readonly label: string;
  /** Of a spike `exponential`: w·e^(−t/tau); `alpha`: w·(t/tau)·e^(1−t/tau), whose peak is w. Of a value x: dI/dt = (w·x − I)/tau, for `alpha` twice. */
  readonly kind: 'delta' | 'current' | 'exponential' | 'alpha';
  /** A current w of the unit of the model's input, or a conductance that drives towards `reversal`. */
  readonly based: 'current' | 'conductance';
  /** ms */
  readonly tau: number;
  /** mV */
  readonly reversal: number;
  readonly shortTerm: ShortTerm | null;
  readonly plasticity: Plasticity | null;
}

/**
 * Vesicles: Tsodyks & Markram (1997, 1998). A spike raises u by U·(1 − u), releases u·x of the transmitter, and the signal is
 * w·u·x; x recovers with tau_rec, u decays with tau_facil (0: u = U at every spike). With `sites` > 0, each of so
 * many release sites is full or empty and releases at random with probability u, and the signal is w · released / sites.
 */
export interface ShortTerm {
  readonly U: number;
  /** ms */
  readonly tau_rec: number;
  /** ms */
  readonly tau_facil: number;
  readonly sites: number;
}
