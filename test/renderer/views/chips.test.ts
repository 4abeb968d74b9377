import { fireEvent } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, describe, vi } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import type { ChipType } from '../../../engine/network/types-chips.ts';
import type { Body } from '../../../renderer/state/align.ts';
import { groupSelection, openChip } from '../../../renderer/state/chip-deeds.ts';
import { chipCalled, freeTypeLabel, useOf } from '../../../renderer/state/chip-types.ts';
import { copySelection, duplicate, pasteText } from '../../../renderer/state/selection.ts';
import { commands, runCommand, type Command } from '../../../renderer/state/commands.ts';
import { editMenuState } from '../../../renderer/state/edit-menu.ts';
import type { Lab } from '../../../renderer/state/lab.svelte.ts';
import { startWiring } from '../../../renderer/state/wiring.ts';
import { canvasKey } from '../../../renderer/views/build/canvas-keys.ts';
import Inspector from '../../../renderer/views/build/Inspector.svelte';
import Outline from '../../../renderer/views/build/Outline.svelte';
import Palette from '../../../renderer/views/build/Palette.svelte';
import Finder from '../../../renderer/views/shell/Finder.svelte';
import { halfAdder, lamp, toggles, wires } from '../../engine/support/chips.ts';
import { networkOf } from '../../engine/support/networks.ts';
import { renderView } from './render.ts';

const half = { ...halfAdder, label: 'Half-adder' };

/** Two half-adders in a column, an input left of them, a neuron right, and a note. */
const circuit = networkOf({
  chipTypes: [half],
  chips: [
    { id: 'k', label: 'Upper', type: 'half' },
    { id: 'l', label: 'Lower', type: 'half' },
  ],
  stimuli: toggles('x'),
  populations: [{ id: 'n', model: 'mcculloch-pitts' }],
  connections: wires('x>k.a'),
  probes: [lamp('y', 'k.s')],
  notes: [{ id: 'why', text: 'Adds.' }],
  layout: {
    x: { x: 0, y: 0 },
    k: { x: 300, y: 0 },
    l: { x: 300, y: 200 },
    n: { x: 600, y: 0 },
    why: { x: 40, y: 300 },
    y: { x: 700, y: -200 },
  },
});

function withCanvas(lab: Lab): void {
  const bodies = (): Map<string, Body> =>
    new Map(
      Object.entries(lab.document.network?.layout ?? {}).map(([id, at]) => [
        id,
        { ...at, halfWidth: 20, halfHeight: 20 },
      ]),
    );
  const nothing = (): void => {};
  lab.canvas = {
    ...{ focus: nothing, fit: nothing, zoomBy: nothing, reveal: nothing, glide: () => Promise.resolve() },
    ...{ centre: () => ({ x: 900, y: 900 }), shows: () => true, cursor: () => null, bodies },
  };
}

async function opened(view = Outline) {
  const all = await renderView(view, circuit);
  withCanvas(all.lab);
  const press = (...keys: string[]): void =>
    keys.forEach((key) => void canvasKey(all.lab, new KeyboardEvent('keydown', { key })));
  return { ...all, press, network: () => all.lab.document.network! };
}

const wired = (lab: Lab): string[] =>
  lab.document.network!.connections.map(({ source, target }) => `${source}>${target}`);

