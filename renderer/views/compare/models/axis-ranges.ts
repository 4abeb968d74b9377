import { paddedRange } from '../../../plots/trace-plot.ts';
import type { PlotData, TracePlot } from '../../../worker/protocol.ts';

export type AxisRange = readonly [low: number, high: number];

/** Range of the axis of each quantity, one for all panes, so that they can be compared by eye. */
export function axisRanges(panes: readonly Pick<PlotData, 'traces'>[]): ReadonlyMap<string, AxisRange> {
  const found = new Map<string, AxisRange>();
  for (const trace of panes.flatMap(({ traces }) => traces)) {
    const [low, high] = found.get(axisKey(trace)) ?? [Infinity, -Infinity];
    found.set(
      axisKey(trace),
      trace.values.reduce<AxisRange>(
        ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
        [low, high],
      ),
    );
  }
  return new Map([...found].map(([key, range]) => [key, padded(key, range)]));
}

/** Spikes/s and output/s are both what leaves a neuron in a second. */
export function axisKey({ quantity, variable, unit }: TracePlot): string {
  return quantity === 'rate' ? activity : `${variable} ${unit}`;
}

const activity = 'activity';

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
