import { paddedRange } from '../../../plots/trace-plot.ts';
import type { PlotData, TracePlot } from '../../../worker/protocol.ts';

export type AxisRange = readonly [low: number, high: number];

/** The axes of one pane. */
export interface PaneAxes {
  /** By `axisKey`. */
  readonly ranges: ReadonlyMap<string, AxisRange>;
  /** Whether its activity is so much lower than that of another pane that they do not share an axis. */
  readonly isApart: boolean;
}

/** An activity so many times lower than the highest would lie flat on its axis. */
export const mostApart = 5;

type Pane = Pick<PlotData, 'traces'>;

/**
 * Ranges of the axes of each pane: one for all that show the same quantity in the same unit, so that they can be compared by eye, but
 * for activities that are too far apart.
 */
export function axisRanges(panes: readonly Pane[]): PaneAxes[] {
  const own = panes.map(({ traces }) => new Map(traces.map((trace) => [axisKey(trace), extentOf(trace)])));
  const leaders = leadersOf(own.map((each) => sizeOf(each.get(activity) ?? nothing)));
  const groupOf = (key: string, range: AxisRange): string =>
    key === activity ? `${key} ${leaderOf(sizeOf(range), leaders)}` : key;
  const shared = new Map<string, AxisRange>();
  for (const [key, range] of own.flatMap((each) => [...each])) {
    const [low, high] = shared.get(groupOf(key, range)) ?? range;
    shared.set(groupOf(key, range), [Math.min(low, range[0]), Math.max(high, range[1])]);
  }
  return own.map((each) => {
    const ranges = [...each].map(([key, range]) => [key, padded(key, shared.get(groupOf(key, range))!)] as const);
    const size = sizeOf(each.get(activity) ?? nothing);
    return { ranges: new Map(ranges), isApart: size > 0 && leaderOf(size, leaders) !== leaders[0] };
  });
}

/** Spikes/s and output/s are both what leaves a neuron in a second. */
export function axisKey({ quantity, variable, unit }: TracePlot): string {
  return quantity === 'rate' ? activity : `${variable} ${unit}`;
}

const activity = 'activity';
const nothing: AxisRange = [Infinity, -Infinity];

function extentOf({ values }: TracePlot): AxisRange {
  return values.reduce<AxisRange>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], nothing);
}

function sizeOf([low, high]: AxisRange): number {
  return low > high ? 0 : Math.max(Math.abs(low), Math.abs(high));
}

/** The largest, then the largest of those that are too far below it, and so on. */
function leadersOf(sizes: readonly number[]): number[] {
  const leaders: number[] = [];
  for (const size of [...sizes].sort((a, b) => b - a)) if (leaderOf(size, leaders) === null) leaders.push(size);
  return leaders;
}

/** A silent neuron shares the largest axis. */
function leaderOf(size: number, leaders: readonly number[]): number | null {
  return leaders.find((leader) => size === 0 || leader <= mostApart * size) ?? null;
}

/** An activity is told from 0 on; nothing at all has an axis to 1. */
function padded(key: string, [low, high]: AxisRange): AxisRange {
  if (low > high) return [0, 1];
  if (key === activity && low >= 0) return [0, high > 0 ? 1.12 * high : 1];
  return paddedRange(low, high);
}

/** Whether nothing leaves a neuron in all that is shown. */
export function isSilent({ quantity, values }: TracePlot): boolean {
  return quantity === 'rate' && values.length > 0 && values.every((value) => value === 0);
}
