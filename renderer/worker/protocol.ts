import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Renamed } from '../network/input-names.ts';
import type { AnalysisEvents, AnalysisRequests } from './analysis-protocol.ts';
import type { CheckEvents, CheckRequests } from './check-protocol.ts';
import type { LogicEvents, LogicRequests } from './logic/protocol.ts';
import type { ModelsEvents, ModelsRequests } from './models/protocol.ts';
import type { TableEvents, TableRequests } from './table-protocol.ts';
import type { CaseEvents, CaseRequests } from './training/case-protocol.ts';
import type { ComparisonEvents, ComparisonRequests } from './training/comparison-protocol.ts';
import type { ModelRequests } from './training/model-protocol.ts';
import type { SurfaceEvents, SurfaceRequests } from './training/surface-protocol.ts';
import type { TrialEvents, TrialRequests } from './training/trial-protocol.ts';
import type { TrainingFrame, TrainingRequests } from './training/protocol.ts';
import type { Intervention } from '../../engine/runs/types.ts';

/** Every message to a worker by name: what it asks, and what comes back. Simulation and training have a worker each. */
export interface Requests
  extends
    TrainingRequests,
    ModelRequests,
    CaseRequests,
    ComparisonRequests,
    ModelsRequests,
    SurfaceRequests,
    TrialRequests,
    AnalysisRequests,
    CheckRequests,
    LogicRequests,
    TableRequests {
  /** Replaces the simulation; it stands at step 0 with the given levels. */
  load: { ask: { network: Network; levels: Levels }; answer: Loaded };
  /** Runs at `pace` steps/s; Infinity is as fast as possible. */
  play: { ask: { pace: number }; answer: null };
  pause: { ask: null; answer: null };
  step: { ask: { count: number }; answer: null };
  /** Back to step 0, keeping the levels that the user has set. */
  reset: { ask: { levels: Levels }; answer: null };
  /** Changes a level, weight or parameter while it runs. */
  intervene: { ask: Change; answer: null };
  /** Inputs have other ids, by which all messages call them from now on; the run itself keeps those that it began with. */
  rename: { ask: { inputs: Renamed }; answer: null };
  /** Records other probes from now on; false where the network must be loaded anew for them. */
  record: { ask: { probes: Network['probes'] }; answer: boolean };
  plot: { ask: PlotRequest; answer: PlotData };
  inspect: { ask: { population: string; neuron: number }; answer: NeuronReadout | null };
  /** What the synapses of connections hold ready, for the close-up. */
  synapses: { ask: { connections: readonly string[] }; answer: readonly SynapseReadout[] };
  finish: { ask: null; answer: RunFiles };
}

/** What the worker says unasked. */
export interface Events
  extends
    AnalysisEvents,
    CheckEvents,
    LogicEvents,
    TableEvents,
    CaseEvents,
    ComparisonEvents,
    ModelsEvents,
    SurfaceEvents,
    TrialEvents {
  frame: Frame;
  /** The run ended by itself, such as on a non-finite value. */
  stopped: Issue;
  trainingFrame: TrainingFrame;
}

export type Levels = readonly (readonly [stimulus: string, value: number])[];

export type Change = WithoutStep<Intervention>;
type WithoutStep<T> = T extends unknown ? Omit<T, 'step'> : never;

export interface Loaded {
  /** Which entries of a frame's arrays belong to which population or stimulus. */
  readonly sources: readonly (readonly [id: string, range: { first: number; size: number }])[];
  readonly neurons: number;
  readonly synapses: number;
  /** What the kernels are compiled to, and in which numbers they compute. */
  readonly backend: 'wasm' | 'js';
  readonly precision: 'f64' | 'f32';
}

/** Activity since the last frame, in transferred buffers; arrays are numbered by `Loaded.sources`. */
export interface Frame {
  readonly step: number;
  readonly playing: boolean;
  readonly pace: number;
  /** Steps a second of wall time, as measured; 0 when paused. */
  readonly stepsPerSecond: number;
  readonly spikesPerSecond: number;
  /** Pairs (source, step); empty when the pace is too fast to follow single spikes. */
  readonly spikes: Int32Array;
  readonly outputs: Float32Array;
  readonly means: Float32Array;
}

