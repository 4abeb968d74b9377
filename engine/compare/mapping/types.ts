import type { Network } from '../../network/types.ts';

export type RuleId = 'same' | 'threshold' | 'rate';

/** A way to carry a circuit from one neuron model to another. */
export interface MappingRule {
  readonly id: RuleId;
  readonly label: string;
  /** What it does in one sentence, with its formula. */
  readonly statement: string;
}

/** Numbers that take the place of what a rule would choose. */
export interface MappingOverrides {
  /** k of y = c + k·z, for every population. */
  readonly gain?: number;
  /** c of the same. */
  readonly offset?: number;
  /** Time constant in ms of the synapses that stand for connections between neurons that spike. */
  readonly tau?: number;
  /** Duration of a step in ms. */
  readonly dt?: number;
  /** Spikes of the new neuron for each of the old one. */
  readonly rateScale?: number;
  /** Net inputs over which a rate is fitted. */
  readonly range?: readonly [low: number, high: number];
  /** By population, then symbol. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By connection; the weight of all its synapses. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** A circuit under another model, and all that was done to it. */
export interface Mapping {
  readonly network: Network;
  /** Null where the circuit is as it was drawn. */
  readonly rule: MappingRule | null;
  readonly populations: readonly PopulationChange[];
  readonly connections: readonly ConnectionChange[];
  /** What the new model has no counterpart for, and what is not sure. */
  readonly notes: readonly MappingNote[];
}

export interface PopulationChange {
  readonly population: string;
  readonly from: string;
  readonly to: string;
  /** Whether it stays as it is under every model: see `keptIn`. */
  readonly isKept: boolean;
  /** Of y = c + k·z, from net input or current z to that of the new model; null where the rule has none. */
  readonly input: { readonly gain: number; readonly offset: number; readonly unit: string } | null;
  /** Spikes or output of the new neuron for each of the old one; null where the rule has none. */
  readonly outputScale: number | null;
  /** Parameters of the new neuron; those that it shares with none are its defaults, and left out. */
  readonly set: readonly { readonly symbol: string; readonly value: number | string; readonly unit: string }[];
  readonly fit: RateFit | null;
  readonly threshold: ThresholdFit | null;
}

/** How well the rate of the new neuron meets that of the old one, scaled, over a range of net inputs. */
export interface RateFit {
  readonly range: readonly [low: number, high: number];
  /** Root of the mean squared residual, and the largest, in spikes/s of the new neuron. */
  readonly rms: number;
  readonly largest: number;
  /** Over the range in spikes/s: what is wanted, and what the new neuron does. */
  readonly points: readonly { readonly z: number; readonly wanted: number; readonly found: number }[];
}

/** Where the threshold of the new neuron lies, and what is left of the margin for sure. */
export interface ThresholdFit {
  /** Input at which the new neuron begins to fire for good, found by bisection. */
  readonly threshold: number;
  /** The net inputs on both sides of the old threshold that are nearest to it, and can occur. */
  readonly off: number;
  readonly on: number;
  /** Share of half the distance between them that the unequal rates of sources leave; below 0 the table may change. */
  readonly margin: number;
}

export interface ConnectionChange {
  readonly connection: string;
  /** Factor of every weight; of no account where one is set. */
  readonly factor: number;
  /** The weight that was set for all synapses in place of that; null where none was. */
  readonly weight: number | null;
  readonly unit: string;
  /** In words: synapse and delay of the new connection. */
  readonly synapse: string;
  readonly delay: string;
}

export interface MappingNote {
  /** Where, as `populations.nand.parameters.b`. */
  readonly path: string;
  readonly message: string;
}
