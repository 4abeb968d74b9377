import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartSynthesis } from '../app/cli/start-synthesis.ts';
import type { StartHelper } from '../engine/codegen/parallel/order.ts';

/** A thread of the shell command from its source: tsx reads TypeScript in threads only by way of require. */
function startThread(name: string, workerData: unknown): Worker {
  const entry = resolve(import.meta.dirname, '../app/cli', name);
  return new Worker(`require('tsx/cjs'); require(${JSON.stringify(entry)});`, { eval: true, workerData });
}

export const startHelper: StartHelper = (order) => startThread('helper.ts', order).unref();
export const startSynthesis: StartSynthesis = (order) => startThread('synthesis.ts', order);
