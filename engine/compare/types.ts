import type { EnergyEstimate } from '../analysis/energy.ts';
import type { Estimate } from '../analysis/intervals.ts';
import type { OperationCounts } from '../analysis/operations.ts';
import type { Convergence } from './convergence/types.ts';
import type { Correlation } from './correlations/types.ts';
import type { Mapping, MappingOverrides, RuleId } from './mapping/types.ts';

/** One neuron of a population. */
export interface NeuronAt {
  readonly population: string;
  readonly neuron: number;
}

export interface CompareOptions {
  /** Ids of models, or `as-drawn`; the first is what the others are held against. */
  readonly models: readonly string[];
  /** For all pairs; left out, each has its own. */
  readonly rule?: RuleId;
  /** By model. */
  readonly overrides?: Readonly<Record<string, MappingOverrides>>;
  /** Instead of the network's. */
  readonly seed?: number;
  /** ms; `suitableDuration` when left out. */
  readonly duration?: number;
  /** Windows in ms over which spikes are counted; left out, 1, 2, 5, 10 … up to a thirtieth of the duration. */
  readonly windows?: readonly number[];
  /** Neurons whose traces and convergence are shown; left out, those under lamps, or the first of each population. */
  readonly watched?: readonly NeuronAt[];
  /** Points of the shared time axis; left out, one a ms, at most 2000. */
  readonly points?: number;
  /** How close points are to lie from the beginning on, for half of them, where fewer would be in a ms; left out, all are as far apart. */
  readonly pointsPerMs?: number;
  /** Time constant in ms over which spikes are smoothed into an activity; 20 when left out. */
  readonly smoothing?: number;
  /** Spikes kept of each model; 2 million when left out. Rates count them all. */
  readonly maxSpikes?: number;
  /** Called before the circuit is carried over to a model, which takes up to seconds; `place` counts from 0. */
  readonly onMapping?: (model: string, place: number) => void;
  /** A clock in ms, for how long each model takes; the engine has none of its own. */
  readonly now?: () => number;
}

/** One circuit under several models: plain data. */
export interface ComparisonResult {
  readonly seed: number;
  /** ms asked for, and those that every model has done. */
  readonly duration: number;
  readonly done: number;
  /** Of activity. */
  readonly smoothing: number;
  /** Moments in ms at which every trace is sampled: the end of the step that contains them. */
  readonly times: Float64Array;
  readonly models: readonly ComparedModel[];
  /** Of each model but the first, against it. */
  readonly differences: readonly ModelDifference[];
}

export interface ComparedModel {
  readonly id: string;
  readonly label: string;
  readonly mapping: Mapping;
  /** ms of a step, and steps done. */
  readonly dt: number;
  readonly steps: number;
  /** Why it could not go on; null as a rule. */
  readonly failure: string | null;
  readonly rates: readonly PopulationRate[];
  readonly outputs: readonly ComparedOutput[];
  readonly spikes: readonly SpikeTrains[];
  /** Whether some spikes are left out of `spikes`. */
  readonly isCut: boolean;
  readonly traces: readonly ComparedTrace[];
  readonly convergence: readonly Convergence[];
  readonly correlations: readonly Correlation[];
  readonly operations: OperationCounts;
  readonly energy: readonly EnergyEstimate[];
  readonly wallSeconds: number | null;
}

/**
 * Activity of a population. The interval is exact for spikes that come independently: of the mean output of stochastic binary
 * neurons Wilson's, of other random counts that of Garwood for a Poisson count; null where nothing is random.
 */
export interface PopulationRate {
  readonly population: string;
  readonly model: string;
  readonly neurons: number;
  /** Null for models that do not spike. */
  readonly spikes: number | null;
  /** Spikes/s of a neuron; null for models that do not spike. */
  readonly rate: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly law: 'binomial' | 'poisson' } | null;
  /** Mean output of a neuron in a step. */
  readonly meanOutput: number;
  /** ms until the first spike; null where there is none. */
  readonly firstSpike: number | null;
}

/** What a lamp shows. */
export interface ComparedOutput {
  readonly id: string;
  readonly population: string;
  readonly neuron: number;
  /** Share of the steps in which it is lit, of models of steps; null of neurons in time. */
  readonly lit: Estimate | null;
  /** Spikes, and their rate in spikes/s with its interval as of `PopulationRate`; null of models that do not spike. */
  readonly spikes: number | null;
  readonly rate: number | null;
  readonly interval: PopulationRate['interval'];
  readonly meanOutput: number;
  /** Lit in most steps of the second half; of neurons in time, spiking at all in it; of values, by the model's rule on their mean in it. */
  readonly bit: 0 | 1;
  /** False where chance may as well give the other bit: the 95 % interval of the share of lit steps holds a half. */
  readonly isSure: boolean;
  readonly firstSpike: number | null;
}

export interface SpikeTrains {
  readonly population: string;
  /** ms, rising; one entry a spike. */
  readonly times: Float64Array;
  readonly neurons: Int32Array;
}

export interface ComparedTrace extends NeuronAt {
  /** z of models of steps, the membrane potential of those in time, or what comes first. */
  readonly variable: string;
  readonly unit: string;
  readonly values: Float64Array;
  /** Output smoothed over `smoothing`, a second: spikes/s of models that spike; of values that are held, of steps as drawn. */
  readonly activity: Float64Array;
}

export interface ModelDifference {
  readonly model: string;
  /** The first model. */
  readonly against: string;
  readonly rates: readonly {
    readonly population: string;
    /** Output a second of a neuron: spikes/s of models that spike; of values that are held, of steps as drawn. */
    readonly difference: number;
    /** Over that of the first; null where that is 0. */
    readonly ratio: number | null;
    /** ms; null where one of the two never spikes. */
    readonly firstSpike: number | null;
  }[];
  readonly outputs: readonly {
    readonly id: string;
    readonly difference: number;
    /** Whether both have the same bit; null where that of one is not sure. */
    readonly agrees: boolean | null;
    readonly firstSpike: number | null;
  }[];
  /** Differences of activity on the shared axis. */
  readonly traces: readonly (NeuronAt & {
    readonly values: Float64Array;
    /** Mean of the magnitude. */
    readonly mean: number;
  })[];
}
