import { workerData } from 'node:worker_threads';
import { help } from '../../engine/codegen/parallel/helper.ts';
import type { HelperOrder } from '../../engine/codegen/parallel/order.ts';

/** Where the second thread of `run --workers 2` begins. */
help(workerData as HelperOrder);