/** Steps [from, to), and how much of them a plot can show. */
export interface PlotRequest {
  readonly from: number;
  readonly to: number;
  readonly maxSpikes: number;
  readonly maxSamples: number;
}

export interface PlotData {
  readonly from: number;
  readonly to: number;
  /** Steps done: nothing is known from here on. */
  readonly now: number;
  readonly dt: number;
  readonly bands: readonly RasterBand[];
  /** Pairs (neuron, step); neurons are counted through all bands. */
  readonly spikes: Int32Array;
  /** Spikes in the window; more than `spikes` holds when they were thinned out. */
  readonly spikeTotal: number;
  readonly traces: readonly TracePlot[];
  readonly weights: readonly WeightPlot[];
}

/** The neurons or sources of one spike probe, which stand below each other in the raster. */
export interface RasterBand {
  readonly label: string;
  readonly target: string;
  /** Number of its first neuron in `PlotData.spikes`. */
  readonly first: number;
  readonly size: number;
}

export interface TracePlot {
  readonly label: string;
  /** Id of the population, or of the connection whose weight it is. */
  readonly target: string;
  /** Which neuron of a population, or synapse of a connection, of several; else null. */
  readonly member: number | null;
  readonly quantity: 'variable' | 'rate' | 'weight';
  readonly variable: string;
  readonly unit: string;
  /** Whether a value holds until the next one, as of neurons in steps; else a line joins them. */
  readonly held: boolean;
  /** Place among the dashes, where lines may hide each other; left out, that among the traces of its target. */
  readonly dash?: number;
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** Steps each drawn sample stands for; above 1 the extremes of each group are drawn. */
  readonly thinning: number;
}

/** How the weights of a connection of many synapses lie, over time. */
export interface WeightPlot {
  readonly label: string;
  /** Id of the connection. */
  readonly target: string;
  readonly unit: string;
  readonly synapses: number;
  /** So many of them are counted. */
  readonly counted: number;
  /** Range of the bins. */
  readonly low: number;
  readonly high: number;
  readonly bins: number;
  /** When the samples were taken; each holds for `interval` steps. */
  readonly steps: Float64Array;
  readonly interval: number;
  /** Share of the weights in each bin, from the lowest up, sample by sample. */
  readonly shares: Float32Array;
  readonly means: Float64Array;
}

/** One neuron at the last step done: all that stands in its equation. */
export interface NeuronReadout {
  readonly step: number;
  readonly variables: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, number>>;
  readonly output: number;
  /** Signals that arrived in this step, one a synapse, at most `maxInputs`; none for models in time, which take no sum. */
  readonly inputs: readonly { connection: string; source: string; x: number; w: number }[];
  readonly inputCount: number;
  /** Of models in time: the current that arrived in this step, in the unit of the model's input; null where it is not known. */
  readonly arrived: number | null;
  readonly rate: RateReadout | null;
}

/** The first synapse of a connection: its vesicles before the cleft, its receptors behind it. */
export interface SynapseReadout {
  readonly connection: string;
  readonly weight: number;
  /** Steps. */
  readonly delay: number;
  /** Release sites; 0 where a share of the transmitter leaves, not whole vesicles. */
  readonly sites: number;
  /** Share of the transmitter, or of the sites, that is ready: 1 where nothing is ever used up. */
  readonly ready: number;
  /** Full sites, as the last spike left them; null without sites. */
  readonly full: number | null;
  /** Share of what is ready that the next spike releases. */
  readonly probability: number;
  /** Conductance (nS) or current (the model's unit) of all receptors of this kind at the target; null where a spike acts at once. */
  readonly receptors: number | null;
  readonly based: 'current' | 'conductance';
}

export interface RateReadout {
  /**
   * spikes/s over the last `steps` steps, its standard error, and the mean output by the model at the present input, null
   * where no law of it is known.
   */
  readonly measured: number;
  readonly error: number;
  readonly steps: number;
  readonly model: number | null;
}

export interface RunFiles {
  readonly json: string;
  readonly csv: string;
}

export type RequestName = keyof Requests;

export type ToWorker = { [N in RequestName]: { id: number; name: N; ask: Requests[N]['ask'] } }[RequestName];

export type FromWorker =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
  | { [E in keyof Events]: { event: E; data: Events[E] } }[keyof Events];
