import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspector, openExample } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { problems, resize } from './looks.ts';
import { canvasPoint, eventually, exampleNetwork } from './window.ts';

/** A weight is broken, found and mended by the truth table; each test goes on where the one before left the window. */
describe('the truth table in real Electron', () => {
  const adder = exampleNetwork('half-adder');
  let launched: LaunchedApp;
  let folder: string;
  let panel: Locator;

  const run = async (result: string): Promise<void> => {
    await panel.getByRole('button', { name: 'Run table' }).click();
    await panel.getByRole('status').filter({ hasText: result }).waitFor();
  };
  const rows = () => panel.locator('tbody tr');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-table-'));
    launched = await launchApp();
    panel = launched.page.getByRole('region', { name: 'Truth table' });
    await resize(launched, 1440, 900);
    await openExample(launched.page, 'Half adder');
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('passes the half adder as it comes', async () => {
    await run('✓ All 4 rows are right');
    expect(await rows().allInnerTexts()).toEqual(new Array(4).fill(expect.stringMatching(/✓ right[\s\S]*✓ right/)));
  });

  it('tells the rows apart that a broken weight makes wrong', async () => {
    const { page } = launched;
    const { x, y } = await canvasPoint(page, adder, 'sum_neuron');
    await page.mouse.click(x, y);
    // Without the inhibition of the carry, 1 + 1 also lights the sum.
    const weight = inspector(page).getByRole('textbox', { name: /weight from carry/i });
    await weight.fill('0');
    await weight.press('Enter');
    await panel.getByText('The circuit has changed since').waitFor();
    expect(await rows().nth(3).innerText()).toMatch(/⋯\s+not run/);
    await run('✗ 1 of 4 rows is wrong');
    expect(await rows().nth(3).innerText()).toMatch(/^1\s+1\s+1\s+0\s+✗ wrong\s+1\s+1\s+✓ right/);
    const colour = (verdict: string): Promise<string> =>
      panel
        .locator(`td.${verdict}`)
        .first()
        .evaluate((cell) => getComputedStyle(cell).color);
    expect(await colour('wrong')).not.toBe(await colour('right'));
  });

  it('clamps the circuit to the row that is clicked, or on which Enter is pressed', async () => {
    const { page } = launched;
    await rows().nth(3).click();
    await page
      .getByRole('status', { name: 'What happened' })
      .filter({ hasText: 'Clamped a = 1, b = 1' })
      .waitFor({ state: 'attached' });
    expect(await rows().nth(3).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await rows().nth(2).getAttribute('aria-current')).toBe('true'));
    const { x, y } = await canvasPoint(page, adder, 'b');
    await page.mouse.click(x, y);
    // The click on the canvas switched b on again, which the table shows as well.
    await eventually(async () => expect(await rows().nth(3).getAttribute('aria-current')).toBe('true'));
  });

  it('has no serious accessibility problem while a row is wrong, in both themes', async () => {
    const { page } = launched;
    for (const drawer of ['Expect…', 'Rows, trials and time']) {
      await panel.getByRole('button', { name: drawer }).click();
      expect(await problems(page, 'dark')).toEqual([]);
      expect(await problems(page, 'light')).toEqual([]);
    }
    await panel.getByRole('button', { name: 'Rows, trials and time' }).click();
  });

  it('exports the table through the native dialog', async () => {
    const path = join(folder, 'table.md');
    await stubDialogs(launched.app, { save: path });
    await panel.getByRole('button', { name: 'Export the table as CSV or Markdown…' }).click();
    await eventually(() => expect(existsSync(path)).toBe(true));
    expect(readFileSync(path, 'utf8')).toContain('| 1 | 1 | 1 |');
  });

  it('copies the table to the clipboard', async () => {
    await panel.getByRole('button', { name: 'Copy the table as Markdown' }).click();
    await eventually(async () =>
      expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(
        /^\| a \| b \| P\(sum = 1\)/,
      ),
    );
  });

  it('passes again once the edit is undone', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^Undo/ }).click();
    await run('✓ All 4 rows are right');
  });
});
