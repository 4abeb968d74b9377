import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveRenderer } from '../../../app/launch/serve.ts';
import type { ServedApp } from '../../../app/launch/serve.ts';

let served: ServedApp;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'nandrite-serve-'));
  const root = join(parent, 'renderer');
  mkdirSync(root);
  writeFileSync(join(root, 'index.html'), '<p>hello</p>');
  writeFileSync(join(root, 'kernel.wasm'), 'wasm');
  writeFileSync(join(parent, 'secret.json'), '{}');
  served = await serveRenderer(root, 0);
});

afterAll(() => served.close());

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `fetch` would tidy the path up before it is sent. */
function get(path: string, options: { host?: string; method?: string } = {}): Promise<Reply> {
  const { port, hostname } = new URL(served.address);
  const headers = { host: options.host ?? `127.0.0.1:${port}` };
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, method: options.method ?? 'GET' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('serves the page with the headers it has in its window', async () => {
  const { status, headers, body } = await get('/?theme=dark');
  expect({ status, body }).toEqual({ status: 200, body: '<p>hello</p>' });
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(String(headers['content-security-policy']).split('; ').slice(0, 6)).toEqual([
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
  ]);
});

test('names WebAssembly as such, so that it compiles while it streams', async () => {
  expect((await get('/kernel.wasm')).headers['content-type']).toBe('application/wasm');
});

test.each(['/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/..%5csecret.json', '/a%00', '/%zz'])(
  'refuses %s',
  async (path) => {
    expect((await get(path)).status).toBe(403);
  },
);

test('knows no other files', async () => {
  expect((await get('/missing.html')).status).toBe(404);
  expect((await get('/%252e%252e/secret.json')).status).toBe(404);
});

test('refuses another host name, which would be DNS rebinding, and other methods', async () => {
  expect((await get('/', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/', { method: 'POST' })).status).toBe(405);
  expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

test('takes another port when the one it likes is taken', async () => {
  const taken = Number(new URL(served.address).port);
  const second = await serveRenderer('/nowhere', taken);
  expect(Number(new URL(second.address).port)).not.toBe(taken);
  await second.close();
});
