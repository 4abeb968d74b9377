import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Body } from '../../../renderer/state/align.ts';
import { runCommand } from '../../../renderer/state/commands.ts';
import type { CanvasControls, Lab } from '../../../renderer/state/lab.svelte.ts';
import { duplicate, nudge, pasteText, selectAll } from '../../../renderer/state/selection.ts';
import { startWiring } from '../../../renderer/state/wiring.ts';
import { canvasKey } from '../../../renderer/views/build/canvas-keys.ts';
import Outline from '../../../renderer/views/build/Outline.svelte';
import Palette from '../../../renderer/views/build/Palette.svelte';
import { toolbarPlace, withInner } from '../../../renderer/views/build/selection-box.ts';
import Announcer from '../../../renderer/views/shell/Announcer.svelte';
import Finder from '../../../renderer/views/shell/Finder.svelte';
import { find } from '../../../renderer/views/shell/finder.ts';
import TitleBar from '../../../renderer/views/shell/TitleBar.svelte';
import { example, network } from '../support/networks.ts';
import { renderView } from './render.ts';

/** A canvas without a picture: parts lie where the layout says. */
function withCanvas(lab: Lab, cursor: { x: number; y: number } | null = null): void {
  const bodies = (): Map<string, Body> =>
    new Map(
      Object.entries(lab.document.network?.layout ?? {}).map(([id, { x, y }]) => [
        id,
        { x, y, halfWidth: 20, halfHeight: 20 },
      ]),
    );
  const nothing = (): void => {};
  const controls = {
    focus: nothing,
    fit: nothing,
    zoomBy: nothing,
    reveal: nothing,
    glide: () => Promise.resolve(),
  } satisfies Partial<CanvasControls>;
  lab.canvas = { ...controls, centre: () => ({ x: 500, y: 500 }), shows: () => true, cursor: () => cursor, bodies };
}

const key = (lab: Lab, name: string, more: KeyboardEventInit = {}): boolean =>
  canvasKey(lab, new KeyboardEvent('keydown', { key: name, ...more }));

describe('the palette', () => {
  it('adds what was typed with Enter, and says so', async () => {
    const { lab, screen } = await renderView(Palette, network({}));
    withCanvas(lab);
    const user = userEvent.setup();
    await user.type(screen.getByRole('searchbox', { name: 'Search the palette' }), 'lif{Enter}');
    expect(lab.document.network?.populations).toMatchObject([{ id: 'n1', model: 'lif' }]);
    expect(lab.document.network?.layout.n1).toEqual({ x: 500, y: 500 });
    expect(lab.document.toUndo).toBe('add n1');
  });

  it('has gates and probes, and the finder finds them with what else people look for', async () => {
    const { lab, screen } = await renderView(Palette, network({}));
    withCanvas(lab);
    const user = userEvent.setup();
    await user.type(screen.getByRole('searchbox', { name: 'Search the palette' }), 'nand{Enter}');
    expect(lab.document.network?.populations).toMatchObject([{ label: 'NAND', parameters: { b: 1.5 } }]);
    lab.document.edit('clear', (now) => ({ ...now, probes: [] }));
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'trace');
    await user.click(screen.getByRole('button', { name: 'Trace of the potential' }));
    expect(lab.document.network?.probes).toMatchObject([{ kind: 'trace', target: 'nand', variable: 'z' }]);
    const labels = (query: string): string[] =>
      find(lab, query).flatMap(({ findings }) => findings.map(({ label }) => label));
    expect(labels('nand gate')).toEqual(['Add NAND gate']);
    expect(labels('probe')).toEqual(expect.arrayContaining(['Add probe: spikes', 'Add Lamp']));
    expect(labels('chip')).toContain('Make a circuit from a formula or table…');
    expect(labels('minimap')).toContain('Fit the circuit');
    expect(labels('wiring')).toContain('Measure the wiring');
  });

  it('is walked through with the arrows, and back to the search', async () => {
    const { screen } = await renderView(Palette, network({}));
    const user = userEvent.setup();
    const search = screen.getByRole('searchbox', { name: 'Search the palette' });
    await user.type(search, 'st{ArrowDown}');
    const [first, second] = screen.getAllByRole('button');
    expect(document.activeElement).toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(search);
  });
});

describe('the finder', () => {
  async function finding() {
    const all = await renderView(Finder, example('half-adder'));
    withCanvas(all.lab);
    all.lab.finderOpen = true;
    const field = await vi.waitFor(() => all.screen.getByRole('combobox'));
    return { ...all, field, user: userEvent.setup() };
  }

  it('finds commands with their keys, neurons to add, and parts by name', async () => {
    const { screen, field, user } = await finding();
    await user.type(field, 'all');
    await vi.waitFor(() => expect(screen.getByRole('option', { name: /Select all/ }).textContent).toMatch(/Ctrl\+A/));
    await user.clear(field);
    await user.type(field, 'add lif');
    await vi.waitFor(() => screen.getByRole('option', { name: 'Add Leaky integrate-and-fire neuron' }));
    await user.clear(field);
    await user.type(field, 'go sum');
    await vi.waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toMatch(/Go to sum/i));
  });

  it('does what Enter is pressed on, once it is gone', async () => {
    const { lab, field, user } = await finding();
    await user.type(field, 'add toggle');
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(lab.document.network?.stimuli.at(-1)?.kind).toBe('toggle'));
    expect(lab.document.network?.stimuli).toHaveLength(example('half-adder').stimuli.length + 1);
    expect(lab.finderOpen).toBe(false);
  });

  it('says when nothing is called so, and Escape does nothing', async () => {
    const { lab, screen, field, user } = await finding();
    await user.type(field, 'zebra');
    await vi.waitFor(() => screen.getByText('Nothing is called “zebra”.'));
    await user.keyboard('{Escape}');
    expect([lab.finderOpen, lab.document.unsaved]).toEqual([false, false]);
  });
});

