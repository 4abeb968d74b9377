import { createHost } from './host.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const host = createHost({
  post: (message: FromWorker, transfer: Transferable[]) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  later: (task, milliseconds) => void (milliseconds > 0 ? setTimeout(task, milliseconds) : soon(task)),
  digits: fetchDigits,
});

self.onmessage = (event: MessageEvent<ToWorker>) => host.receive(event.data);

/** Timers wait at least 4 ms when they nest; a message to ourselves only lets the others pass. */
function soon(task: () => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    task();
  };
  channel.port2.postMessage(null);
}

/** They lie beside the page. */
async function fetchDigits(): Promise<Uint8Array> {
  const response = await fetch(new URL('/digits.bin', self.location.href));
  if (!response.ok)
    throw new Error('The pictures of digits are missing. Run `npm run build`, or install Nandrite again');
  return new Uint8Array(await response.arrayBuffer());
}
