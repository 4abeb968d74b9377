import { getModel } from '../../engine/models/index.ts';
import { recordable } from '../../engine/models/recordable.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Recorder } from '../../engine/probes/recorder.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { drivenModel } from '../../engine/synapses/driven-model.ts';
import { plotLabel } from '../network/plot-label.ts';
import type { PlotRequest, TracePlot } from './protocol.ts';

/** Variables and rates in the window of time, each with at most two samples for every one that a plot can show. */
export function traceData({ compiled, recorders }: Simulation, { from, to, maxSamples }: PlotRequest): TracePlot[] {
  return recorders.flatMap(({ probe, rows }) => {
    if (probe.kind !== 'trace' && probe.kind !== 'rate') return [];
    // What held when the window began is part of it.
    const start = rows.lowerBound(from - probe.interval + 1);
    const end = rows.lowerBound(to);
    const thinning = Math.max(1, Math.ceil((end - start) / maxSamples));
    const picked = thinning === 1 ? range(start, end) : extremes(rows, start, end, 2 * thinning);
    const steps = Float64Array.from(picked, (row) => rows.get(row, 0));
    const values = Float64Array.from(picked, (row) => rows.get(row, 1));
    return [{ ...quantityOf(compiled.network, probe), target: probe.target, steps, values, thinning }];
  });
}

type Quantity = Pick<TracePlot, 'label' | 'member' | 'quantity' | 'variable' | 'unit' | 'held'>;

/** What a probe traces: whose, which quantity, in which unit. */
function quantityOf(network: Network, probe: Extract<Probe, { kind: 'trace' | 'rate' }>): Quantity {
  const population = network.populations.find(({ id }) => id === probe.target);
  const named = (member: number | null): Pick<TracePlot, 'label' | 'member'> => {
    return { label: plotLabel(network, probe.target, member), member };
  };
  if (probe.kind === 'rate' || !population)
    return { ...named(null), quantity: 'rate', variable: 'rate', unit: 'spikes/s', held: true };
  const model = drivenModel(getModel(population.model, network.models), population, network);
  return {
    ...named(population.size > 1 ? probe.neuron : null),
    quantity: 'variable',
    variable: probe.variable,
    unit: recordable(model).find(({ symbol }) => symbol === probe.variable)?.unit ?? '1',
    held: !model.inTime,
  };
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
