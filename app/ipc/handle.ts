import { ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isTrustedSender } from '../security/sender.ts';
import type { Sender } from '../security/sender.ts';
import { answer } from './answer.ts';
import { listeningChannel, requestChannel, requestNames } from './channels.ts';
import type { Requests } from './channels.ts';

export interface Handling {
  readonly requests: Requests;
  /** Origins whose main frame is trusted. */
  readonly origins: readonly string[];
  /** The page listens for opened files from now on. */
  onListening(): void;
}

/** Connects the requests of the page with those who answer them. */
export function handleRequests({ requests, origins, onListening }: Handling): void {
  for (const name of requestNames) {
    ipcMain.handle(requestChannel(name), (event, ...values: unknown[]) =>
      answer({ name, sender: senderOf(event), values }, requests, origins),
    );
  }
  ipcMain.on(listeningChannel, (event) => {
    if (isTrustedSender(senderOf(event), origins)) onListening();
  });
}

/** A frame that is gone by the time its message arrives has no address and is nobody. */
function senderOf(event: IpcMainEvent | IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return { url: frame?.url ?? '', isMainFrame: frame !== null && frame === event.sender.mainFrame };
}
