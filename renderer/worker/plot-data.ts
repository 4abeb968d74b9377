import { getModel } from '../../engine/models/index.ts';
import { recordable } from '../../engine/models/recordable.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Recorder } from '../../engine/probes/recorder.ts';
import { stimulusSize } from '../../engine/network/sources.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { drivenModel } from '../../engine/synapses/driven-model.ts';
import type { PlotData, PlotRequest, RasterRow, TracePlot } from './protocol.ts';

/** Rows of a raster; of more neurons every second, third … has a row, and the plot says so. */
export const maxRasterRows = 400;

/** What the probes have recorded in a window of time, thinned out to what a plot can show. */
export function plotData(simulation: Simulation, request: PlotRequest): PlotData {
  const { network } = simulation.compiled;
  const spiking = simulation.recorders.filter(({ probe }) => probe.kind === 'spikes');
  const neurons = spiking.reduce((sum, { probe }) => sum + sizeOf(network, probe.target), 0);
  const rowEvery = Math.max(1, Math.ceil(neurons / maxRasterRows));
  const rows: RasterRow[] = [];
  const firstRow = new Map<Recorder, number>();
  for (const recorder of spiking) {
    firstRow.set(recorder, rows.length);
    rows.push(...rasterRows(network, recorder.probe.target, rowEvery));
  }
  const { spikes, spikeTotal } = gatherSpikes(firstRow, rowEvery, request);
  const traces = simulation.recorders.flatMap((recorder) => tracePlot(network, recorder, request));
  return { from: request.from, to: request.to, dt: network.time.dt, rows, rowEvery, spikes, spikeTotal, traces };
}

function sizeOf({ populations, stimuli }: Network, target: string): number {
  const stimulus = stimuli.find(({ id }) => id === target);
  return stimulus ? stimulusSize(stimulus) : (populations.find(({ id }) => id === target)?.size ?? 1);
}

function rasterRows(network: Network, target: string, every: number): RasterRow[] {
  const population = network.populations.find(({ id }) => id === target);
  const label = population?.label ?? network.stimuli.find(({ id }) => id === target)?.label ?? target;
  const size = sizeOf(network, target);
  return Array.from({ length: Math.ceil(size / every) }, (_, row) => ({
    label: size > 1 ? `${label} ${row * every}` : label,
    target,
    neuron: row * every,
  }));
}

function gatherSpikes(
  firstRow: ReadonlyMap<Recorder, number>,
  rowEvery: number,
  { from, to, maxSpikes }: PlotRequest,
): Pick<PlotData, 'spikes' | 'spikeTotal'> {
  const windows = [...firstRow].map(([recorder, first]) => ({
    recorder,
    first,
    start: recorder.rows.lowerBound(from),
    end: recorder.rows.lowerBound(to),
  }));
  const spikeTotal = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  const every = Math.max(1, Math.ceil(spikeTotal / (maxSpikes * rowEvery)));
  const pairs: number[] = [];
  for (const { recorder, first, start, end } of windows) {
    for (let k = start; k < end; k += every) {
      const neuron = recorder.rows.get(k, 1);
      if (neuron % rowEvery === 0) pairs.push(first + neuron / rowEvery, recorder.rows.get(k, 0));
    }
  }
  return { spikes: Int32Array.from(pairs), spikeTotal };
}

function tracePlot(network: Network, { probe, rows }: Recorder, { from, to, maxSamples }: PlotRequest): TracePlot[] {
  if (probe.kind !== 'trace' && probe.kind !== 'rate') return [];
  const { label, variable, unit } = quantityOf(network, probe);
  const start = rows.lowerBound(from);
  const end = rows.lowerBound(to);
  const thinning = Math.max(1, Math.ceil((end - start) / maxSamples));
  const picked = thinning === 1 ? range(start, end) : extremes(rows, start, end, 2 * thinning);
  return [
    {
      label,
      target: probe.target,
      variable,
      unit,
      steps: Float64Array.from(picked, (row) => rows.get(row, 0)),
      values: Float64Array.from(picked, (row) => rows.get(row, 1)),
      thinning,
    },
  ];
}

/** What a probe traces: whose, which quantity, in which unit. */
function quantityOf(
  network: Network,
  probe: Extract<Probe, { kind: 'trace' | 'rate' }>,
): Pick<TracePlot, 'label' | 'variable' | 'unit'> {
  const population = network.populations.find(({ id }) => id === probe.target);
  const label = population?.label ?? probe.target;
  if (probe.kind === 'rate' || !population) return { label, variable: 'rate', unit: 'spikes/s' };
  const model = drivenModel(getModel(population.model, network.models), population, network);
  const unit = recordable(model).find(({ symbol }) => symbol === probe.variable)?.unit ?? '1';
  return { label: population.size > 1 ? `${label} ${probe.neuron}` : label, variable: probe.variable, unit };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, k) => start + k);
}

/** The lowest and the highest row of each group of `size`, in order of time, so that no peak is lost. */
function extremes(rows: Recorder['rows'], start: number, end: number, size: number): number[] {
  const picked: number[] = [];
  for (let group = start; group < end; group += size) {
    let low = group;
    let high = group;
    for (let row = group; row < Math.min(group + size, end); row++) {
      if (rows.get(row, 1) < rows.get(low, 1)) low = row;
      if (rows.get(row, 1) > rows.get(high, 1)) high = row;
    }
    picked.push(Math.min(low, high));
    if (low !== high) picked.push(Math.max(low, high));
  }
  return picked;
}
