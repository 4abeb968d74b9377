import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../engine/network/types.ts';
import { inspector, typeInto } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { handOf, type Hand } from './hand.ts';
import { eventually } from './window.ts';

/** A newcomer builds NAND from nothing with the mouse; each test goes on where the one before left the window. */
describe('building NAND by hand in real Electron', () => {
  let launched: LaunchedApp;
  let folder: string;
  let built: Network;
  let hand: Hand;

  const undoButton = () => launched.page.getByRole('button', { name: 'Undo' });
  const redoButton = () => launched.page.getByRole('button', { name: 'Redo' });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-build-'));
    launched = await launchApp();
    hand = handOf(launched, folder);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('begins with an empty canvas that says what to do', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'New network' }).click();
    await page.getByText('Drag a neuron here from the palette').waitFor();
    expect(await hand.palette('Lamp').isEnabled()).toBe(true);
  });

  it('refuses a lamp that has nothing to read, and says why', async () => {
    await hand.palette('Lamp').click();
    await launched.page.getByText('Add a neuron first: a lamp shows when its neuron is active').waitFor();
    expect(await undoButton().isDisabled()).toBe(true);
  });

  it('puts parts on the canvas by a click and by dragging', async () => {
    const { page } = launched;
    await hand.palette('McCulloch–Pitts').click();
    await inspector(page).getByLabel('Model').waitFor();
    await hand.drop('Toggle', 80, 80);
    await hand.drop('Toggle', 80, 300);
    await hand.drop('Lamp', 620, 200);
    const { stimuli, populations, probes, layout } = await hand.openNetwork();
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
    await hand.wire('a', 'n1');
    await hand.wire('b', 'n1');
    const { connections } = await hand.openNetwork();
    expect(connections.map(({ source, target, weight }) => [source, target, weight])).toEqual([
      ['a', 'n1', 1],
      ['b', 'n1', 1],
    ]);
  });

  it('takes weights and bias in the inspector, with either minus sign', async () => {
    const { page } = launched;
    await hand.clickPart('n1');
    await typeInto(page, 'Weight from a', '-1');
    await typeInto(page, 'Weight from b', '−1');
    await typeInto(page, 'bias', '1,5');
    const { connections, populations } = await hand.openNetwork();
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
    await hand.clickPart('a');
    await inspector(page).getByLabel('Record spikes').check();
    const { probes } = await hand.openNetwork();
    expect(probes.map(({ kind, target }) => [kind, target])).toContainEqual(['spikes', 'a']);
    await hand.clickPart('n1');
  });

  it('renames the neuron and names the expectation of the lamp', async () => {
    const { page } = launched;
    await typeInto(page, 'Name', 'nand');
    await hand.clickPart('out');
    await inspector(page).getByText('Lit while nand is active.').waitFor();
    await typeInto(page, 'Expected', '!(a & b)');
    built = await hand.openNetwork();
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
    await hand.clickPart('n1');
    await page.keyboard.press('Delete');
    const rest = await hand.openNetwork();
    expect([rest.populations, rest.connections]).toEqual([[], []]);
    expect(rest.probes.map(({ target }) => target)).toEqual(['a']);
    expect(Object.keys(rest.layout).sort()).toEqual(['a', 'b']);
    await page.keyboard.press('Control+z');
    expect(await hand.openNetwork()).toEqual(built);
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
    await eventually(async () => expect(await hand.openNetwork()).toEqual(built));
  });
});