describe('the outline', () => {
  it('lists inputs, neurons, connections and outputs in words', async () => {
    const { lab, screen } = await renderView(Outline, example('nand'));
    const items = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(items).toEqual([
      'a, toggle, now 0',
      'b, toggle, now 0',
      'NAND, McCulloch–Pitts, bias 1.5',
      'a to NAND, weight −1',
      'b to NAND, weight −1',
      expect.stringMatching(/^y, reads NAND/),
    ]);
    screen.getByRole('heading', { name: 'Connections: 2' });
    await lab.session.stepOnce(2);
    await vi.waitFor(() => screen.getByRole('button', { name: 'y, reads NAND, lit' }));
    await lab.session.toggle('a');
    await vi.waitFor(() => screen.getByRole('button', { name: 'a, toggle, now 1' }));
  });

  it('follows the selection, and the arrows move it', async () => {
    const { lab, screen } = await renderView(Outline, example('nand'));
    const user = userEvent.setup();
    lab.select(['b']);
    const b = await vi.waitFor(() => {
      const button = screen.getByRole('button', { name: /^b, toggle/ });
      expect(button.getAttribute('aria-current')).toBe('true');
      return button;
    });
    await user.tab();
    expect(document.activeElement).toBe(b);
    await user.keyboard('{ArrowDown}');
    expect([...lab.selection]).toEqual(['nand']);
  });
});

describe('what happens', () => {
  it('is said: an edit in the past tense, and what was undone', async () => {
    const { lab, screen } = await renderView(Announcer, example('nand'));
    withCanvas(lab);
    const status = screen.getByRole('status', { name: 'What happened' });
    lab.select(['a', 'b']);
    nudge(lab, 10, 0);
    await vi.waitFor(() => expect(status.textContent).toBe('Moved 2 inputs'));
    runCommand(lab, 'delete');
    await vi.waitFor(() => expect(status.textContent).toBe('Deleted 2 inputs'));
    runCommand(lab, 'undo');
    await vi.waitFor(() => expect(status.textContent).toBe('Undid: delete 2 inputs'));
  });

  it('has its name on the buttons of undo and redo', async () => {
    const { lab, screen } = await renderView(TitleBar, example('nand'));
    withCanvas(lab);
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
    lab.select(['nand']);
    nudge(lab, 10, 0);
    await vi.waitFor(() => screen.getByRole('button', { name: 'Undo move NAND' }));
    runCommand(lab, 'undo');
    await vi.waitFor(() => screen.getByRole('button', { name: 'Redo move NAND' }));
  });
});

