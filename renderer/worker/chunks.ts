import { flattenNetwork } from '../../engine/network/flatten.ts';
import type { Network } from '../../engine/network/types.ts';
import type { HostEnvironment } from './host.ts';

/** Time spent on a piece of work before other messages are heard, in ms. */
const chunkTime = 12;

/** Work that is done a few steps at a time; a later piece, or a cancel, ends the one before. */
export interface ChunkedWork {
  /** True when all was done, false when it was ended before. `progressed` is called between chunks. */
  run(advance: () => boolean, progressed: () => void): Promise<boolean>;
  cancel(): null;
}

export function createChunkedWork(environment: HostEnvironment): ChunkedWork {
  let current = 0;
  const pause = (): Promise<void> => new Promise((resolve) => environment.later(resolve, 0));
  return {
    async run(advance, progressed) {
      const id = ++current;
      let deadline = environment.now() + chunkTime;
      for (;;) {
        if (id !== current) return false;
        if (advance()) return true;
        if (environment.now() < deadline) continue;
        progressed();
        await pause();
        deadline = environment.now() + chunkTime;
      }
    },
    cancel() {
      current++;
      return null;
    },
  };
}

/** Steps of a circuit between two looks at the clock: some ms. */
export function stepsBetweenLooks(network: Network): number {
  const neurons = flattenNetwork(network).populations.reduce((sum, { size }) => sum + size, 1);
  return Math.max(1, Math.min(2000, Math.floor(updatesAtOnce / neurons)));
}

/** Neurons × steps. */
const updatesAtOnce = 200_000;
