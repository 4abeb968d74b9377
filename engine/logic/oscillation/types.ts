/** A circuit without chance that never comes to rest: what repeats, and the loop it goes round. */
export interface Oscillation {
  /** Steps after which everything repeats, at least 2. */
  readonly period: number;
  /** Steps before the first that is repeated, counted from the step at which the inputs are set. */
  readonly transient: number;
  /** 0 when states repeat exactly, 1e-12 when rates do up to that. */
  readonly repeatsWithin: number;
  /** Neurons that change within a period. */
  readonly neurons: readonly OscillatingNeuron[];
  /**
   * Connections of the shortest loop through them, in the order of the signal: one with an odd number of inhibitory
   * synapses where there is one, for without it a loop only passes round what it already holds.
   */
  readonly loop: readonly string[];
  readonly feedback: 'negative' | 'positive';
  /** Steps that a signal takes once round the loop. */
  readonly loopDelay: number;
  /** What happens, for people. */
  readonly text: string;
}

export interface OscillatingNeuron {
  readonly population: string;
  readonly neuron: number;
}

/** Inputs by name; a toggle that is not named stays as in the file. */
export type Levels = Readonly<Record<string, 0 | 1>>;

export interface OscillationOptions {
  /** What the inputs were before, each for some steps, from a silent circuit on. */
  readonly before?: readonly { readonly inputs: Levels; readonly steps: number }[];
  /** Steps to look for a state that comes again, 10,000 when left out. */
  readonly maxSteps?: number;
}

/**
 * How far a search is: in steps until a state comes again, at most `total`; then in steps of following what was found; then
 * in neurons from which the shortest loop was looked for.
 */
export interface SearchProgress {
  readonly stage: 'cycle' | 'follow' | 'loop';
  readonly done: number;
  readonly total: number;
}
