/** A neuron's output in one step: a spike, or the value of a rate neuron. */
export interface SpikeAt {
  readonly population: string;
  readonly neuron: number;
  readonly step: number;
}

/**
 * What brought a neuron to its output in one step. `base` and the contributions make the sum that its condition looks at: of
 * neurons in steps z = b + Σ w·x; of neurons in time the membrane potential at the end of the step, to which each signal has given what
 * the membrane has let through until then.
 */
export interface Cause {
  readonly spike: SpikeAt;
  /** What left through the axon: 1 of a spike, a count, or a value. */
  readonly output: number;
  /**
   * `exact`: the sum is the engine's own, but for rounding. `linearised`: of a nonlinear neuron, the sum of the potentials that its
   * equations give when linearised about the model's initial state; it ranks the inputs, and what it leaves open is in `rest`.
   */
  readonly account: 'exact' | 'linearised';
  /** What is summed, such as `z`, `v`, with its unit ('1' where it has none). */
  readonly quantity: string;
  readonly unit: string;
  /** The sum without any input: the bias, or rest, leak, resets and what was left of the time before the account. */
  readonly base: number;
  /** The sum of base and contributions. */
  readonly net: number;
  /** The same as the engine had it; null where it is gone by the end of the step, as a potential that was reset. */
  readonly measured: number | null;
  /** measured − net: what the account leaves open, such as noise; null where `measured` is. */
  readonly rest: number | null;
  readonly decision: Decision;
  /** First step from which signals are in the account, and the neuron's own spike before this one, if it is within. */
  readonly from: number;
  readonly previousSpike: number | null;
  /** Largest first: at most `maxContributions`; the others are in `omitted`. */
  readonly contributions: readonly Contribution[];
  readonly omitted: { readonly count: number; readonly sum: number };
  /** Of an exact threshold alone: which contributions it could not do without, and the fewest that suffice. */
  readonly sets: CausalSets | null;
}

export type Decision =
  /** Fires where the sum is at the threshold (`inclusive`) or above it. */
  | { readonly kind: 'threshold'; readonly threshold: number; readonly inclusive: boolean }
  /** Fires with this probability at the sum. */
  | { readonly kind: 'chance'; readonly probability: number }
  /** Puts out a value that follows from the sum. */
  | { readonly kind: 'value' };

/** What one synapse has given to the sum. */
export interface Contribution {
  /** Id of the connection, and the synapse's place in it, in order of source. */
  readonly connection: string;
  readonly synapse: number;
  readonly origin: Origin;
  /** Output of the source, and the weight as it was then. */
  readonly x: number;
  readonly weight: number;
  /** 1; more where a value that is held has acted over so many steps: `x`, `weight` and `origin` are then of the last. */
  readonly steps: number;
  /** When it reached the neuron: the step of its origin + the delay. */
  readonly arrival: number;
  /** What it has given, in the unit of the sum. */
  readonly value: number;
  /** value / Σ of all that pushes (the bias of neurons in steps too): 0.5 is half of the push, −0.5 undoes half of it. */
  readonly share: number;
  /** The neuron without it, all else equal: the sum, and whether it fires, or how probably; null where that does not follow. */
  readonly without: { readonly net: number; readonly fires: boolean | null; readonly probability: number | null };
}

export type Origin =
  /** A neuron's output, whose own cause can be asked for. */
  | ({ readonly kind: 'neuron' } & SpikeAt)
  /** One of a stimulus's sources. */
  | { readonly kind: 'stimulus'; readonly stimulus: string; readonly source: number; readonly step: number };

/** Places in `Cause.contributions`. */
export interface CausalSets {
  /** Without any one of these it would not have fired. */
  readonly necessary: readonly number[];
  /** The fewest pushes that, with the base and against all that opposes, still make it fire; as large ones as there are. */
  readonly sufficient: readonly number[];
}

/** A spike, and the earlier spikes that made it, back to a depth: a graph without cycles, since each origin is earlier. */
export interface CauseGraph {
  /** Key of the spike that was asked about. */
  readonly root: string;
  /** By `spikeKey`. Origins that are not among them were not followed. */
  readonly causes: Readonly<Record<string, Cause>>;
  /** Whether the depth alone ended it; false where there were more spikes than `maxSpikes`. */
  readonly complete: boolean;
}

export function spikeKey({ population, neuron, step }: SpikeAt): string {
  return `${population}[${neuron}]@${step}`;
}
