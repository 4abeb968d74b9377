import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, inspector, openThroughDialog } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { focusedName } from './focus.ts';
import { misplaced, problems, resize } from './looks.ts';
import { eventually } from './window.ts';

/** From a formula to a verified chip without a mouse, and netlists in and out; each test goes on where the one before left the window. */
describe('circuits made from text, in real Electron', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;
  let dialog: Locator;
  const status = () => page.getByRole('tabpanel').getByRole('status').innerText();
  const notice = (text: RegExp) => page.locator('[data-sonner-toast]').filter({ hasText: text });
  const retype = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-make-'));
    launched = await launchApp();
    ({ page } = launched);
    dialog = page.getByRole('dialog', { name: 'Make a circuit' });
    await page.keyboard.press('Control+n');
    await eventually(async () => expect(await focusedName(page)).toMatch(/^Circuit; arrows/));
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows where a formula is wrong while it is typed', async () => {
    await page.keyboard.press('Control+Shift+M');
    await eventually(async () => expect(await focusedName(page)).toBe('Formulas or truth table'));
    await page.keyboard.type('s = a ^ b\nc = a & & b');
    await dialog.getByRole('button', { name: /line 2, column 9.*expected a name/ }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Add as a chip' }).isDisabled()).toBe(true);
  });

  it('has room and nothing for axe to find in both themes, with a mistake and with a certificate', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await retype('a ^ b');
    await dialog.getByText('✗ No single neuron computes it').waitFor();
    await dialog.getByText('2 neurons').waitFor();
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await resize(launched, 1024, 640);
    expect(await misplaced(page)).toEqual([]);
    await resize(launched, 1440, 900);
  });

  it('shows the four inequalities of XOR that contradict each other, and four NANDs', async () => {
    const lines = await dialog.getByRole('listitem').allInnerTexts();
    expect(lines.slice(1, 5)).toEqual([
      '(0, 1) must be on: w(b) ≥ θ',
      '(1, 0) must be on: w(a) ≥ θ',
      '(0, 0) must be off: 0 < θ',
      '(1, 1) must be off: w(a) + w(b) < θ',
    ]);
    await dialog.getByRole('radio', { name: /NAND neurons alone 4 neurons · 8 synapses/ }).waitFor();
  });

  it('adds it as a chip that passes its own truth table', async () => {
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => expect(await focusedName(page)).toMatch(/^Circuit; arrows/));
    await eventually(async () =>
      expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('XOR'),
    );
    // Into the chip, whose ports are the inputs and outputs of the table.
    await page.keyboard.press('Enter');
    await page.getByText('Showing XOR').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+t');
    await eventually(async () => expect(await status()).toMatch(/✓ All 4 rows are right/));
    await page.keyboard.press('Escape');
  });

  it('takes it back and does it again in one step each', async () => {
    await page.locator('.canvas').focus();
    await page.keyboard.press('Control+z');
    await page.getByText('Undid: add chip XOR').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+y');
    await page.getByText('Redid: add chip XOR').waitFor({ state: 'attached' });
  });

  it('opens a netlist through the native dialog as a circuit that has no file yet', async () => {
    const file = join(folder, 'half.bench');
    writeFileSync(file, 'INPUT(a)\nINPUT(b)\nOUTPUT(s)\nOUTPUT(c)\ns = XOR(a, b)\nc = AND(a, b)\n');
    await openThroughDialog(launched, file);
    await page.getByRole('dialog', { name: /^Save the changes/ }).waitFor();
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await notice(/Imported half: 4 neurons/).waitFor();
    await eventually(async () => expect(await header(page)).toMatch(/^half\s*• unsaved$/));
    await page.keyboard.press('Control+t');
    await eventually(async () => expect(await page.getByRole('row').count()).toBe(5));
  });

  it('exports it as Verilog, and says what that does not keep', async () => {
    const file = join(folder, 'half.v');
    await stubDialogs(launched.app, { save: file });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('export as verilog');
    await page.keyboard.press('Enter');
    await notice(/Exported half\.v, without/).waitFor();
    expect(readFileSync(file, 'utf8')).toContain('module half (');
  });

  it('takes a netlist that is dropped on the canvas', async () => {
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['INPUT(a)\nINPUT(b)\nOUTPUT(y)\ny = NAND(a, b)\n'], 'dropped.bench'));
      return transfer;
    });
    await page.dispatchEvent('.canvas .host canvas', 'dragover', { dataTransfer: dropped });
    await page.dispatchEvent('.canvas .host canvas', 'drop', { dataTransfer: dropped });
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await notice(/Imported dropped: 1 neuron/).waitFor();
    await eventually(async () => expect(await header(page)).toMatch(/^dropped\s*• unsaved$/));
  });

  it('names the place of what is wrong with a netlist, and keeps the circuit', async () => {
    const file = join(folder, 'bad.bench');
    writeFileSync(file, 'INPUT(a)\nOUTPUT(y)\ny = NANDD(a, a)\n');
    await openThroughDialog(launched, file);
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await notice(/bad\.bench was not imported[\s\S]*line 3, column 5/).waitFor();
    expect(await header(page)).toMatch(/^dropped/);
  });
});
