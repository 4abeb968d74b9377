import { getModel } from '../../../../engine/models/index.ts';
import type {
  ComparedModel,
  ComparedTrace,
  ComparisonResult,
  NeuronAt,
  SpikeTrains,
} from '../../../../engine/compare/types.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { plotLabel } from '../../../network/plot-label.ts';
import { neuronKey } from '../../../state/models-choices.ts';
import type { TimeSpan } from '../../../state/playhead.svelte.ts';
import type { PlotData, RasterBand, TracePlot } from '../../../worker/protocol.ts';

/** Ticks of one raster at most, and samples of one trace. */
const mostTicks = 40_000;
const mostSamples = 2000;

/** What all panes of a comparison have in common. */
export interface PaneView {
  readonly result: ComparisonResult;
  /** Without chips, as it was drawn. */
  readonly network: Network;
  readonly bands: readonly RasterBand[];
  /** Step in ms of the finest model: one clock for all plots. */
  readonly dt: number;
}

export function paneView(result: ComparisonResult, network: Network): PaneView {
  return { result, network, bands: bandsOf(result, network), dt: Math.min(...result.models.map(({ dt }) => dt)) };
}

/** A band of whatever can spike under some model, in the order of the circuit. */
function bandsOf({ models }: ComparisonResult, network: Network): RasterBand[] {
  const spiking = new Set(models.flatMap(({ spikes }) => spikes.map(({ population }) => population)));
  const parts = [
    ...network.stimuli.filter(({ id }) => spiking.has(id)).map(({ id }) => ({ id, size: sizeIn(models, id) })),
    ...network.populations.map(({ id, size }) => ({ id, size })),
  ];
  let first = 0;
  return parts.map(({ id, size }) => {
    const band = { label: plotLabel(network, id, null), target: id, first, size };
    first += size;
    return band;
  });
}

/** Neurons of a stimulus, from those that spiked. */
function sizeIn(models: readonly ComparedModel[], id: string): number {
  const trains = models.flatMap(({ spikes }) => spikes.filter(({ population }) => population === id));
  return 1 + trains.reduce((most, { neurons }) => neurons.reduce((a, b) => Math.max(a, b), most), 0);
}

/** One model in a span of time: its spikes, and the traces of the neuron that is looked at. */
export function paneData(view: PaneView, model: ComparedModel, chosen: NeuronAt | null, span: TimeSpan): PlotData {
  const trace = chosen && model.traces.find((each) => neuronKey(each) === neuronKey(chosen));
  return {
    ...frameOf(view, span),
    bands: view.bands,
    ...spikesIn(view, model, span),
    traces: trace ? tracesOf(view, model, trace, span) : [],
  };
}

/** ms between two samples of the traces at the end of a span, where they lie so far apart that what is between is not known; else null. */
export function sampleGap({ result, dt }: PaneView, { to }: TimeSpan): number | null {
  const { times } = result;
  const k = Math.min(times.length - 1, lowerBound(times, Math.min(to, result.done)));
  const gap = k > 0 ? times[k]! - times[k - 1]! : 0;
  return gap > Math.max(1, dt) * 1.5 ? gap : null;
}

/** The activity of each model but the first less that of the first. */
export function differenceData(view: PaneView, chosen: NeuronAt | null, span: TimeSpan): PlotData {
  const { result } = view;
  const traces = result.differences.flatMap(({ model, traces: own }, dash): TracePlot[] => {
    const trace = chosen && own.find((each) => neuronKey(each) === neuronKey(chosen));
    if (!trace) return [];
    const about = { label: `${model}`, target: model, member: null, quantity: 'rate', variable: 'Δ' } as const;
    return [{ ...about, unit: 'output/s', held: false, dash, ...samplesIn(view, trace.values, span) }];
  });
  // With the bands, so that the colours of models come after those of neurons.
  return { ...frameOf(view, span), bands: view.bands, spikes: new Int32Array(0), spikeTotal: 0, traces };
}

function frameOf({ dt, result }: PaneView, { from, to }: TimeSpan) {
  return { from: from / dt, to: to / dt, now: result.done / dt, dt, weights: [] };
}

function spikesIn({ bands, dt }: PaneView, { spikes }: ComparedModel, { from, to }: TimeSpan) {
  const windows = bands.flatMap(({ target, first }) => {
    const train = spikes.find(({ population }) => population === target);
    return train ? [{ train, first, start: lowerBound(train.times, from - dt), end: lowerBound(train.times, to) }] : [];
  });
  const spikeTotal = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  const every = Math.max(1, Math.ceil(spikeTotal / mostTicks));
  const pairs = new Int32Array(2 * windows.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / every), 0));
  let at = 0;
  for (const { train, first, start, end } of windows) at = fill(pairs, at, train, { first, start, end, every, dt });
  return { spikes: pairs, spikeTotal };
}

interface Filled {
  readonly first: number;
  readonly start: number;
  readonly end: number;
  readonly every: number;
  readonly dt: number;
}

function fill(pairs: Int32Array, begin: number, { times, neurons }: SpikeTrains, window: Filled): number {
  const { first, start, end, every, dt } = window;
  let at = begin;
  for (let k = start; k < end; k += every) {
    pairs[at++] = first + neurons[k]!;
    pairs[at++] = Math.round(times[k]! / dt);
  }
  return at;
}

function tracesOf(view: PaneView, model: ComparedModel, trace: ComparedTrace, span: TimeSpan): TracePlot[] {
  const { population, neuron, variable, unit } = trace;
  const source = model.mapping.network.populations.find(({ id }) => id === population)!;
  const { inTime, output } = getModel(source.model, model.mapping.network.models);
  const member = source.size > 1 ? neuron : null;
  // The bar above all panes says whose they are.
  const about = { label: '', target: population, member };
  const rate = output === 'spikes' ? 'spikes/s' : 'output/s';
  return [
    { ...about, quantity: 'variable', variable, unit, held: !inTime, ...samplesIn(view, trace.values, span) },
    {
      ...about,
      quantity: 'rate',
      variable: 'activity',
      unit: rate,
      held: false,
      ...samplesIn(view, trace.activity, span),
    },
  ];
}

/** Samples in a span, and those next to it, with the extremes of each group where there are too many; what was not reached has none. */
function samplesIn({ result, dt }: PaneView, values: Float64Array, { from, to }: TimeSpan) {
  const { times } = result;
  const known = values.findIndex(Number.isNaN);
  const last = known < 0 ? times.length : known;
  const start = Math.max(0, lowerBound(times, from) - 1);
  const end = Math.min(last, lowerBound(times, to) + 1);
  const thinning = Math.max(1, Math.ceil((end - start) / mostSamples));
  const picked = thinning === 1 ? null : extremes(values, start, end, 2 * thinning);
  const at = picked ?? Array.from({ length: Math.max(0, end - start) }, (_, k) => start + k);
  return {
    steps: Float64Array.from(at, (k) => times[k]! / dt),
    values: Float64Array.from(at, (k) => values[k]!),
    thinning,
  };
}

function extremes(values: Float64Array, start: number, end: number, size: number): number[] {
  const picked: number[] = [];
  for (let group = start; group < end; group += size) {
    let [low, high] = [group, group];
    for (let k = group; k < Math.min(group + size, end); k++) {
      if (values[k]! < values[low]!) low = k;
      if (values[k]! > values[high]!) high = k;
    }
    picked.push(Math.min(low, high));
    if (low !== high) picked.push(Math.max(low, high));
  }
  return picked;
}

function lowerBound(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
