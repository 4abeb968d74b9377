import { BrowserWindow, nativeTheme, screen } from 'electron';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { denyNavigation } from './security/navigation.ts';
import { denyNewWindows } from './security/new-windows.ts';
import { webPreferences } from './security/web-preferences.ts';
import { minimumSize, readPlace, restorePlace } from './window-bounds.ts';
import { windowTitle } from './window-title.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly userData: string;
  /** Origins the window may show. */
  readonly origins: readonly string[];
}

/** Makes the window, where it was when it was closed last; it shows itself when its page has been drawn. */
export function createWindow({ preload, userData, origins }: WindowOptions): BrowserWindow {
  const store = join(userData, 'window.json');
  const place = restorePlace(
    readPlace(store),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: windowTitle({ name: '', unsaved: false }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0E1116' : '#FAFAF7',
    show: false,
    webPreferences: webPreferences(preload),
  });
  denyNavigation(window.webContents, origins);
  denyNewWindows(window.webContents);
  // The title is ours: `<title>` of the page must not replace it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => (place.maximized ? window.maximize() : window.show()));
  window.on('close', () => storePlace(window, store));
  return window;
}

/** Losing the place is no reason to trouble anyone, least of all on closing. */
function storePlace(window: BrowserWindow, store: string): void {
  try {
    writeFileSync(store, JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  } catch {
    return;
  }
}
