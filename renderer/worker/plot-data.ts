import { findModel } from '../../engine/models/index.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Recorder } from '../../engine/probes/recorder.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { PlotData, PlotRequest, RasterRow, TracePlot } from './protocol.ts';

/** Rows of a raster; populations beyond are cut, and the plot says so. */
export const maxRasterRows = 400;

/** What the probes have recorded in a window of time, thinned out to what a plot can show. */
export function plotData(simulation: Simulation, request: PlotRequest): PlotData {
  const { network } = simulation.compiled;
  const rows: RasterRow[] = [];
  const firstRow = new Map<Recorder, number>();
  for (const recorder of simulation.recorders) {
    if (recorder.probe.kind !== 'spikes') continue;
    firstRow.set(recorder, rows.length);
    rows.push(...rasterRows(network, recorder.probe.target).slice(0, maxRasterRows - rows.length));
  }
  const { spikes, spikeTotal } = gatherSpikes(firstRow, rows, request);
  const traces = simulation.recorders.flatMap((recorder) => tracePlot(network, recorder, request));
  return { from: request.from, to: request.to, dt: network.time.dt, rows, spikes, spikeTotal, traces };
}

function rasterRows(network: Network, target: string): RasterRow[] {
  const population = network.populations.find(({ id }) => id === target);
  const label = population?.label ?? network.stimuli.find(({ id }) => id === target)?.label ?? target;
  const size = population?.size ?? 1;
  return Array.from({ length: size }, (_, neuron) => ({
    label: size > 1 ? `${label} ${neuron}` : label,
    target,
    neuron,
  }));
}

function gatherSpikes(
  firstRow: ReadonlyMap<Recorder, number>,
  rows: readonly RasterRow[],
  { from, to, maxSpikes }: PlotRequest,
): Pick<PlotData, 'spikes' | 'spikeTotal'> {
  const windows = [...firstRow].map(([recorder, first]) => ({
    recorder,
    first,
    start: recorder.rows.lowerBound(from),
    end: recorder.rows.lowerBound(to),
  }));
  const spikeTotal = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  const every = Math.max(1, Math.ceil(spikeTotal / maxSpikes));
  const pairs: number[] = [];
  for (const { recorder, first, start, end } of windows) {
    for (let k = start; k < end; k += every) {
      const row = first + recorder.rows.get(k, 1);
      if (row < rows.length) pairs.push(row, recorder.rows.get(k, 0));
    }
  }
  return { spikes: Int32Array.from(pairs), spikeTotal };
}

function tracePlot(network: Network, { probe, rows }: Recorder, { from, to, maxSamples }: PlotRequest): TracePlot[] {
  if (probe.kind !== 'trace') return [];
  const population = network.populations.find(({ id }) => id === probe.target)!;
  const variable = findModel(population.model)?.variables.find(({ symbol }) => symbol === probe.variable);
  const start = rows.lowerBound(from);
  const end = rows.lowerBound(to);
  const thinning = Math.max(1, Math.ceil((end - start) / maxSamples));
  const picked = thinning === 1 ? range(start, end) : extremes(rows, start, end, 2 * thinning);
  return [
    {
      label: population.size > 1 ? `${population.label} ${probe.neuron}` : population.label,
      target: probe.target,
      variable: probe.variable,
      unit: variable?.unit ?? '1',
      steps: Float64Array.from(picked, (row) => rows.get(row, 0)),
      values: Float64Array.from(picked, (row) => rows.get(row, 1)),
      thinning,
    },
  ];
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
