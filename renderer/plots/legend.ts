import { formatNumber } from '../ui/number.ts';
import { unitText } from '../ui/unit.ts';
import type { PlotData } from '../worker/protocol.ts';
import { laneRange } from './lane-plot.ts';
import type { Panel } from './panels.ts';
import type { PlotStyle } from './plot-style.ts';
import { stylesOf } from './series-style.ts';
import { valueAt } from './trace-plot.ts';
import { weightColour } from './weight-plot.ts';

/** A series as the line above its panel names it. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  /** Its value below the cursor; '' without one. */
  readonly value: string;
}

export interface Legend {
  readonly entries: readonly LegendEntry[];
  /** What else is to be known. */
  readonly note: string;
}

/** The line above a panel; `time` is that below the cursor, in ms. */
export function legendOf(panel: Panel, data: PlotData, time: number | null, style: PlotStyle): Legend {
  switch (panel.kind) {
    case 'raster':
      return { entries: [], note: '' };
    case 'weights':
      return weightLegend(data, panel.index, time, style);
    case 'lanes':
      return { entries: [], note: laneNote(panel.traces.map((index) => data.traces[index]!)) };
    case 'traces': {
      const styles = stylesOf(data, panel.traces, style.dark);
      const entries = panel.traces.map((index, place) => {
        const { colour, dash, name } = styles[place]!;
        const trace = data.traces[index]!;
        return { colour, dash, name, value: readout(trace, time, data.dt) };
      });
      return { entries, note: '' };
    }
  }
}

function weightLegend(data: PlotData, index: number, time: number | null, style: PlotStyle): Legend {
  const weights = data.weights[index]!;
  const { label, synapses, counted, steps, means } = weights;
  const colour = weightColour(weights, style);
  const value = readout({ steps, values: means, unit: weights.unit }, time, data.dt);
  const all = synapses.toLocaleString('en');
  const shown = counted < synapses ? `${counted.toLocaleString('en')} of ${all}` : all;
  return {
    entries: [
      { name: `${label}, ${shown} weights`, colour, dash: [], value: '' },
      { name: 'mean', colour: style.text, dash: [], value },
    ],
    note: '',
  };
}

type Traces = readonly PlotData['traces'][number][];

/** Lanes have no numbers of their own. */
function laneNote(traces: Traces): string {
  const { variable, unit } = traces[0]!;
  const range = laneRange(traces);
  const variables = new Set(traces.map((trace) => trace.variable));
  const name = variables.size === 1 ? variable : `${variables.size} variables`;
  if (!range) return name;
  const [low, high] = range.map((value) => formatNumber(Number(value.toPrecision(3))));
  return `${name}, each lane ${low} to ${high} ${unitText(unit)}`.trim();
}

function readout(
  { steps, values, unit }: { steps: Float64Array; values: Float64Array; unit: string },
  time: number | null,
  dt: number,
): string {
  const value = time === null ? null : valueAt({ steps, values }, time, dt);
  return value === null ? '' : `${formatNumber(Number(value.toPrecision(4)))} ${unitText(unit)}`.trim();
}