describe('a chip is wired by keyboard', () => {
  it('from an output that is chosen first, to a neuron', async () => {
    const { lab, press } = await opened();
    lab.select(['k']);
    startWiring(lab);
    expect(lab.wiring).toEqual({ source: 'k.s', target: null, stage: 'source' });
    // Below the last output there is none.
    press('ArrowDown', 'ArrowDown');
    expect(lab.wiring?.source).toBe('k.c');
    press('ArrowUp', 'ArrowDown', 'Enter', 'ArrowRight', 'Enter');
    expect(wired(lab)).toEqual(['x>k.a', 'k.c>n']);
    expect(lab.document.toUndo).toBe('connect Upper c to n');
    expect(checkNetwork(lab.document.network!)).toEqual([]);
  });

  it('to the input port that the arrows reach', async () => {
    const { lab, press } = await opened();
    lab.select(['x']);
    startWiring(lab);
    expect(lab.wiring?.stage).toBe('target');
    press('ArrowRight');
    // The ports of Upper lie 12 above and below the input; the nearer in the list is the upper one.
    expect(lab.wiring?.target).toBe('k.a');
    press('ArrowDown');
    expect(lab.wiring?.target).toBe('k.b');
    press('ArrowDown', 'Enter');
    expect(wired(lab)).toEqual(['x>k.a', 'x>l.a']);
  });

  it('from chip to chip, going on to the right; outputs are no targets', async () => {
    const { lab, press } = await opened();
    lab.select(['l']);
    startWiring(lab);
    press('ArrowRight');
    expect(lab.wiring).toEqual({ source: 'l.s', target: null, stage: 'target' });
    press('ArrowUp');
    expect(lab.wiring?.target).toMatch(/^(n|k\.[ab])$/);
    press('Escape');
    expect([lab.wiring, lab.document.unsaved]).toEqual([null, false]);
  });
});

describe('a chip is opened and left by keyboard', () => {
  it('by Enter and Escape, with edits and undo inside', async () => {
    const { lab, press, network } = await opened();
    lab.select(['k']);
    press('Enter');
    expect(lab.document.chips).toEqual(['k']);
    lab.select(['both']);
    runCommand(lab, 'delete');
    expect(network().populations.map(({ id }) => id)).toEqual(['sum']);
    runCommand(lab, 'undo');
    expect(lab.document.whole).toBe(circuit);
    expect(lab.document.chips).toEqual(['k']);
    lab.select(['sum']);
    runCommand(lab, 'deselect');
    expect(lab.document.chips).toEqual(['k']);
    runCommand(lab, 'deselect');
    expect([lab.document.chips, [...lab.selection]]).toEqual([[], ['k']]);
  });

  it('by commands that are open where they mean something', async () => {
    const { lab } = await opened();
    const isOpen = (id: Command['id']): boolean | undefined => commands.find((one) => one.id === id)?.isOpen?.(lab);
    const state = (): unknown[] => [isOpen('open-chip'), isOpen('leave-chip'), isOpen('keep-chip')];
    expect(state()).toEqual([false, false, false]);
    lab.select(['k']);
    expect(state()).toEqual([true, false, true]);
    runCommand(lab, 'open-chip');
    expect([state(), lab.document.chips]).toEqual([[false, true, false], ['k']]);
    runCommand(lab, 'leave-chip');
    expect(lab.document.chips).toEqual([]);
  });
});

describe('chips and notes in a selection', () => {
  it('are aligned, distributed and duplicated with the rest', async () => {
    const { lab, network } = await opened();
    lab.select(['k', 'why']);
    runCommand(lab, 'align-left');
    expect([network().layout.k, network().layout.why]).toEqual([
      { x: 40, y: 0 },
      { x: 40, y: 300 },
    ]);
    lab.select(['x', 'k', 'why']);
    runCommand(lab, 'distribute-y');
    expect(network().layout.k).toEqual({ x: 40, y: 150 });
    expect(lab.document.toUndo).toBe('distribute 3 parts');
    lab.select(['k', 'why']);
    duplicate(lab);
    expect(network().chips.map(({ id, type }) => [id, type])).toEqual([
      ['k', 'half'],
      ['l', 'half'],
      ['k1', 'half'],
    ]);
    expect(network().notes).toHaveLength(2);
    expect(lab.document.toUndo).toBe('duplicate 3 parts');
  });

  it('go through the clipboard into another document', async () => {
    const { lab } = await opened();
    lab.select(['k']);
    const text = copySelection(lab)!;
    const other = await renderView(Outline, networkOf({}));
    withCanvas(other.lab);
    pasteText(other.lab, text);
    expect(other.lab.document.network?.chipTypes).toEqual(circuit.chipTypes);
    expect(other.lab.document.toUndo).toBe('paste 2 parts');
  });

  it('pasted inside of their own kind are refused, and nothing changes', async () => {
    const { lab } = await opened();
    lab.select(['k']);
    const text = copySelection(lab)!;
    openChip(lab, 'l');
    pasteText(lab, text);
    expect(lab.document.whole).toBe(circuit);
  });
});

