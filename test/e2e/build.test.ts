import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../engine/network/types.ts';
import { inspector, saveAs, typeInto } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { canvasPoint, eventually, portPoint } from './window.ts';

/** A newcomer builds NAND from nothing with the mouse; each test goes on where the one before left the window. */
describe('building NAND by hand in real Electron', () => {
  let launched: LaunchedApp;
  let folder: string;
  let built: Network;

  /** The open network, by way of a file: also what `canvasPoint` needs to find its parts. */
  const openNetwork = (): Promise<Network> => saveAs(launched, join(folder, 'mine.network.json'));
  const fit = (): Promise<void> => launched.page.keyboard.press('Control+0');
  const palette = (name: string) =>
    launched.page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name, exact: true });
  const undoButton = () => launched.page.getByRole('button', { name: 'Undo' });
  const redoButton = () => launched.page.getByRole('button', { name: 'Redo' });

  async function drop(name: string, x: number, y: number): Promise<void> {
    await palette(name).dragTo(launched.page.locator('.canvas'), { targetPosition: { x, y } });
  }

  async function clickPart(id: string): Promise<void> {
    await fit();
    const { x, y } = await canvasPoint(launched.page, await openNetwork(), id);
    await launched.page.mouse.click(x, y);
  }

  /** Drags from the dot at the right of `source` to the middle of `target`. */
  async function wire(source: string, target: string): Promise<void> {
    const { page } = launched;
    await fit();
    const network = await openNetwork();
    const middle = await canvasPoint(page, network, source);
    const port = await portPoint(page, network, source);
    const end = await canvasPoint(page, network, target);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.move(port.x, port.y);
    await page.mouse.down();
    await page.mouse.move((port.x + end.x) / 2, (port.y + end.y) / 2, { steps: 4 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-build-'));
    launched = await launchApp();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('begins with an empty canvas that says what to do', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'New network' }).click();
    await page.getByText('Drag a neuron here from the palette').waitFor();
    expect(await palette('Lamp').isEnabled()).toBe(true);
  });

  it('refuses a lamp that has nothing to read, and says why', async () => {
    await palette('Lamp').click();
    await launched.page.getByText('Add a neuron first: a lamp shows when its neuron is active').waitFor();
    expect(await undoButton().isDisabled()).toBe(true);
  });

  it('puts parts on the canvas by a click and by dragging', async () => {
    const { page } = launched;
    await palette('McCulloch–Pitts').click();
    await inspector(page).getByLabel('Model').waitFor();
    await drop('Toggle', 80, 80);
    await drop('Toggle', 80, 300);
    await drop('Lamp', 620, 200);
    const { stimuli, populations, probes, layout } = await openNetwork();
    expect(stimuli.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'toggle'],
      ['b', 'toggle'],
    ]);
    expect(populations.map(({ id, model }) => [id, model])).toEqual([['n1', 'mcculloch-pitts']]);
    expect(probes.map(({ kind, target }) => [kind, target])).toEqual([
      ['spikes', 'n1'],
      ['lamp', 'n1'],
    ]);
    expect(layout.b!.x).toBe(layout.a!.x);
    expect(layout.b!.y).toBeGreaterThan(layout.a!.y);
    expect(layout.out!.x).toBeGreaterThan(layout.n1!.x);
  });

  it('wires by dragging from the dot of one part to another', async () => {
    await wire('a', 'n1');
    await wire('b', 'n1');
    const { connections } = await openNetwork();
    expect(connections.map(({ source, target, weight }) => [source, target, weight])).toEqual([
      ['a', 'n1', 1],
      ['b', 'n1', 1],
    ]);
  });

  it('takes weights and bias in the inspector, with either minus sign', async () => {
    const { page } = launched;
    await clickPart('n1');
    await typeInto(page, 'Weight from a', '-1');
    await typeInto(page, 'Weight from b', '−1');
    await typeInto(page, 'bias', '1,5');
    const { connections, populations } = await openNetwork();
    expect(connections.map(({ weight }) => weight)).toEqual([-1, -1]);
    expect(populations[0]!.parameters).toEqual({ b: 1.5 });
  });

  it('says what is wrong with a number, and keeps the last good one', async () => {
    const { page } = launched;
    await typeInto(page, 'Weight from a', 'heavy');
    await page.getByRole('alert').filter({ hasText: '“heavy” is not a number' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await inspector(page).getByLabel('Weight from a').inputValue()).toBe('−1');
  });

  it('records the spikes of an input on request', async () => {
    const { page } = launched;
    await clickPart('a');
    await inspector(page).getByLabel('Record spikes').check();
    const { probes } = await openNetwork();
    expect(probes.map(({ kind, target }) => [kind, target])).toContainEqual(['spikes', 'a']);
    await clickPart('n1');
  });

  it('renames the neuron and names the expectation of the lamp', async () => {
    const { page } = launched;
    await typeInto(page, 'Name', 'nand');
    await clickPart('out');
    await inspector(page).getByText('Lit while nand is active.').waitFor();
    await typeInto(page, 'Expected', '!(a & b)');
    built = await openNetwork();
    expect(built.populations[0]!.label).toBe('nand');
    expect(built.probes.find(({ kind }) => kind === 'lamp')).toMatchObject({ expect: '!(a & b)' });
  });

  it('measures the truth table of what was built', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Run table' }).click();
    await page.getByRole('status').filter({ hasText: 'All 4 rows are right' }).waitFor();
  });

  it('deletes a part with all that hangs on it, and undo brings it back', async () => {
    const { page } = launched;
    await clickPart('n1');
    await page.keyboard.press('Delete');
    const rest = await openNetwork();
    expect([rest.populations, rest.connections]).toEqual([[], []]);
    expect(rest.probes.map(({ target }) => target)).toEqual(['a']);
    expect(Object.keys(rest.layout).sort()).toEqual(['a', 'b']);
    await page.keyboard.press('Control+z');
    expect(await openNetwork()).toEqual(built);
  });

  it('undoes all the way back to the empty canvas, and redoes all the way forth', async () => {
    const { page } = launched;
    await page.locator('.canvas').focus();
    for (let k = 0; k < 30 && (await undoButton().isEnabled()); k++) await page.keyboard.press('Control+z');
    await page.getByText('Drag a neuron here from the palette').waitFor();
    for (let k = 0; k < 30 && (await redoButton().isEnabled()); k++) await page.keyboard.press('Control+Shift+Z');
    expect(await redoButton().isDisabled()).toBe(true);
    // The undone deletion was the last deed.
    await page.keyboard.press('Control+z');
    await eventually(async () => expect(await openNetwork()).toEqual(built));
  });
});
