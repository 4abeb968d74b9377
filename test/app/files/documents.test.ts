import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { Documents } from '../../../app/files/documents.ts';
import type { PathDialogs } from '../../../app/files/documents.ts';
import { RecentFiles } from '../../../app/files/recent.ts';

let folder: string;
let store: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nandrite-documents-'));
  store = join(folder, 'recent.json');
});

async function documents(chosen: Partial<Record<keyof PathDialogs, string>> = {}): Promise<Documents> {
  const dialogs: PathDialogs = {
    open: () => Promise.resolve(chosen.open ?? null),
    openTable: () => Promise.resolve(chosen.openTable ?? null),
    save: () => Promise.resolve(chosen.save ?? null),
    export: () => Promise.resolve(chosen.export ?? null),
  };
  return new Documents(dialogs, await RecentFiles.load(store));
}

const request = { suggestedName: 'nand', text: 'new' };

test('saving to a path that the user has not chosen is refused', async () => {
  const path = join(folder, 'a.network.json');
  expect(await (await documents()).save({ ...request, path })).toEqual({
    ok: false,
    issue: {
      path,
      message: `${path} is out of reach: you have not chosen this file in Nandrite.`,
      expected: 'Choose it with Open… or Save As….',
    },
  });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test('a file that was opened may be saved, also after the next start', async () => {
  const path = join(folder, 'a.network.json');
  await writeFile(path, 'old');
  const first = await documents({ open: path });
  expect(await first.open()).toMatchObject({ ok: true, value: { text: 'old' } });
  expect(await first.save({ ...request, path })).toMatchObject({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await (await documents()).save({ ...request, path, text: 'newer' })).toMatchObject({ ok: true });
});

test('a path with .. in it grants only where it leads', async () => {
  const path = join(folder, 'a.network.json');
  await writeFile(path, 'old');
  const opened = await documents({ open: path });
  await opened.open();
  const sneaky = `${path}/../b.network.json`;
  expect(await opened.save({ ...request, path: sneaky })).toMatchObject({ ok: false, issue: { path: sneaky } });
});

test('saving as asks where, adds the ending, and grants the path', async () => {
  const saved = await documents({ save: join(folder, 'a') });
  const path = join(folder, 'a.network.json');
  expect(await saved.save({ ...request, path: null })).toEqual({ ok: true, value: { path, name: 'a.network.json' } });
  expect(await saved.save({ ...request, path })).toMatchObject({ ok: true });
});

test('an ending that was added does not replace a file nobody was asked about', async () => {
  await writeFile(join(folder, 'a.network.json'), 'precious');
  const result = await (await documents({ save: join(folder, 'a') })).save({ ...request, path: null });
  expect(result).toMatchObject({
    ok: false,
    issue: { message: expect.stringContaining('is there already') as string },
  });
  expect(await readFile(join(folder, 'a.network.json'), 'utf8')).toBe('precious');
});

test('a dialog that is cancelled answers null', async () => {
  const cancelled = await documents();
  expect(await cancelled.open()).toBeNull();
  expect(await cancelled.save({ ...request, path: null })).toBeNull();
  expect(await cancelled.export({ suggestedName: 'x', texts: { csv: 'a' } })).toBeNull();
});

test('an export is written in the chosen format and grants nothing', async () => {
  const path = join(folder, 'a.csv');
  const exporting = await documents({ export: path });
  await exporting.export({ suggestedName: 'x', texts: { 'run.json': '{}', csv: 'a,b' } });
  expect(await readFile(path, 'utf8')).toBe('a,b');
  expect(await exporting.openRecent(path)).toMatchObject({ ok: false });
  const markdown = join(folder, 'a.md');
  await (await documents({ export: markdown })).export({ suggestedName: 'x', texts: { csv: 'a,b', md: '| a | b |' } });
  expect(await readFile(markdown, 'utf8')).toBe('| a | b |');
});

test('a recent file that is gone says so and leaves the list', async () => {
  const path = join(folder, 'a.network.json');
  await copyFile('examples/nand.network.json', path);
  await (await documents({ open: path })).open();
  expect((await RecentFiles.load(store)).has(path)).toBe(true);
  await rm(path);
  expect(await (await documents()).openRecent(path)).toMatchObject({ ok: false });
  expect((await RecentFiles.load(store)).files).toEqual([]);
});

test('a file that is no network is read, but not offered again', async () => {
  const path = join(folder, 'a.network.json');
  await writeFile(path, '{ "format": "nandrite.network", "version": 9 }');
  expect(await (await documents({ open: path })).open()).toMatchObject({ ok: true });
  expect((await RecentFiles.load(store)).files).toEqual([]);
});

test('keeps the ten files opened last, newest first, each once', async () => {
  const recent = await RecentFiles.load(store);
  for (let number = 1; number <= 12; number++) await recent.add(`/${String(number)}`);
  await recent.add('/5');
  const paths = (await RecentFiles.load(store)).files.map((file) => file.path);
  expect(paths).toEqual(['/5', '/12', '/11', '/10', '/9', '/8', '/7', '/6', '/4', '/3']);
});

test.each(['', '{', '{"a":1}', '[1]', '["relative"]'])('a damaged list %j starts empty', async (text) => {
  await writeFile(store, text);
  expect((await RecentFiles.load(store)).files).toEqual([]);
});

test('a table that was opened may not be written, and is no recent circuit', async () => {
  const path = join(folder, 'my.csv');
  await writeFile(path, 'a,b\n1,2\n');
  const opened = await documents({ openTable: path });
  expect(await opened.openTable()).toEqual({ ok: true, value: { path, name: 'my.csv', text: 'a,b\n1,2\n' } });
  expect(await opened.save({ ...request, path })).toMatchObject({ ok: false, issue: { path } });
  expect((await RecentFiles.load(store)).files).toEqual([]);
  expect(await (await documents()).openTable()).toBeNull();
});

test('a netlist is only read: it may not be written, and is no circuit to offer at the start', async () => {
  const path = join(folder, 'c17.bench');
  await writeFile(path, 'INPUT(a)');
  const opened = await documents({ open: path });
  expect(await opened.open()).toEqual({ ok: true, value: { path, name: 'c17.bench', text: 'INPUT(a)' } });
  expect(await opened.save({ ...request, path })).toMatchObject({ ok: false, issue: { path } });
  expect(await readFile(path, 'utf8')).toBe('INPUT(a)');
  expect((await RecentFiles.load(store)).files).toEqual([]);
});

test('a nand2tetris chip comes with the chips, scripts and tables of its folder, and with nothing else', async () => {
  const texts = {
    'Mux.hdl': 'CHIP Mux',
    'Not.hdl': 'CHIP Not',
    'Mux.tst': 'load',
    'Mux.cmp': '|a|',
    'secret.txt': 'no',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  await mkdir(join(folder, 'Folder.hdl'));
  await symlink(join(folder, 'secret.txt'), join(folder, 'Link.hdl'));
  const opened = await documents({ open: join(folder, 'Mux.hdl') });
  expect(await opened.open()).toMatchObject({
    value: {
      text: 'CHIP Mux',
      beside: [
        { name: 'Mux.cmp', text: '|a|' },
        { name: 'Mux.tst', text: 'load' },
        { name: 'Not.hdl', text: 'CHIP Not' },
      ],
    },
  });
});

test('a trained model is exported as bytes or text, under the ending of its format', async () => {
  const bytes = Uint8Array.of(8, 7, 0, 255, 128);
  const onnx = await documents({ export: join(folder, 'iris') });
  expect(await onnx.export({ suggestedName: 'iris', texts: { onnx: bytes } })).toMatchObject({
    ok: true,
    value: { name: 'iris.onnx' },
  });
  expect([...(await readFile(join(folder, 'iris.onnx')))]).toEqual([...bytes]);
  const model = await documents({ export: join(folder, 'iris') });
  await model.export({ suggestedName: 'iris', texts: { 'model.json': '{}' } });
  expect(await readFile(join(folder, 'iris.model.json'), 'utf8')).toBe('{}');
});