describe('F2', () => {
  it('renames a chip, and writes a note', async () => {
    const { lab, screen } = await opened(Inspector);
    lab.select(['k']);
    await vi.waitFor(() => screen.getByLabelText('Name'));
    runCommand(lab, 'rename');
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    lab.select(['why']);
    await vi.waitFor(() => screen.getByLabelText('Note'));
    runCommand(lab, 'rename');
    expect(document.activeElement).toBe(screen.getByLabelText('Note'));
  });
});

describe('the outline', () => {
  it('lists ports with what they are connected to and their levels', async () => {
    const { lab, screen } = await opened();
    const items = (): (string | null)[] => screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(items()).toEqual([
      'x, toggle, now 0',
      'n, McCulloch–Pitts, bias 0',
      'Upper, Half-adder',
      'Lower, Half-adder',
      'Upper a, input, from x',
      'Upper b, input, not connected',
      'Upper s, output, not connected',
      'Upper c, output, not connected',
      'Lower a, input, not connected',
      'Lower b, input, not connected',
      'Lower s, output, not connected',
      'Lower c, output, not connected',
      'x to Upper a, weight 1',
      expect.stringMatching(/^y, reads Upper s/),
      'Adds.',
    ]);
    await lab.session.toggle('x');
    // 1 + 0: the sum is lit three steps later, the carry is not.
    await lab.session.stepOnce(4);
    await vi.waitFor(() =>
      expect(items().slice(4, 8)).toEqual([
        'Upper a, input, from x, now 1',
        'Upper b, input, not connected, now 0',
        'Upper s, output, not connected, now 1',
        'Upper c, output, not connected, now 0',
      ]),
    );
  });

  it('a port stands for its chip', async () => {
    const { lab, screen } = await opened();
    await userEvent.click(screen.getByRole('button', { name: /^Lower b, input/ }));
    expect([...lab.selection]).toEqual(['l']);
  });
});

describe('the finder', () => {
  async function finding() {
    const all = await opened(Finder);
    await all.lab.ownChips.keep(circuit, 'half');
    all.lab.finderOpen = true;
    const field = await vi.waitFor(() => all.screen.getByRole('combobox'));
    const found = async (query: string): Promise<string[]> => {
      await fireEvent.input(field, { target: { value: query } });
      return all.screen.getAllByRole('option').map(({ textContent }) => textContent.trim());
    };
    return { ...all, found };
  }

  it('finds chips to add and to remove, and chips, ports and notes to go to', async () => {
    const { lab, screen, found } = await finding();
    expect(await found('chip half')).toEqual([
      'Add chip Half-adder',
      'Add chip Half-adder, mine',
      'Remove chip Half-adder from my chips',
    ]);
    expect(await found('go upper')).toEqual([
      'Go to Upper, chip',
      ...['a, input', 'b, input', 's, output', 'c, output'].map((port) => `Go to Upper ${port} port`),
    ]);
    expect(await found('go note')).toEqual(['Go to the note “Adds.”']);
    await found('lower b');
    await userEvent.click(screen.getByRole('option', { name: 'Go to Lower b, input port' }));
    await vi.waitFor(() => expect([...lab.selection]).toEqual(['l']));
  });
});

