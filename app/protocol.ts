import { protocol } from 'electron';
import { appHost, appScheme } from './security/origin.ts';
import { readStaticFile } from './static-files.ts';

/** Must run before the app is ready: makes `app://` an origin like https, with fetch, workers and storage. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the built renderer at `app://nandrite/`, with security headers, and nothing outside its folder. */
export function serveAppScheme(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== appHost) return new Response('Not found', { status: 404 });
    const { status, headers, body } = await readStaticFile(root, url.pathname);
    return new Response(body, { status, headers });
  });
}
