import type { ComparedModel, ComparisonResult, SpikeTrains } from '../../../engine/compare/types.ts';

/** Spikes of a model that a raster can show. Rates and all other numbers are those of all of them. */
export const mostShown = 1_000_000;

/** The same comparison with only every second, third … spike of a model that has too many to be drawn. */
export function thinSpikes(result: ComparisonResult): ComparisonResult {
  return { ...result, models: result.models.map(thinned) };
}

function thinned(model: ComparedModel): ComparedModel {
  const all = model.spikes.reduce((sum, { times }) => sum + times.length, 0);
  const every = Math.ceil(all / mostShown);
  return every <= 1 ? model : { ...model, isCut: true, spikes: model.spikes.map((train) => eachOf(train, every)) };
}

function eachOf({ population, times, neurons }: SpikeTrains, every: number): SpikeTrains {
  const isKept = (_: number, k: number): boolean => k % every === 0;
  return { population, times: times.filter(isKept), neurons: neurons.filter(isKept) };
}
