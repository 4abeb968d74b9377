import type { WebContents } from 'electron';
import { originOf } from './origin.ts';

/** Electron checklist 13: the window shows Nandrite and never goes anywhere else. */
export function denyNavigation(contents: WebContents, origins: readonly string[]): void {
  const stopForeign = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwnAddress(event.url, origins)) event.preventDefault();
  };
  // Comes before `will-navigate`, and for frames inside the page too.
  contents.on('will-frame-navigate', stopForeign);
  contents.on('will-redirect', stopForeign);
}

/** Whether an address belongs to one of our own origins. */
export function isOwnAddress(url: string, origins: readonly string[]): boolean {
  const origin = originOf(url);
  return origin !== null && origins.includes(origin);
}