describe('a selection', () => {
  it('moves as a whole, in one step of undo', async () => {
    const { lab } = await renderView(Outline, example('nand'));
    withCanvas(lab);
    const before = lab.document.network!.layout;
    selectAll(lab);
    expect(lab.selection.size).toBe(4);
    for (let k = 0; k < 3; k++) key(lab, 'ArrowRight', { altKey: true, shiftKey: k === 2 });
    for (const [id, { x, y }] of Object.entries(lab.document.network!.layout))
      expect([x, y]).toEqual([before[id]!.x + 120, before[id]!.y]);
    lab.document.undo();
    expect(lab.document.network!.layout).toEqual(before);
  });

  it('forgets what an undo takes away', async () => {
    const { lab } = await renderView(Outline, example('nand'));
    withCanvas(lab);
    lab.select(['a']);
    duplicate(lab);
    expect([...lab.selection]).toEqual(['c']);
    runCommand(lab, 'undo');
    expect([...lab.selection]).toEqual([]);
  });

  it('is duplicated beside itself, and the copy is selected', async () => {
    const { lab } = await renderView(Outline, example('nand'));
    withCanvas(lab);
    const { x, y } = lab.document.network!.layout.a!;
    lab.select(['a', 'nand']);
    duplicate(lab);
    expect([...lab.selection].slice(0, 2)).toEqual(['nand1', 'c']);
    expect(lab.document.network!.layout.c).toEqual({ x: x + 40, y: y + 40 });
    expect(lab.document.network!.connections).toHaveLength(3);
  });

  it('is pasted under the mouse, with its middle there', async () => {
    const { lab } = await renderView(Outline, network({}));
    withCanvas(lab, { x: 1003, y: -498 });
    const two = {
      populations: [
        { id: 'p', model: 'step' },
        { id: 'q', model: 'step' },
      ],
    };
    const layout = { p: { x: 0, y: 0 }, q: { x: 100, y: 40 } };
    pasteText(lab, JSON.stringify({ ...network(two), layout }));
    expect(lab.document.network!.layout).toEqual({ p: { x: 950, y: -520 }, q: { x: 1050, y: -480 } });
    expect(lab.document.toUndo).toBe('paste 2 neurons');
  });

  it('leaves the circuit alone when the clipboard holds something else', async () => {
    const { lab } = await renderView(Outline, example('nand'));
    pasteText(lab, 'a shopping list');
    expect(lab.document.unsaved).toBe(false);
  });

  it('shows the connections within it, too', () => {
    const nand = example('nand');
    const inner = nand.connections.filter(({ source }) => source === 'a').map(({ id }) => id);
    expect([...withInner(nand, new Set(['a', 'nand']))]).toEqual(['a', 'nand', ...inner]);
    expect([...withInner(nand, new Set(['nand']))]).toEqual(['nand']);
  });

  it('has its toolbar above it, below it at the top of the canvas, and never outside', () => {
    const [bar, canvas] = [
      { width: 300, height: 36 },
      { width: 800, height: 500 },
    ];
    expect(toolbarPlace({ minX: 300, minY: 200, maxX: 500, maxY: 300 }, bar, canvas)).toEqual({ x: 250, y: 150 });
    expect(toolbarPlace({ minX: 300, minY: 20, maxX: 500, maxY: 100 }, bar, canvas)).toEqual({ x: 250, y: 130 });
    expect(toolbarPlace({ minX: -90, minY: -50, maxX: 900, maxY: 600 }, bar, canvas)).toEqual({ x: 255, y: 456 });
  });

  it('has its toolbar where it covers nothing of the circuit, or else least', () => {
    const [bar, canvas] = [
      { width: 300, height: 36 },
      { width: 800, height: 500 },
    ];
    const selection = { minX: 300, minY: 200, maxX: 500, maxY: 300 };
    const isOn = (y: number) => (box: { minY: number; maxY: number }) => Number(box.minY <= y && y <= box.maxY);
    // An axon runs above the selection, at 160: below it, then.
    expect(toolbarPlace(selection, bar, canvas, null, isOn(160))).toEqual({ x: 250, y: 330 });
    const both = (box: { minY: number; maxY: number }): number => isOn(160)(box) + isOn(340)(box);
    expect(toolbarPlace(selection, bar, canvas, null, both)).toEqual({ x: 250, y: 8 });
    // Everywhere as crowded, it stays where it belongs.
    expect(toolbarPlace(selection, bar, canvas, null, () => 7)).toEqual({ x: 250, y: 150 });
  });

  it('has its toolbar above the legend, and beside it where there is room', () => {
    const [bar, canvas] = [
      { width: 300, height: 36 },
      { width: 800, height: 500 },
    ];
    const legend = { right: 270, top: 460 };
    // 460 − 8 − 36
    expect(toolbarPlace({ minX: 0, minY: 0, maxX: 200, maxY: 480 }, bar, canvas, legend)).toEqual({ x: 8, y: 416 });
    expect(toolbarPlace({ minX: 400, minY: 0, maxX: 700, maxY: 480 }, bar, canvas, legend)).toEqual({ x: 400, y: 456 });
  });
});

describe('wiring by keyboard', () => {
  const two = () =>
    network({
      stimuli: [{ id: 'a', kind: 'toggle' }],
      populations: [
        { id: 'p', model: 'step' },
        { id: 'q', model: 'step' },
      ],
      layout: { a: { x: 0, y: 0 }, p: { x: 100, y: 0 }, q: { x: 200, y: 0 } },
    });

  it('chooses a target with the arrows and connects with Enter', async () => {
    const { lab, screen } = await renderView(Announcer, two());
    withCanvas(lab);
    const status = screen.getByRole('status', { name: 'What happened' });
    lab.select(['a']);
    startWiring(lab);
    await vi.waitFor(() => expect(status.textContent).toMatch(/^Connecting from a: arrows choose a neuron/));
    key(lab, 'ArrowRight');
    key(lab, 'ArrowRight');
    await vi.waitFor(() => expect(status.textContent).toBe('To q'));
    key(lab, 'ArrowLeft');
    // There is no way back to the input itself: it takes no connections.
    key(lab, 'ArrowLeft');
    key(lab, 'Enter');
    expect(lab.document.network?.connections.map(({ source, target }) => [source, target])).toEqual([['a', 'p']]);
    await vi.waitFor(() => expect(status.textContent).toBe('Connected a to p'));
    expect([lab.wiring, [...lab.selection]]).toEqual([null, ['a']]);
  });

  it('makes nothing when Escape is pressed', async () => {
    const { lab } = await renderView(Announcer, two());
    withCanvas(lab);
    lab.select(['p']);
    startWiring(lab);
    key(lab, 'ArrowRight');
    key(lab, 'Escape');
    expect([lab.wiring, lab.document.unsaved, [...lab.selection]]).toEqual([null, false, ['p']]);
  });
});
