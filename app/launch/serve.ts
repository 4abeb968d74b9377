import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readStaticFile } from '../static-files.ts';

export interface ServedApp {
  readonly address: string;
  close(): Promise<void>;
}

/** A port of its own, so that the browser finds its storage again next time. */
const preferredPort = 4178;

/** Serves the built renderer to this machine only, with the headers it has in its window. */
export async function serveRenderer(root: string, port = preferredPort): Promise<ServedApp> {
  const server = createServer((request, response) => void reply(root, request, response));
  await listen(server, port).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    return listen(server, 0);
  });
  const { port: found } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${String(found)}/`, close: () => closeServer(server) };
}

async function reply(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLocal(request.headers.host)) return refuse(response, 403, 'Refused: this address is not 127.0.0.1.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD.');
  // The path as it was sent: `new URL` would resolve `..` before anyone could refuse it.
  const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const { status, headers, body } = await readStaticFile(root, pathname);
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(message);
}

/** Another host name that leads here belongs to a page that wants to read us (DNS rebinding). */
function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))));
}
