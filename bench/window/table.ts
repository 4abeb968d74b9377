import { inColumns } from '../columns.ts';
import { median } from '../pairs.ts';
import type { WatchedTraining } from './training.ts';

export function formatWatched(trainings: readonly WatchedTraining[]): string {
  const rows = trainings.map(({ name, watched, unwatched, ratio, frames }) => [
    name,
    speedText(watched),
    speedText(unwatched),
    ratio.toFixed(2),
    `${frames.median.toFixed(1)} (${frames.p95.toFixed(1)})`,
  ]);
  return inColumns([['in the window', 'epochs/s watched', 'unwatched', '×', 'frame, ms: median (95 %)'], ...rows]).join(
    '\n',
  );
}

function speedText(speeds: readonly number[]): string {
  const speed = median(speeds);
  return speed.toFixed(speed < 10 ? 2 : 0);
}
