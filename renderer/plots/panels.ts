import { unitText } from '../ui/unit.ts';
import type { PlotData, TracePlot } from '../worker/protocol.ts';

/** One of the plots that stand above each other on one axis of time; each has an axis and a unit of its own. */
export type Panel =
  | { readonly kind: 'raster'; readonly unit: '' }
  /** Traces of one unit over each other; `traces` are places in `PlotData.traces`. */
  | { readonly kind: 'traces'; readonly unit: string; readonly traces: readonly number[] }
  /** More traces than can be told apart over each other: each has a lane. */
  | { readonly kind: 'lanes'; readonly unit: string; readonly traces: readonly number[] }
  /** Weights of many synapses; `index` is a place in `PlotData.weights`. */
  | { readonly kind: 'weights'; readonly unit: string; readonly index: number };

/** Traces over each other in one panel at most. */
const maxTogether = 6;

/** The panels of what was recorded, from the top down. They depend on which probes there are, not on what they saw. */
export function panelsOf({ bands, traces, weights }: Pick<PlotData, 'bands' | 'traces' | 'weights'>): Panel[] {
  const groups = new Map<string, number[]>();
  traces.forEach((trace, index) => {
    const key = groupOf(trace);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [
    ...(bands.length > 0 ? [{ kind: 'raster', unit: '' } as const] : []),
    ...[...groups.values()].map((members): Panel => {
      const kind = members.length > maxTogether ? 'lanes' : 'traces';
      return { kind, unit: unitText(traces[members[0]!]!.unit), traces: members };
    }),
    ...weights.map(({ unit }, index): Panel => ({ kind: 'weights', unit: unitText(unit), index })),
  ];
}

/** Weights in pA and currents in pA are different things. */
function groupOf({ quantity, unit }: TracePlot): string {
  return `${quantity === 'weight'} ${unit}`;
}

/** All on which the panels and their series depend; while it stays, only data move. */
export function shapeOf({ bands, traces, weights }: PlotData): string {
  return JSON.stringify([
    bands,
    traces.map(({ label, target, variable, unit, held }) => [label, target, variable, unit, held]),
    weights.map(({ label, target, unit }) => [label, target, unit]),
  ]);
}

/** Height of the line above a panel that names its series. */
export const legendHeight = 18;
const smallest = 48;
const laneHeight = 22;

/**
 * Heights of the panels in CSS pixels, legends included. They fill `height`; where that is too little for all, they keep their smallest
 * heights and are scrolled.
 */
export function heightsOf(panels: readonly Panel[], data: Pick<PlotData, 'bands'>, height: number): number[] {
  const least = panels.map((panel) => leastHeight(panel, data));
  const wishes = panels.map((panel) => wishOf(panel, data));
  const spare = Math.max(0, height - least.reduce((sum, each) => sum + each, 0));
  const total = wishes.reduce((sum, each) => sum + each, 0);
  return least.map((each, index) => Math.floor(each + (spare * wishes[index]!) / total));
}

function leastHeight(panel: Panel, { bands }: Pick<PlotData, 'bands'>): number {
  switch (panel.kind) {
    case 'raster':
      return Math.min(84, Math.max(34, rasterRows(bands) * 9));
    case 'lanes':
      return legendHeight + panel.traces.length * laneHeight;
    default:
      return legendHeight + smallest;
  }
}

/** Shares of the height that is left. A raster of few rows needs little. */
function wishOf(panel: Panel, { bands }: Pick<PlotData, 'bands'>): number {
  return panel.kind === 'raster' ? Math.min(1.6, 0.25 * rasterRows(bands)) : 1;
}

function rasterRows(bands: PlotData['bands']): number {
  return bands.reduce((sum, { size }) => sum + Math.min(size, 20), 0);
}
