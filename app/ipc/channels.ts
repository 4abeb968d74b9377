import type { Desktop } from './contract.ts';

/** What a page asks of the desktop and waits for. */
export type RequestName = Exclude<keyof Desktop, 'onMenu' | 'onFileOpened' | 'kind'>;
export type Requests = Pick<Desktop, RequestName>;

export const requestNames = [
  'openFile',
  'openTable',
  'openRecent',
  'saveFile',
  'exportFile',
  'recentFiles',
  'setDocument',
  'setAtStake',
  'keptChips',
  'keepChip',
  'removeChip',
  'setEditMenu',
  'openExternal',
] as const satisfies readonly RequestName[];

/** Channel of a request, from page to desktop. */
export function requestChannel(name: RequestName): string {
  return `nandrite:${name}`;
}

/** From desktop to page. */
export const menuChannel = 'nandrite:menu';
export const fileOpenedChannel = 'nandrite:file-opened';

/** From page to desktop: someone listens for opened files now. A file given at the start waits for it. */
export const listeningChannel = 'nandrite:listening-for-files';
