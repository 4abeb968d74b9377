import type { Connection } from '../../engine/network/types-connections.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Recorder } from '../../engine/probes/recorder.ts';
import { weightsOf } from '../../engine/probes/weights.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { plotLabel } from '../network/plot-label.ts';
import { weightUnit } from '../network/weight-unit.ts';
import type { PlotRequest, TracePlot, WeightPlot } from './protocol.ts';

/** So many synapses are told apart as lines; of more it is seen how their weights lie. */
export const maxLines = 6;
/** Synapses that are counted in a sample, samples in a window, and bins of weight: more would not be seen. */
const maxCounted = 2000;
const maxColumns = 300;
const bins = 24;

/** The weight probes of a window of time: a line a synapse of few, a distribution over time of many. */
export function weightData(
  { compiled, recorders }: Simulation,
  request: PlotRequest,
): { lines: TracePlot[]; weights: WeightPlot[] } {
  const lines: TracePlot[] = [];
  const weights: WeightPlot[] = [];
  for (const { probe, rows } of recorders) {
    if (probe.kind !== 'weights') continue;
    const samples = samplesOf(probe, rows, request);
    // Before the first sample the rows do not tell how many synapses there are.
    const synapses = samples.synapses || weightsOf(compiled, probe.target).length;
    const named = nameOf(compiled.network, probe.target);
    const all = { ...samples, synapses };
    if (synapses <= maxLines) lines.push(...linesOf(rows, all, named));
    else weights.push(distributionOf(rows, all, named, boundsOf(compiled.network, probe.target)));
  }
  return { lines, weights };
}

interface Samples {
  /** Numbers of the first row of each sample, which has one row a synapse. */
  readonly starts: readonly number[];
  readonly synapses: number;
  /** Steps for which each one stands. */
  readonly interval: number;
}

type Named = Pick<WeightPlot, 'label' | 'target' | 'unit'>;

function samplesOf(
  { interval }: Extract<Probe, { kind: 'weights' }>,
  rows: Recorder['rows'],
  request: PlotRequest,
): Samples {
  if (rows.length === rows.firstKept) return { starts: [], synapses: 0, interval };
  const synapses = rows.length - rows.lowerBound(rows.get(rows.length - 1, 0));
  // A sample of which the oldest rows are forgotten is none.
  const first = Math.max(request.from - interval + 1, rows.completeFrom);
  const count = Math.floor((rows.lowerBound(request.to) - rows.lowerBound(first)) / synapses);
  const every = Math.max(1, Math.ceil(count / maxColumns));
  const start = rows.lowerBound(first);
  const starts = Array.from({ length: Math.ceil(count / every) }, (_, k) => start + k * every * synapses);
  return { starts, synapses, interval: interval * every };
}

function nameOf(network: Network, id: string): Named {
  const connection = network.connections.find((one) => one.id === id);
  if (!connection) return { label: id, target: id, unit: '1' };
  return { label: plotLabel(network, id, null), target: id, unit: weightUnit(connection, network) };
}

function linesOf(rows: Recorder['rows'], { starts, synapses }: Samples, named: Named): TracePlot[] {
  return Array.from({ length: synapses }, (_, synapse) => ({
    ...named,
    ...(synapses === 1 ? { member: null } : { label: `${named.label} ${synapse}`, member: synapse }),
    quantity: 'weight' as const,
    variable: 'w',
    held: true,
    steps: Float64Array.from(starts, (row) => rows.get(row, 0)),
    values: Float64Array.from(starts, (row) => rows.get(row + synapse, 2)),
    thinning: 1,
  }));
}

/** The range in which learning keeps the weights; null where nothing bounds them. */
function boundsOf({ connections, synapses }: Network, id: string): readonly [number, number] | null {
  const synapse = connections.find((one: Connection) => one.id === id)?.synapse;
  const rule = synapses.find((one) => one.id === synapse)?.plasticity;
  return rule && rule.w_max > rule.w_min && rule.w_max - rule.w_min < 1e6 ? [rule.w_min, rule.w_max] : null;
}

function distributionOf(
  rows: Recorder['rows'],
  { starts, synapses, interval }: Samples,
  named: Named,
  bounds: readonly [number, number] | null,
): WeightPlot {
  const stride = Math.ceil(synapses / maxCounted);
  const counted = Math.ceil(synapses / stride);
  const columns = starts.map((start) =>
    Float64Array.from({ length: counted }, (_, k) => rows.get(start + k * stride, 2)),
  );
  const [low, high] = bounds ?? spanOf(columns);
  const shares = new Float32Array(columns.length * bins);
  columns.forEach((column, k) => {
    for (const weight of column) {
      const bin = Math.floor(((weight - low) / (high - low)) * bins);
      const at = k * bins + Math.max(0, Math.min(bins - 1, bin));
      shares[at] = shares[at]! + 1 / counted;
    }
  });
  const means = Float64Array.from(columns, (column) => column.reduce((sum, weight) => sum + weight, 0) / counted);
  const steps = Float64Array.from(starts, (row) => rows.get(row, 0));
  return { ...named, synapses, counted, low, high, bins, steps, interval, shares, means };
}

/** From the lowest to the highest weight, with a little room; all alike lie in the middle. */
function spanOf(columns: readonly Float64Array[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (const weight of column) {
      low = Math.min(low, weight);
      high = Math.max(high, weight);
    }
  }
  if (low > high) return [0, 1];
  const room = high > low ? (high - low) * 0.05 : Math.max(1e-3, Math.abs(high) * 0.5);
  return [low - room, high + room];
}
