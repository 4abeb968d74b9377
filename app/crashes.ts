import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import log from 'electron-log/main';
import { join } from 'node:path';

/** Writes crashes and uncaught errors to `logs/main.log` in the user's folder. */
export function logCrashes(userData: string): void {
  log.transports.file.resolvePathFn = () => join(userData, 'logs', 'main.log');
  log.transports.console.level = 'warn';
  log.errorHandler.startCatching({ showDialog: false });
  app.on('child-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || details.reason === 'killed') return;
    helpersLost += 1;
    if (helpersLost <= helpersLogged) log.error('A helper process ended', details);
    if (helpersLost === 1) void tellHelperLost(details.name ?? details.type, details.reason);
  });
}

/** Chromium starts such a process anew; one that ends again and again must not fill the disk with words. */
const helpersLogged = 20;
let helpersLost = 0;

async function tellHelperLost(name: string, reason: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    message: `A helper process of Nandrite has ended: ${name}.`,
    detail: `Reason: ${reason}. It is started anew. If the picture freezes, save and start Nandrite again. ${logHint()}`,
    buttons: ['OK'],
  });
}

/** Tells the user when the page has crashed, and offers to load it again. */
export function watchPage(window: BrowserWindow, reload: () => void): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('The page ended', details);
    void offerReload(window, details.reason, reload);
  });
  window.webContents.on('preload-error', (_event, path, error) => log.error('The preload failed', path, error));
}

async function offerReload(window: BrowserWindow, reason: string, reload: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window of Nandrite has crashed.',
    detail: `Reason: ${reason}. What was not saved is lost; files on disk are unharmed. ${logHint()}`,
    buttons: ['Reload', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) reload();
  else window.destroy();
}

function logHint(): string {
  return `Details are in ${log.transports.file.getFile().path}.`;
}
