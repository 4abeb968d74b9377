import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ElectronNotFound, resolveElectron } from '../../../app/launch/electron-binary.ts';
import type { ElectronSource, Located } from '../../../app/launch/electron-binary.ts';
import { officialElectron } from '../../../app/launch/official-electron.ts';
import { overrideElectron } from '../../../app/launch/override-electron.ts';

const quiet = (): void => undefined;

function source(kind: ElectronSource['kind'], located: Located, asked: string[]): ElectronSource {
  return {
    kind,
    locate: () => {
      asked.push(kind);
      return Promise.resolve(located);
    },
  };
}

test('asks the sources in order and stops at the first that has one', async () => {
  const asked: string[] = [];
  const binary = await resolveElectron(quiet, [
    source('override', { found: false, reason: 'not set' }, asked),
    source('official', { found: true, path: '/official/electron' }, asked),
    source('fallback', { found: true, path: '/fallback/electron' }, asked),
  ]);
  expect(binary).toEqual({ kind: 'official', path: '/official/electron' });
  expect(asked).toEqual(['override', 'official']);
});

test('says what each source tried when none has one', async () => {
  const sources = [
    source('override', { found: false, reason: 'not set' }, []),
    source('official', { found: false, reason: 'the download failed: no route' }, []),
  ];
  const error = await resolveElectron(quiet, sources).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ElectronNotFound);
  expect((error as Error).message.split('\n').slice(0, 3)).toEqual([
    'No Electron was found. Tried:',
    '  override: not set',
    '  official: the download failed: no route',
  ]);
});

test('an override that leads nowhere ends the search: the user asked for it', async () => {
  const asked: string[] = [];
  const sources = [
    overrideElectron({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }),
    source('official', { found: true, path: '/official/electron' }, asked),
  ];
  await expect(resolveElectron(quiet, sources)).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH is /nowhere, but');
  expect(asked).toEqual([]);
});

test('the official binary is downloaded once', async () => {
  const packageFolder = mkdtempSync(join(tmpdir(), 'nandrite-official-'));
  writeFileSync(join(packageFolder, 'install.js'), '');
  let downloads = 0;
  const download = (folder: string): Promise<null> => {
    downloads += 1;
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    writeFileSync(join(folder, 'path.txt'), 'electron');
    return Promise.resolve(null);
  };
  const official = officialElectron({ packageFolder, download, platform: 'linux' });
  const expected = { found: true, path: join(packageFolder, 'dist/electron') };
  expect(await official.locate(quiet)).toEqual(expected);
  expect(await official.locate(quiet)).toEqual(expected);
  expect(downloads).toBe(1);
});

test('a binary without path.txt was not unpacked to its end', async () => {
  const packageFolder = mkdtempSync(join(tmpdir(), 'nandrite-official-'));
  writeFileSync(join(packageFolder, 'install.js'), '');
  mkdirSync(join(packageFolder, 'dist'));
  writeFileSync(join(packageFolder, 'dist/electron'), '');
  const official = officialElectron({ packageFolder, download: () => Promise.resolve('no route'), platform: 'linux' });
  expect(await official.locate(quiet)).toEqual({ found: false, reason: 'the download failed: no route' });
});
