import type { WebContents } from 'electron';

/** Electron checklist 11, 12 and 14: no page opens a window or embeds a web view; links go through `openExternal`. */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
