import type { WebContents } from 'electron';
import { originOf } from './origin.ts';

/** Electron checklist 13: the window shows Nandrite and never goes anywhere else. */
export function denyNavigation(contents: WebContents, origins: readonly string[]): void {
  const stopForeign = (event: { preventDefault(): void }, url: string): void => {
    if (!isOwnAddress(url, origins)) event.preventDefault();
  };
  contents.on('will-navigate', stopForeign);
  contents.on('will-redirect', stopForeign);
  contents.on('will-frame-navigate', (event) => stopForeign(event, event.url));
}

/** Whether an address belongs to one of our own origins. */
export function isOwnAddress(url: string, origins: readonly string[]): boolean {
  const origin = originOf(url);
  return origin !== null && origins.includes(origin);
}
