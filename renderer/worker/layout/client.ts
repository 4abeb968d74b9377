import ELK from 'elkjs/lib/elk-api.js';
import type { Position } from '../../../engine/network/types.ts';
import { fromElk, toElk, type LayoutGraph } from './graph.ts';

/** Finds places for the parts of a circuit. */
export type Layout = (graph: LayoutGraph) => Promise<Map<string, Position>>;

/** By ELK, in a worker of its own that starts when it is needed and then ends. */
export const layoutInWorker: Layout = async (graph) => {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'layout' });
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.onerror = (event) => reject(new Error(`The layout stopped: ${event.message}`));
    });
    const elk = new ELK({ workerFactory: () => worker, algorithms: ['layered'] });
    return fromElk(await Promise.race([elk.layout(toElk(graph)), failed]), graph);
  } finally {
    worker.terminate();
  }
};
