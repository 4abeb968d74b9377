import { createEngineClient, type EngineClient, type Port } from '../../../renderer/worker/client.ts';
import { createHost } from '../../../renderer/worker/host.ts';
import type { FromWorker, ToWorker } from '../../../renderer/worker/protocol.ts';

/** The simulation's worker without a thread, on a clock that a test moves. */
export interface TestEngine {
  readonly client: EngineClient;
  /** Lets `milliseconds` pass: every task that falls due runs, in order. */
  pass(milliseconds: number): Promise<void>;
  /** ms that one look at the clock takes, so that chunks of work end. */
  cost: number;
}

export function createTestEngine(): TestEngine {
  let now = 0;
  let tasks: { at: number; order: number; task: () => void }[] = [];
  let order = 0;
  const port: Port = {
    onmessage: null,
    onerror: null,
    // Messages cross as clones, as they would cross to a thread.
    postMessage: (message) => void host.receive(structuredClone(message) as ToWorker),
    terminate: () => (tasks = []),
  };
  const host = createHost({
    post: (message: FromWorker, transfer) => {
      const data = structuredClone(message, { transfer });
      port.onmessage?.({ data } as MessageEvent<FromWorker>);
    },
    now: () => (now += engine.cost),
    digits: () => Promise.reject(new Error('A test has no digits')),
    later: (task, milliseconds) => void tasks.push({ at: now + milliseconds, order: order++, task }),
  });
  const engine: TestEngine = {
    client: createEngineClient(port),
    cost: 0,
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const due = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!due) break;
        tasks = tasks.filter((task) => task !== due);
        now = Math.max(now, due.at);
        due.task();
      }
      now = end;
    },
  };
  return engine;
}

/** Lets answers that are already on their way arrive. */
export async function settle(): Promise<void> {
  for (let k = 0; k < 20; k++) await Promise.resolve();
}
