import type { Estimate } from '../../analysis/intervals.ts';
import type { Reliability } from './types.ts';

/** A line a level, with bounds of 95 %; empty where no instance was run. */
export function reliabilityToCsv({ kind, points }: Reliability): string {
  const names = ['all_rows', 'any_row', 'worst_row'].flatMap((name) => [name, `${name}_low`, `${name}_high`]);
  const lines = points.map(({ level, instancesRun, allRows, anyRow, worstRow }) =>
    [level, instancesRun, ...cellsOf(allRows), ...cellsOf(anyRow), ...cellsOf(worstRow?.right ?? null)].join(','),
  );
  return `${[[kind, 'instances', ...names].join(','), ...lines].join('\n')}\n`;
}

function cellsOf(estimate: Estimate | null): (number | string)[] {
  return estimate ? [estimate.probability, estimate.low, estimate.high] : ['', '', ''];
}
