import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializeNetwork } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { inspector, openExample, saveAs } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedName, focusedRole, hasVisibleFocus } from './focus.ts';
import { problems } from './looks.ts';
import { canvasPoint, eventually, exampleNetwork } from './window.ts';

/** The half adder is changed in many ways; each test goes on where the one before left the window. */
describe('the editor in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const original = exampleNetwork('half-adder');

  const openNetwork = (): Promise<Network> => saveAs(launched, join(folder, 'mine.network.json'));
  const canvas = () => page.locator('.canvas');
  const press = (keys: string): Promise<void> => page.keyboard.press(keys);
  const toolbar = (name: string) =>
    page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name, exact: true });
  const said = () => page.getByRole('status', { name: 'What happened' });
  const selectedCount = () => inspector(page).getByRole('heading', { name: /selected$/ });
  const finder = () => page.getByRole('dialog', { name: 'Find a command or part' });

  async function undoIsCalled(name: string): Promise<void> {
    await page.getByRole('button', { name: `Undo ${name}`, exact: true }).waitFor();
  }

  async function find(text: string): Promise<void> {
    await press('Control+k');
    await finder().waitFor();
    await page.keyboard.type(text);
    await eventually(async () => expect(await finder().getByRole('option', { selected: true }).count()).toBe(1));
    await press('Enter');
    await finder().waitFor({ state: 'detached' });
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-editor-'));
    launched = await launchApp();
    ({ page } = launched);
    await openExample(page, original.name);
    await canvas().focus();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('selects with a marquee what lies in it, and Shift-click takes one away', async () => {
    const [a, b] = [await canvasPoint(page, original, 'a'), await canvasPoint(page, original, 'b')];
    await page.keyboard.down('Shift');
    await page.mouse.move(Math.min(a.x, b.x) - 40, Math.min(a.y, b.y) - 30);
    await page.mouse.down();
    await page.mouse.move(Math.max(a.x, b.x), Math.max(a.y, b.y), { steps: 5 });
    await page.locator('.marquee').waitFor();
    await page.mouse.up();
    await page.keyboard.up('Shift');
    expect(await page.locator('.marquee').count()).toBe(0);
    expect(await selectedCount().innerText()).toBe('2 inputs selected');
    await page.keyboard.down('Shift');
    await page.mouse.click(a.x, a.y);
    await page.keyboard.up('Shift');
    await eventually(async () => expect(await inspector(page).getByLabel('Name').inputValue()).toBe('b'));
  });

  it('marks the selection of all, with a toolbar that the keyboard reaches', async () => {
    await press('Control+a');
    expect(await selectedCount().innerText()).toBe('7 parts selected');
    await canvas().focus();
    await press('Tab');
    expect(await focusedName(page)).toBe('Align left');
    expect(await hasVisibleFocus(page)).toBe(true);
    await press('ArrowLeft');
    expect(await focusedName(page)).toBe('Delete selection');
    await press('Escape');
    expect(await focusedRole(page)).toBe('application');
  });

  it('has no serious accessibility problem with the toolbar shown, in both themes', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
  });

  it('moves all that is selected with one key, and calls it by its name', async () => {
    await press('Alt+ArrowDown');
    await undoIsCalled('move 7 parts');
    const { layout } = await openNetwork();
    for (const [id, { x, y }] of Object.entries(original.layout)) expect(layout[id]).toEqual({ x, y: y + 10 });
    await press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(original));
  });

  it('aligns and distributes', async () => {
    await find('go to sum');
    await press('Shift+ArrowLeft');
    await press('Shift+ArrowDown');
    expect(await selectedCount().innerText()).toBe('3 neurons selected');
    await toolbar('Align left').click();
    await undoIsCalled('align 3 neurons left');
    const { layout } = await openNetwork();
    expect(new Set(original.populations.map(({ id }) => layout[id]!.x))).toEqual(new Set([layout.at_least_1!.x]));
    await toolbar('Distribute vertically').click();
    await undoIsCalled('distribute 3 neurons');
    await canvas().focus();
    await press('Control+z');
    await press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(original));
  });

  it('copies and pastes under the mouse, through the clipboard of the system', async () => {
    await press('Control+a');
    await press('Control+c');
    await eventually(async () => expect(await said().innerText()).toBe('Copied 7 parts'));
    const text = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(JSON.parse(text)).toMatchObject({ format: 'nandrite.network', version: 1 });
    const { x, y } = await canvasPoint(page, original, 'b');
    await page.mouse.move(x, y + 60);
    await press('Control+v');
    await undoIsCalled('paste 7 parts');
    const { populations, stimuli, connections, probes } = await openNetwork();
    expect(populations.map(({ label }) => label)).toEqual(['at least 1', 'carry', 'sum', 'at least 1', 'carry', 'sum']);
    expect(stimuli.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(connections.slice(6).map(({ weight }) => weight)).toEqual(original.connections.map(({ weight }) => weight));
    const lamps = probes.flatMap((probe) => (probe.kind === 'lamp' ? [probe.expect] : []));
    expect(lamps.slice(2)).toEqual(lamps.slice(0, 2).map((text) => text.replace('a', 'c').replace('b', 'd')));
    await press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(original));
  });

  it('takes parts from another window as text, and refuses other text kindly', async () => {
    const put = (text: string): Promise<void> =>
      launched.app.evaluate(({ clipboard }, one) => clipboard.writeText(one), text);
    await put('eggs, flour, milk');
    await press('Control+v');
    await page.getByText('found “eggs, flour, milk”, which is no part of a circuit').waitFor();
    await page.getByRole('button', { name: 'Close toast' }).click();
    await put(serializeNetwork(exampleNetwork('nand')));
    await press('Control+v');
    await eventually(async () => expect((await openNetwork()).populations.map(({ label }) => label)).toContain('NAND'));
    await press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(original));
  });

  it('cuts, and duplicates beside the original', async () => {
    await find('go to carry');
    await press('Control+d');
    await undoIsCalled('duplicate 2 parts');
    const { layout } = await openNetwork();
    const { x, y } = original.layout.carry_neuron!;
    expect(layout.carry_neuron1).toEqual({ x: x + 40, y: y + 40 });
    await press('Control+x');
    await undoIsCalled('cut 2 parts');
    expect((await openNetwork()).populations).toEqual(original.populations);
    await press('Control+z');
    await press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(original));
  });

  it('leaves copy and paste to a field in which someone types', async () => {
    const search = page.getByLabel('Search the palette');
    await search.fill('lamp');
    await press('Control+a');
    await press('Control+c');
    expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('lamp');
    await press('Delete');
    await press('Control+v');
    expect(await search.inputValue()).toBe('lamp');
    await press('Control+d');
    await search.fill('');
    expect(await openNetwork()).toEqual(original);
  });

  it('adds what is typed in the palette with Enter', async () => {
    await page.getByLabel('Search the palette').fill('lif');
    await press('Enter');
    await undoIsCalled('add n1');
    await page.getByLabel('Search the palette').fill('');
    await canvas().focus();
  });

  it('renames with F2', async () => {
    await press('F2');
    await page.keyboard.type('out neuron');
    await press('Enter');
    await undoIsCalled('rename n1 to out neuron');
    await press('Escape');
    expect(await focusedRole(page)).toBe('application');
  });

  it('wires by keyboard, saying what is going on', async () => {
    await find('go to sum');
    await press('w');
    await eventually(async () =>
      expect(await said().innerText()).toMatch(/^Connecting from sum: arrows choose a neuron/),
    );
    await press('ArrowLeft');
    await page.getByText('sum → at least 1').waitFor();
    await press('Escape');
    await eventually(async () => expect(await said().innerText()).toBe('No connection was made'));
    await press('w');
    await press('ArrowLeft');
    await press('ArrowDown');
    await press('Enter');
    await undoIsCalled('connect sum to carry');
    await eventually(async () => expect(await said().innerText()).toBe('Connected sum to carry'));
    const made = (await openNetwork()).connections.at(-1);
    expect([made?.source, made?.target]).toEqual(['sum_neuron', 'carry_neuron']);
  });

  it('says that a circuit was rebuilt while it ran, and why', async () => {
    await press('.');
    await press('.');
    await find('add toggle');
    await page.getByText('The circuit was rebuilt: time starts at 0 again').waitFor();
    await page.getByText('Since its inputs have changed.').waitFor();
  });

  it('finds commands by typing, with what they would do, and nothing serious is wrong with the list', async () => {
    await press('Control+k');
    await page.keyboard.type('undo');
    await finder()
      .getByRole('option', { name: /^Undo add c/ })
      .waitFor();
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await press('Escape');
    await finder().waitFor({ state: 'detached' });
    expect(await focusedRole(page)).toBe('application');
  });

  it('tells the circuit as an outline, which leads to its parts', async () => {
    await press('Control+Shift+l');
    const outline = page.getByRole('region', { name: 'Outline of the circuit' });
    expect(await outline.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await hasVisibleFocus(page)).toBe(true);
    expect(await problems(page, 'dark')).toEqual([]);
    await outline.getByRole('button', { name: 'carry, McCulloch–Pitts, bias −1.5' }).focus();
    await press('Enter');
    expect(await inspector(page).getByLabel('Name').inputValue()).toBe('carry');
    expect(await focusedRole(page)).toBe('application');
  });
});
