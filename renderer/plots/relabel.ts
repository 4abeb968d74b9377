import type { Network } from '../../engine/network/types.ts';
import { plotLabel } from '../network/plot-label.ts';
import type { PlotData } from '../worker/protocol.ts';

/** The same plots with the names that the parts have now: the simulation goes on when one is renamed, and knows its old one. */
export function withLabelsOf(network: Network, data: PlotData): PlotData {
  return {
    ...data,
    bands: data.bands.map((band) => ({ ...band, label: plotLabel(network, band.target, null) })),
    traces: data.traces.map((trace) => ({ ...trace, label: plotLabel(network, trace.target, trace.member) })),
    weights: data.weights.map((one) => ({ ...one, label: plotLabel(network, one.target, null) })),
  };
}
