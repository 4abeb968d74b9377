import { stimulusSize } from '../../engine/network/sources.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { plotLabel } from '../network/plot-label.ts';
import type { PlotData, PlotRequest, RasterBand } from './protocol.ts';

type RasterData = Pick<PlotData, 'bands' | 'spikes' | 'spikeTotal'>;

/** A band of neurons for each spike probe, and the spikes of the window; of too many, every second, third … */
export function rasterData(simulation: Simulation, { from, to, maxSpikes }: PlotRequest): RasterData {
  const { network } = simulation.compiled;
  const bands: RasterBand[] = [];
  let first = 0;
  const windows = simulation.recorders.flatMap(({ probe, rows }) => {
    if (probe.kind !== 'spikes') return [];
    const { target } = probe;
    const band = { label: plotLabel(network, target, null), target, first, size: sizeOf(network, target) };
    bands.push(band);
    first += band.size;
    return [{ rows, first: band.first, start: rows.lowerBound(from), end: rows.lowerBound(to) }];
  });
  const spikeTotal = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  const every = Math.max(1, Math.ceil(spikeTotal / maxSpikes));
  const pairs: number[] = [];
  for (const { rows, first, start, end } of windows) {
    for (let k = start; k < end; k += every) pairs.push(first + rows.get(k, 1), rows.get(k, 0));
  }
  return { bands, spikes: Int32Array.from(pairs), spikeTotal };
}

function sizeOf({ populations, stimuli }: Network, target: string): number {
  const stimulus = stimuli.find(({ id }) => id === target);
  return stimulus ? stimulusSize(stimulus) : (populations.find(({ id }) => id === target)?.size ?? 1);
}
