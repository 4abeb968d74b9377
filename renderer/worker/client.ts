import type { Events, FromWorker, RequestName, Requests } from './protocol.ts';

/** The main thread's end of a worker. */
export interface EngineClient {
  call<N extends RequestName>(name: N, ask: Requests[N]['ask']): Promise<Requests[N]['answer']>;
  /** Returns its unsubscribe. */
  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): () => void;
  terminate(): void;
}

/** What of a `Worker` the client uses; tests pass a host without a thread. */
export interface Port {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export function createEngineClient(port: Port): EngineClient {
  const pending = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  const listeners = new Map<keyof Events, Set<(data: never) => void>>();
  let nextId = 1;

  port.onmessage = ({ data }) => {
    if ('event' in data) {
      for (const listener of listeners.get(data.event) ?? []) listener(data.data as never);
      return;
    }
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) waiting?.resolve(data.answer as never);
    else waiting?.reject(new Error(data.message));
  };
  port.onerror = (event) => {
    for (const { reject } of pending.values()) reject(new Error(`The worker stopped: ${event.message}`));
    pending.clear();
  };

  return {
    call(name, ask) {
      return new Promise((resolve, reject) => {
        const id = nextId++;
        pending.set(id, { resolve, reject });
        port.postMessage({ id, name, ask });
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (data: never) => void));
      return () => set.delete(listener as (data: never) => void);
    },
    terminate: () => port.terminate(),
  };
}
