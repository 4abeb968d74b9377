import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartHelper } from '../engine/codegen/parallel/order.ts';

const entry = resolve(import.meta.dirname, '../app/cli/helper.ts');

/** The helper of the shell command from its source: tsx reads TypeScript in threads only by way of require. */
export const startHelper: StartHelper = (order) => {
  new Worker(`require('tsx/cjs'); require(${JSON.stringify(entry)});`, { eval: true, workerData: order }).unref();
};
