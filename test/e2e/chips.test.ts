import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../engine/network/types.ts';
import { header, inspector, openExample, openThroughDialog, saveAs } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { focusedRole } from './focus.ts';
import { misplaced, problems, resize } from './looks.ts';
import { canvasPoint, eventually, exampleNetwork, portPoint } from './window.ts';

/** A chip's life in the window, by mouse and then by the keyboard alone; each test goes on where the one before left it. */
describe('chips, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let userData: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-chips-'));
    userData = join(folder, 'user');
    launched = await launchApp({ userData });
    ({ page } = launched);
    await resize(launched, 1440, 900);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const undo = (name: string): Promise<void> =>
    page.getByRole('button', { name: `Undo ${name}`, exact: true }).waitFor();
  const saved = (name: string): Promise<Network> => saveAs(launched, join(folder, `${name}.network.json`));
  const bar = () => page.getByRole('toolbar', { name: 'Selection' });
  const canvasHasKeys = (): Promise<void> =>
    eventually(async () => expect(await focusedRole(page)).toBe('application'));
  /** Types into the finder and takes what it then has marked. */
  const find = async (query: string, wanted: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command or part' }).waitFor();
    await page.keyboard.type(query);
    await eventually(async () => {
      const marked = await page.locator('[role=option][aria-selected=true]').allInnerTexts();
      expect(marked.map((text) => text.trim())).toEqual([wanted]);
    });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const undoAll = async (): Promise<void> => {
    await page.locator('.canvas').focus();
    const button = page.getByRole('button', { name: /^Undo/ });
    for (let k = 0; k < 20 && (await button.isEnabled()); k++) await page.keyboard.press('Control+z');
    expect(await button.isEnabled()).toBe(false);
  };

  it('by mouse: two gates become a chip, whose port is renamed', async () => {
    await openExample(page, 'Half adder');
    const half = exampleNetwork('half-adder');
    const [first, second] = half.populations;
    const a = await canvasPoint(page, half, first!.id);
    const b = await canvasPoint(page, half, second!.id);
    await page.mouse.click(a.x, a.y);
    await page.keyboard.down('Shift');
    await page.mouse.click(b.x, b.y);
    await page.keyboard.up('Shift');
    await bar().getByRole('button', { name: 'Group into a chip' }).click();
    await undo('group 2 neurons');
    const name = inspector(page).getByLabel('Name of input a', { exact: true });
    await name.fill('left');
    await name.press('Enter');
    await undo('rename a to left');
  });

  it('by mouse: it is duplicated, wired, opened in place and left', async () => {
    await bar().getByRole('button', { name: 'Duplicate' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+0');
    const now = await saved('mouse');
    expect(now.chips.map(({ label }) => label)).toEqual(['Chip 1', 'Chip 1 (2)']);
    expect(now.chipTypes).toHaveLength(1);
    const output = now.chipTypes[0]!.circuit.probes.find(({ kind }) => kind === 'lamp')!.id;
    const from = await portPoint(page, now, `${now.chips[0]!.id}.${output}`);
    const to = await canvasPoint(page, now, `${now.chips[1]!.id}.b`);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: /^Undo connect Chip 1 / }).waitFor();
    const at = await canvasPoint(page, now, now.chips[0]!.id);
    await page.mouse.dblclick(at.x, at.y);
    const way = page.getByRole('navigation', { name: 'Open chip' });
    await way.getByText('Chip 1', { exact: true }).waitFor();
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    await way.getByRole('button', { name: 'Circuit' }).click();
    await way.waitFor({ state: 'detached' });
  });

  it('all of it is undone', async () => {
    await undoAll();
    const { name: _, ...rest } = await saved('undone');
    const { name: __, ...first } = exampleNetwork('half-adder');
    expect(rest).toEqual(first);
  });

  it('by keyboard: gates become a chip, whose port is renamed inside of it; Escape leaves it', async () => {
    await find('go carry', 'Go to carry');
    await canvasHasKeys();
    await page.keyboard.press('Shift+ArrowUp');
    await inspector(page).getByRole('heading', { name: '2 neurons selected' }).waitFor();
    await page.keyboard.press('Control+g');
    await undo('group 2 neurons');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Open chip' }).waitFor();
    await find('go to a', 'Go to a');
    await canvasHasKeys();
    await page.keyboard.press('F2');
    await page.keyboard.type('left');
    await page.keyboard.press('Enter');
    await undo('rename a to left');
    await page.keyboard.press('Escape');
    await canvasHasKeys();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Open chip' }).waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('Chip 1'),
    );
  });

  it('by keyboard: it is duplicated, wired from port to port, and all is undone', async () => {
    await page.keyboard.press('Control+d');
    await page.getByRole('button', { name: /^Undo duplicate/ }).waitFor();
    await find('go chip 1 (2)', 'Go to Chip 1 (2), chip');
    await canvasHasKeys();
    await page.keyboard.press('w');
    await page.locator('.pane p.hint').filter({ hasText: 'output, Enter goes on' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.pane p.hint').filter({ hasText: 'choose, Enter connects' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Undo connect Chip 1 \(2\) \S+ to Chip 1/ }).waitFor();
    await undoAll();
  });

  it('by keyboard: kept in my chips, and added to a new document', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    await undo('group 7 parts');
    await find('keep in my', 'Keep in my chips');
    await page.getByText('“Chip 1” is kept in my chips').waitFor();
    expect(readdirSync(join(userData, 'chips'))).toEqual(['chip-1.network.json']);
    await undoAll();
    await page.keyboard.press('Control+n');
    await eventually(async () => expect(await header(page)).toBe('Untitled'));
    await canvasHasKeys();
    await find('add chip 1 mine', 'Add Chip 1, mine');
    await undo('add Chip 1');
    const made = await saved('new');
    expect([made.chips.length, made.chipTypes[0]!.circuit.populations.length]).toEqual([1, 3]);
    for (const theme of ['light', 'dark'] as const) expect(await problems(page, theme)).toEqual([]);
  });

  it('the native menu names the edit that it would undo', async () => {
    const labels = (): Promise<string[]> =>
      launched.app.evaluate(({ Menu }) => {
        const edit = Menu.getApplicationMenu()!.items.find(({ label }) => label === '&Edit')!;
        return edit.submenu!.items.filter(({ enabled, id }) => enabled && id).map(({ label }) => label);
      });
    await eventually(async () =>
      expect(await labels()).toEqual([
        '&Undo add Chip 1',
        '&Duplicate',
        'Select &All',
        '&Group into a Chip',
        'U&ngroup the Chip',
        '&Make a Circuit…',
      ]),
    );
  });

  it('the toolbar stays on the canvas and off the legend in a small window', async () => {
    await resize(launched, 1024, 640);
    await page.locator('.canvas').focus();
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Control+a');
    await bar().waitFor();
    await eventually(async () => {
      const [tools, legend] = [await bar().boundingBox(), await page.getByLabel('Legend').boundingBox()];
      const apart = tools!.y + tools!.height <= legend!.y || tools!.x >= legend!.x + legend!.width;
      expect([apart, await misplaced(page)]).toEqual([true, []]);
    });
  });

  it('a kept chip that is broken is said, stays as it is, and hides no other', async () => {
    writeFileSync(join(userData, 'chips', 'broken.network.json'), '{ "format": ');
    await stubDialogs(launched.app, {});
    await page.reload();
    await page.getByText('Not all of your chips could be read').waitFor();
    await openThroughDialog(launched, join(folder, 'new.network.json'));
    await page.getByRole('heading', { name: 'My chips' }).waitFor();
    expect(readdirSync(join(userData, 'chips'))).toEqual(['broken.network.json', 'chip-1.network.json']);
  });
});
