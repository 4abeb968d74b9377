import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { PlotData, PlotRequest } from './protocol.ts';
import { rasterData } from './raster-data.ts';
import { traceData } from './trace-data.ts';
import { weightData } from './weight-data.ts';

/** What the probes have recorded in a window of time, thinned out to what a plot can show. */
export function plotData(simulation: Simulation, request: PlotRequest): PlotData {
  const { network } = simulation.compiled;
  const { from, to } = request;
  const { bands, spikes, spikeTotal } = rasterData(simulation, request);
  const { lines, weights } = weightData(simulation, request);
  const traces = [...traceData(simulation, request), ...lines];
  const now = simulation.stepCount;
  return { from, to, now, dt: network.time.dt, bands, spikes, spikeTotal, traces, weights };
}