describe('my chips', () => {
  it('are kept from the inspector, listed in the palette, added by keyboard to another document, and removed', async () => {
    const first = await opened(Inspector);
    first.lab.select(['k']);
    const keep = await vi.waitFor(() => first.screen.getByRole('button', { name: 'Keep in my chips' }));
    await userEvent.click(keep);
    await vi.waitFor(() => expect(first.desktop.kept).toHaveLength(1));
    const { lab, screen, desktop } = await renderView(Palette, networkOf({}));
    withCanvas(lab);
    desktop.kept.push(...first.desktop.kept);
    await lab.ownChips.load();
    screen.getByRole('heading', { name: 'My chips' });
    await userEvent.type(screen.getByRole('searchbox'), 'half{Enter}');
    expect(lab.document.network?.chips).toEqual([{ id: 'half', label: 'Half-adder', type: 'half' }]);
    expect(lab.document.toUndo).toBe('add Half-adder');
    // Then it is a chip of this circuit, too; the one of mine comes after it.
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}');
    await vi.waitFor(() => expect(screen.queryByRole('heading', { name: 'My chips' })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    expect(desktop.kept).toEqual([]);
    expect(lab.document.network?.chips).toHaveLength(1);
  });
});

describe('chip types of a circuit', () => {
  it('take the first number that is free', () => {
    const typed = (label: string) => networkOf({ chipTypes: [{ ...half, label }] });
    expect(freeTypeLabel(typed('Chip 2'))).toBe('Chip 1');
    expect(freeTypeLabel(typed('Chip 1'))).toBe('Chip 2');
  });

  it('that nothing uses are removed from the palette by keyboard or button, and come back by Undo', async () => {
    const { lab, screen } = await renderView(Palette, { ...circuit, chips: [], connections: [], probes: [] });
    withCanvas(lab);
    await userEvent.type(screen.getByRole('searchbox'), 'half');
    await userEvent.keyboard('{ArrowDown}{Delete}');
    expect(lab.document.network?.chipTypes).toEqual([]);
    expect(lab.document.toUndo).toBe('remove chip type Half-adder');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    lab.document.undo();
    expect(lab.document.network?.chipTypes).toEqual(circuit.chipTypes);
    await userEvent.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Remove chip type Half-adder' })));
    expect(lab.document.network?.chipTypes).toEqual([]);
  });

  it('stay while chips of them exist, in the circuit or in another type, which is said', async () => {
    const { lab, screen } = await renderView(Palette, circuit);
    await userEvent.click(screen.getByRole('button', { name: 'Remove chip type Half-adder' }));
    expect(lab.document.network?.chipTypes).toEqual(circuit.chipTypes);
    expect(lab.document.toUndo).toBeNull();
    expect(useOf(circuit, 'half')).toEqual({
      ...{ path: '', message: 'there are 2 chips in the circuit' },
      expected: 'no chip of this type: delete them first',
    });
    const [inner] = circuit.chipTypes as [ChipType];
    const outer = { ...inner, id: 'full', label: 'Full', circuit: { ...inner.circuit, chips: [circuit.chips[0]!] } };
    const nested = { ...circuit, chips: [], chipTypes: [inner, outer] };
    expect(useOf(nested, 'half')?.message).toBe('there is 1 chip in “Full”');
    expect(useOf(nested, 'full')).toBeNull();
  });

  it('are called chips once', () => {
    expect(['Adder', 'Chip 1', 'chipmunk'].map(chipCalled)).toEqual(['chip Adder', 'Chip 1', 'chip chipmunk']);
  });
});

describe('the native Edit menu', () => {
  it('knows the edits to undo and redo, and which commands are open', async () => {
    const { lab } = await opened();
    expect(editMenuState(lab)).toEqual({ undo: null, redo: null, open: ['select-all'] });
    lab.select(['n', 'x']);
    expect(editMenuState(lab).open).toEqual(['duplicate', 'select-all', 'group']);
    groupSelection(lab);
    expect(editMenuState(lab)).toEqual({
      undo: 'group 2 parts',
      redo: null,
      open: ['duplicate', 'select-all', 'group', 'ungroup'],
    });
    runCommand(lab, 'undo');
    expect(editMenuState(lab)).toMatchObject({ undo: null, redo: 'group 2 parts' });
    lab.show('train');
    expect(editMenuState(lab)).toEqual({ undo: null, redo: null, open: [] });
  });
});
