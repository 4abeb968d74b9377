import type { Session } from 'electron';
import { isolationHeaders } from './security/headers.ts';

/**
 * During development the page comes from Vite's server, which needs its web socket and injected scripts: it gets the
 * isolation headers but no CSP. A packaged app never comes here.
 */
export function isolateDevServer(session: Session, origin: string): void {
  session.webRequest.onHeadersReceived({ urls: [`${origin}/*`] }, ({ responseHeaders }, answer) => {
    answer({ responseHeaders: { ...responseHeaders, ...isolationHeaders } });
  });
}
