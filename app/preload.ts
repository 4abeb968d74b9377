import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { fileOpenedChannel, listeningChannel, menuChannel, requestChannel } from './ipc/channels.ts';
import type { RequestName } from './ipc/channels.ts';
import type { Desktop, FileResult, MenuCommand, OpenedFile } from './ipc/contract.ts';

/** All that the page can reach of the desktop: named functions, no channel names, no event objects. */
const desktop: Desktop = {
  kind: 'native',
  openFile: () => ask('openFile'),
  openTable: () => ask('openTable'),
  openRecent: (path) => ask('openRecent', path),
  saveFile: (request) => ask('saveFile', request),
  exportFile: (request) => ask('exportFile', request),
  recentFiles: () => ask('recentFiles'),
  setDocument: (state) => ask('setDocument', state),
  setAtStake: (what) => ask('setAtStake', what),
  keptChips: () => ask('keptChips'),
  keepChip: (chip) => ask('keepChip', chip),
  removeChip: (name) => ask('removeChip', name),
  setEditMenu: (state) => ask('setEditMenu', state),
  openExternal: (url) => ask('openExternal', url),
  onMenu: (listener) => listen<MenuCommand>(menuChannel, listener),
  onFileOpened: (listener) => {
    const stop = listen<FileResult<OpenedFile>>(fileOpenedChannel, listener);
    ipcRenderer.send(listeningChannel);
    return stop;
  },
};

contextBridge.exposeInMainWorld('nandrite', desktop);

function ask<Name extends RequestName>(name: Name, ...values: Parameters<Desktop[Name]>): ReturnType<Desktop[Name]> {
  return ipcRenderer.invoke(requestChannel(name), ...values) as ReturnType<Desktop[Name]>;
}

function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const forward = (_event: IpcRendererEvent, value: Value): void => listener(value);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.removeListener(channel, forward);
}
