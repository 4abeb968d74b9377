import type { Estimate } from '../../engine/analysis/intervals.ts';
import type { Reliability, ReliabilityPoint } from '../../engine/logic/reliability/types.ts';
import { formatEstimate } from './format-probability.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns } from './format-table.ts';

/** The levels of a sweep with a bar each, and its result, for people. */
export function formatReliability(reliability: Reliability): string {
  const { kind, points, rows, instances, spared, summary } = reliability;
  const several = rows.length > 1;
  const heading = [
    kind,
    several ? 'P(all rows right)' : 'P(right)',
    '',
    ...(several ? ['P(a row right)', 'P(worst row right)'] : []),
  ];
  const lines = points.map(({ level, allRows, anyRow, worstRow, instancesRun }) => [
    String(level),
    cellOf(allRows),
    allRows ? barOf(allRows.probability) : '',
    ...(several ? [cellOf(anyRow), cellOf(worstRow?.right ?? null)] : []),
    ...(instancesRun > 1 && instancesRun < instances ? [`${instancesRun} instances only`] : []),
  ]);
  const method = `${countOf(instances, 'instance')} a level, 95 % intervals`;
  const left = spared.length > 0 ? `; spared: ${spared.join(', ')}` : '';
  return `${formatColumns([heading, ...lines])}\n${summary}\n${method}${left}.\n`;
}

/** The sweep as JSON, a level a line. */
export function reliabilityToJson({ points, ...reliability }: Reliability): string {
  const lines = points.map((point: ReliabilityPoint) => `    ${JSON.stringify(point)}`);
  return `${JSON.stringify(reliability, null, 2).slice(0, -2)},\n  "points": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function cellOf(estimate: Estimate | null): string {
  return estimate ? formatEstimate(estimate) : '⋯ not run';
}

const barWidth = 20;

/** Twenty characters for a probability of 1, in eighths. */
function barOf(probability: number): string {
  const eighths = Math.round(probability * barWidth * 8);
  const bar = '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]!;
  return `▕${bar.padEnd(barWidth)}▏`;
}
