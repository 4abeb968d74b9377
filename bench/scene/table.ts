import { inColumns } from '../columns.ts';
import { contenders, type Name } from './motions.ts';
import type { FrameTimes, LatencyResult, SceneResult } from './suite.ts';

/** A line for each graph and motion, then the times to open, then the latency. */
export function formatScene({ graphs, latency }: { graphs: readonly SceneResult[]; latency: LatencyResult }): string {
  const rows = [
    ['frame, ms: median (95 %)', ...contenders, '× the better peer', 'range'],
    ...graphs.flatMap(({ neurons, synapses, motions, open }) => [
      ...motions.map(({ motion, frames, ratio, ratios }) => [
        `${count(neurons)} / ${count(synapses)}, ${motion}`,
        ...contenders.map((name) => timesText(frames[name])),
        ratio.toFixed(2),
        `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      ]),
      [
        `${count(neurons)} / ${count(synapses)}, opened`,
        ...contenders.map((name: Name) => open[name].toFixed(0)),
        '',
        '',
      ],
    ]),
  ];
  const inputs = Object.entries(latency).map(
    ([kind, times]) => `input → picture, ${kind}: ${timesText(times)} ms of ${times.count} events`,
  );
  return [...inColumns(rows), '', ...inputs].join('\n');
}

function timesText({ median, p95 }: FrameTimes): string {
  return `${median.toFixed(1)} (${p95.toFixed(1)})`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
