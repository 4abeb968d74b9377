import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartHelper } from '../../engine/codegen/parallel/order.ts';

/** The second thread of `run --workers 2`. Without it the run is slower and the same, so that a failure is only told. */
export function createStartHelper(tell: (message: string) => void): StartHelper {
  return (order) => {
    const thread = new Worker(join(__dirname, 'helper.cjs'), { workerData: order });
    thread.on('error', ({ message }) => tell(`the second thread failed, one does the work: ${message}`));
    thread.unref();
  };
}
