import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { browserChips } from '../../../renderer/state/browser-chips.ts';
import { setChipType } from '../../../renderer/state/edits.ts';
import { addOwnChip, keptName, networkOfOwnChip, readOwnChip } from '../../../renderer/state/own-chip.ts';
import { OwnChips } from '../../../renderer/state/own-chips.svelte.ts';
import { around, fullAdder, halfAdder } from '../../engine/support/chips.ts';
import { networkOf } from '../../engine/support/networks.ts';
import { createTestDesktop } from '../support/lab.ts';

const labelled = (type: typeof halfAdder, label: string) => ({ ...type, label });
const types = [labelled(halfAdder, 'Half-adder'), labelled(fullAdder, 'Full adder')];
const full = around(types, fullAdder);

describe('a chip of the user’s own', () => {
  it('is a network of one chip with all that it is made of, and nothing else', () => {
    const own = networkOfOwnChip(full, 'full');
    expect([own.name, own.chips, own.populations, own.connections]).toEqual([
      'Full adder',
      [{ id: 'full', label: 'Full adder', type: 'full' }],
      [],
      [],
    ]);
    expect(own.chipTypes).toEqual(full.chipTypes);
    expect(networkOfOwnChip(full, 'half').chipTypes.map(({ id }) => id)).toEqual(['half']);
    expect(checkNetwork(own)).toEqual([]);
  });

  it('comes back from its text and into any document, where it shares a type that is alike', () => {
    const read = readOwnChip('full-adder', serializeNetwork(networkOfOwnChip(full, 'full')));
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const own = read.value.network;
    const fresh = addOwnChip(networkOf({}), own, { x: 30, y: 40 });
    expect(fresh.network.chips).toEqual([{ id: 'full', label: 'Full adder', type: 'full' }]);
    expect(fresh.network.layout).toEqual({ full: { x: 30, y: 40 } });
    expect(addOwnChip(full, own, { x: 0, y: 0 }).network.chipTypes).toEqual(full.chipTypes);
    const other = addOwnChip(setChipType(full, 'full', { note: 'Changed' }), own, { x: 0, y: 0 });
    expect(other.network.chipTypes.map(({ id }) => id)).toEqual(['half', 'full', 'full_2']);
    expect(other.network.chips.at(-1)).toMatchObject({ id: other.id, type: 'full_2' });
  });

  it.each([
    ['no network', 'hello', 'adder, line 1, column 1'],
    [
      'a circuit',
      serializeNetwork(networkOf({ populations: [{ id: 'n', model: 'lif' }], time: { dt: 0.1 } })),
      'adder',
    ],
    ['nothing', serializeNetwork(networkOf({})), 'adder'],
  ])('is not %s', (_what, text, path) => {
    const read = readOwnChip('adder', text);
    expect(read.ok ? [] : read.issues.map((issue) => issue.path)).toEqual([path]);
  });

  it('has a name that a file may have', () => {
    expect(['Half-adder (left)', 'ÄÖ', '../../etc', 'XOR 2'].map(keptName)).toEqual([
      'half-adder-left',
      'chip',
      'etc',
      'xor-2',
    ]);
  });
});

describe('the library', () => {
  async function library() {
    const { desktop, state } = createTestDesktop();
    const own = new OwnChips(desktop);
    await own.load();
    return { own, state };
  }

  it('keeps a chip once, a changed one beside it under a number, and removes it', async () => {
    const { own, state } = await library();
    await own.keep(full, 'half');
    await own.keep(full, 'half');
    await own.keep(setChipType(full, 'half', { note: 'Two bits' }), 'half');
    expect(own.chips.map(({ name, network }) => [name, network.name])).toEqual([
      ['half-adder', 'Half-adder'],
      ['half-adder-2', 'Half-adder 2'],
    ]);
    expect(state.kept).toHaveLength(2);
    await own.remove('half-adder');
    expect(own.chips.map(({ name }) => name)).toEqual(['half-adder-2']);
    expect(state.kept).toHaveLength(1);
  });

  it('offers what can be read, and says what cannot, without touching it', async () => {
    const { desktop, state } = createTestDesktop();
    const good = serializeNetwork(networkOfOwnChip(full, 'half'));
    state.kept.push(
      { ok: true, value: { name: 'bad', text: '{' } },
      { ok: false, issue: { path: '/chips/x', message: '/chips/x cannot be read: it is a folder.', expected: 'No.' } },
      { ok: true, value: { name: 'good', text: good } },
    );
    const own = new OwnChips(desktop);
    await vi.waitFor(() => expect(own.chips.map(({ name }) => name)).toEqual(['good']));
    expect(state.kept).toHaveLength(3);
  });

  it('takes nothing in that could not be stored', async () => {
    const { own, state } = await library();
    state.saveFailure = 'the disk is full';
    await own.keep(full, 'half');
    expect(own.chips).toEqual([]);
  });
});

describe('in a browser', () => {
  beforeEach(() => localStorage.clear());

  it('chips are kept in the tab’s storage, each by itself, and none is replaced', async () => {
    expect(await browserChips.keepChip({ name: 'a', text: 'one' })).toEqual({
      ok: true,
      value: { name: 'a', text: 'one' },
    });
    await browserChips.keepChip({ name: 'a', text: 'two' });
    localStorage.setItem('nandrite.theme', 'dark');
    const kept = await browserChips.keptChips();
    expect(kept.map((one) => one.ok && one.value)).toEqual([
      { name: 'a', text: 'one' },
      { name: 'a-2', text: 'two' },
    ]);
    expect(await browserChips.removeChip('a')).toMatchObject({ ok: true, value: { text: 'one' } });
    expect(await browserChips.keptChips()).toHaveLength(1);
    expect(await browserChips.removeChip('a')).toMatchObject({ ok: false });
  });

  it('a storage that is full is an issue', async () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await browserChips.keepChip({ name: 'a', text: 'one' })).toMatchObject({ ok: false, issue: { path: 'a' } });
    full.mockRestore();
  });
});
