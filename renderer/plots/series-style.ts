import type { PlotData, TracePlot } from '../worker/protocol.ts';
import { plotColour } from './colours.ts';

/** How a trace is drawn, in its plot and in its legend. */
export interface SeriesStyle {
  readonly colour: string;
  /** Lengths of dashes and gaps; none is a whole line. */
  readonly dash: readonly number[];
  /** Its name in the legend. */
  readonly name: string;
}

const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 4]];

/** Ids of all that is plotted, those of the raster first: the same colour for the same neuron in every plot. */
export function targetsOf({ bands, traces }: Pick<PlotData, 'bands' | 'traces'>): string[] {
  return [...new Set([...bands, ...traces].map(({ target }) => target))];
}

/** Styles of the traces of one panel: a colour a target, and a dash for each further trace of the same target. */
export function stylesOf(
  data: Pick<PlotData, 'bands' | 'traces'>,
  members: readonly number[],
  dark: boolean,
): SeriesStyle[] {
  const targets = targetsOf(data);
  const traces = members.map((index) => data.traces[index]!);
  const alone = targets.length === 1 && new Set(data.traces.map(({ label }) => label)).size === 1;
  const seen = new Map<string, number>();
  return traces.map((trace) => {
    const { target } = trace;
    const before = seen.get(target) ?? 0;
    seen.set(target, before + 1);
    const colour = plotColour(targets.indexOf(target), dark);
    return { colour, dash: dashes[(trace.dash ?? before) % dashes.length]!, name: nameOf(trace, alone) };
  });
}

/** The variable, and whose it is where more than one neuron is plotted. */
function nameOf({ label, variable, quantity }: TracePlot, alone: boolean): string {
  if (quantity === 'weight') return label;
  return alone ? variable : `${variable} ${label}`;
}
