import type { Sent } from '../simulation/deliver.ts';

/** Visits those of `size` sources from `first` on that spiked in the step, numbered among themselves, with their spikes. */
export function forEachSpiking(
  { list, count, outputs }: Sent,
  first: number,
  size: number,
  visit: (source: number, spikes: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    const source = list[i]! - first;
    if (source < 0 || source >= size) continue;
    const spikes = outputs[list[i]!]!;
    if (spikes > 0) visit(source, spikes);
  }
}
