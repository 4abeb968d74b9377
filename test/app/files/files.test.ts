import { execFileSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { writeAtomically } from '../../../app/files/atomic-write.ts';
import { exportTarget, networkPath } from '../../../app/files/endings.ts';
import { fileIssue } from '../../../app/files/file-issue.ts';
import { readDocument } from '../../../app/files/read-document.ts';
import { writeDocument } from '../../../app/files/write-document.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nandrite-files-'));
});

describe('writing', () => {
  test('replaces the text, keeps the mode and leaves nothing else behind', async () => {
    const path = join(folder, 'a.network.json');
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    expect(await writeDocument(path, 'new ä')).toEqual({ ok: true, value: { path, name: 'a.network.json' } });
    expect(await readFile(path, 'utf8')).toBe('new ä');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['a.network.json']);
  });

  test('keeps the original when it fails', async () => {
    // The name of the sibling that is written first is longer than the 255 bytes a name may have.
    const path = join(folder, 'x'.repeat(250));
    await writeFile(path, 'old');
    expect(await writeDocument(path, 'new')).toEqual({
      ok: false,
      issue: {
        path,
        message: `${path} cannot be written: its name is too long.`,
        expected: 'Choose a shorter name.',
      },
    });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['x'.repeat(250)]);
  });

  test('leaves no scrap when the target is a folder', async () => {
    const path = join(folder, 'sub');
    await mkdir(path);
    const result = await writeDocument(path, 'new');
    expect(result).toMatchObject({ ok: false, issue: { message: `${path} cannot be written: it is a folder.` } });
    expect(await readdir(folder)).toEqual(['sub']);
  });

  test('writes through a symbolic link and keeps it', async () => {
    await writeFile(join(folder, 'real'), 'old');
    await symlink('real', join(folder, 'link'));
    await writeDocument(join(folder, 'link'), 'new');
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
  });

  test('writes through a symbolic link to a file that is not there yet', async () => {
    await symlink('second', join(folder, 'first'));
    await symlink('real', join(folder, 'second'));
    await writeDocument(join(folder, 'first'), 'new');
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
    expect((await lstat(join(folder, 'first'))).isSymbolicLink()).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['first', 'real', 'second']);
  });

  test('is on disk in full, and as private as the original, before it replaces it', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'old', { mode: 0o600 });
    const handle = await open(path);
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    const seen: unknown[] = [];
    const flush = vi.spyOn(prototype, 'sync').mockImplementation(async () => {
      const sibling = join(
        folder,
        (await readdir(folder)).find((name) => name.endsWith('.tmp'))!,
      );
      const mode = (await stat(sibling)).mode & 0o777;
      seen.push([await readFile(sibling, 'utf8'), mode, await readFile(path, 'utf8')]);
    });
    await writeAtomically(path, ['one, ', 'two']);
    flush.mockRestore();
    expect(seen).toEqual([['one, two', 0o600, 'old']]);
    expect(await readFile(path, 'utf8')).toBe('one, two');
  });

  test('in parts keeps the original when a part fails', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'old');
    function* parts(): Generator<string> {
      yield 'new';
      throw new Error('out of ink');
    }
    await expect(writeAtomically(path, parts())).rejects.toThrow('out of ink');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a']);
  });

  test('respects a file that is marked read-only', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'old');
    await chmod(path, 0o444);
    expect(await writeDocument(path, 'new')).toEqual({
      ok: false,
      issue: {
        path,
        message: `${path} cannot be written: it is marked read-only.`,
        expected: 'Save it under another name, or make the file writable.',
      },
    });
    expect(await readFile(path, 'utf8')).toBe('old');
  });
});

describe('reading', () => {
  test('gives path, name and text, without a byte order mark', async () => {
    const path = join(folder, 'a.network.json');
    await writeFile(path, '\uFEFF{"ä": 1}');
    expect(await readDocument(path)).toEqual({ ok: true, value: { path, name: 'a.network.json', text: '{"ä": 1}' } });
  });

  test('says what is wrong with a file that is missing, a folder, or not a text', async () => {
    const binary = join(folder, 'binary');
    await writeFile(binary, new Uint8Array([0xc3, 0x28]));
    expect(await messageOf(join(folder, 'none'))).toMatch(/none cannot be read: there is no such file or folder\.$/);
    expect(await messageOf(folder)).toBe(`${folder} cannot be read: it is a folder.`);
    expect(await messageOf(binary)).toBe(`${binary} cannot be read: it is not a text in UTF-8.`);
    expect(await messageOf('/dev/null')).toBe('/dev/null cannot be read: it is a device or a pipe, not a file.');
  });

  test.skipIf(process.platform === 'win32')('does not wait for what a pipe may bring', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await messageOf(path)).toBe(`${path} cannot be read: it is a device or a pipe, not a file.`);
  });

  test('reads 64 MiB and not a byte more', async () => {
    const path = join(folder, 'large');
    await writeFile(path, Buffer.alloc(64 * 2 ** 20 + 1, ' '));
    expect(await messageOf(path)).toBe(`${path} cannot be read: it has 64.0 MiB, and at most 64 MiB are read.`);
    await truncate(path, 64 * 2 ** 20);
    expect((await readDocument(path)).ok).toBe(true);
  });

  async function messageOf(path: string): Promise<string> {
    const result = await readDocument(path);
    return result.ok ? 'read' : result.issue.message;
  }
});

test('an error of the system names cause, place and remedy', () => {
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
  expect(fileIssue('/a', 'read', denied)).toEqual({
    path: '/a',
    message: '/a cannot be read: permission is denied.',
    expected: 'Choose another place, or ask the owner for access.',
  });
});

describe('endings', () => {
  const texts = { 'run.json': 'record', csv: 'table' };

  test.each([
    ['/a.csv', '/a.csv', 'table'],
    ['/a.CSV', '/a.CSV', 'table'],
    ['/a.run.json', '/a.run.json', 'record'],
    ['/a', '/a.run.json', 'record'],
    ['/a.json', '/a.run.json', 'record'],
  ])('exporting to %s writes %s', (chosen, path, content) => {
    expect(exportTarget(chosen, texts)).toEqual({ path, content });
  });

  test('only what is on offer can be chosen', () => {
    expect(exportTarget('/a.run.json', { csv: 'table' })).toEqual({ path: '/a.run.json.csv', content: 'table' });
    expect(exportTarget('/a.csv', {})).toBeNull();
  });

  test('a circuit without an ending gets one', () => {
    expect(['/a', '/a.json', '/a.network.json', '/a.v2'].map(networkPath)).toEqual([
      '/a.network.json',
      '/a.json',
      '/a.network.json',
      '/a.v2.network.json',
    ]);
  });
});
