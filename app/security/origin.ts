/** The renderer's own origin: a standard, secure scheme that can carry headers (Electron checklist 18: no `file://`). */
export const appScheme = 'app';
export const appHost = 'nandrite';
export const appOrigin = `${appScheme}://${appHost}`;

/** Scheme and host of an address, null when it is none. (`URL.origin` is 'null' for schemes Node does not know.) */
export function originOf(address: string): string | null {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
