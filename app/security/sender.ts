import { isOwnAddress } from './navigation.ts';

/** Where a message from a page came from. */
export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Electron checklist 17: only the main frame of our own page may ask something of the desktop. */
export function isTrustedSender(sender: Sender, origins: readonly string[]): boolean {
  return sender.isMainFrame && isOwnAddress(sender.url, origins);
}
