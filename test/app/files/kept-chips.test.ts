import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { KeptChips } from '../../../app/files/kept-chips.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { networkOf } from '../../engine/support/networks.ts';

let folder: string;
let chips: KeptChips;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'nandrite-chips-')), 'chips');
  chips = new KeptChips(folder);
});

const text = (name: string): string => serializeNetwork(networkOf({ name }));

test('without a folder nothing is kept, and that is no mistake', async () => {
  expect(await chips.list()).toEqual([]);
});

test('what is kept is there for the next window, in the order of names', async () => {
  await chips.keep({ name: 'or', text: text('OR') });
  await chips.keep({ name: 'and', text: text('AND') });
  expect(await new KeptChips(folder).list()).toEqual([
    { ok: true, value: { name: 'and', text: text('AND') } },
    { ok: true, value: { name: 'or', text: text('OR') } },
  ]);
  expect(await readdir(folder)).toEqual(['and.network.json', 'or.network.json']);
});

test('a name that is taken is left alone, also by a file that cannot be read', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'and.network.json'), Uint8Array.of(0xff, 0xfe));
  expect(await chips.keep({ name: 'and', text: text('AND') })).toMatchObject({ ok: true, value: { name: 'and-2' } });
  expect(await chips.keep({ name: 'and', text: text('AND') })).toMatchObject({ ok: true, value: { name: 'and-3' } });
  expect([...(await readFile(join(folder, 'and.network.json')))]).toEqual([0xff, 0xfe]);
  const [broken, ...good] = await chips.list();
  const path = join(folder, 'and.network.json');
  expect(broken).toMatchObject({
    ok: false,
    issue: { path, message: `${path} cannot be read: it is not a text in UTF-8.` },
  });
  expect(good.map((one) => one.ok && one.value.name)).toEqual(['and-2', 'and-3']);
});

test('text that is no network is not kept', async () => {
  expect(await chips.keep({ name: 'x', text: 'hello' })).toMatchObject({ ok: false });
  expect(await chips.list()).toEqual([]);
});

test('a removed chip comes back as it was; one that is gone is an issue', async () => {
  await chips.keep({ name: 'and', text: text('AND') });
  expect(await chips.remove('and')).toEqual({ ok: true, value: { name: 'and', text: text('AND') } });
  expect(await readdir(folder)).toEqual([]);
  expect(await chips.remove('and')).toMatchObject({ ok: false, issue: { expected: expect.any(String) as string } });
});

test('a folder that cannot be read or written is an issue', async () => {
  await writeFile(folder, 'a file in its place');
  expect(await chips.list()).toMatchObject([{ ok: false, issue: { path: folder } }]);
  expect(await chips.keep({ name: 'and', text: text('AND') })).toMatchObject({ ok: false });
});
