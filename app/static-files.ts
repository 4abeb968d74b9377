import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { containedPath } from './security/contained-path.ts';
import { securityHeaders } from './security/headers.ts';

export interface StaticReply {
  readonly status: 200 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Answers the path of an address with a file below `root`; `app://` and the browser fallback both serve this. */
export async function readStaticFile(root: string, pathname: string): Promise<StaticReply> {
  const file = containedPath(root, pathname === '/' ? '/index.html' : pathname);
  if (file === null) return plainReply(403, 'Refused: the path leads outside the app.');
  const type = mimeTypes[extname(file).toLowerCase()];
  if (type === undefined) return plainReply(404, `Not found: ${pathname}`);
  try {
    const body = new Uint8Array(await readFile(file));
    return { status: 200, headers: { ...securityHeaders, 'content-type': type }, body };
  } catch {
    return plainReply(404, `Not found: ${pathname}`);
  }
}

function plainReply(status: 403 | 404, message: string): StaticReply {
  return {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode(message),
  };
}

/** A file of another kind is not part of the renderer and is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.webm': 'video/webm',
  '.bin': 'application/octet-stream',
};
