import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExample } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { canvasPoint, eventually, exampleNetwork } from './window.ts';

/** Reliability and tests over time, in one sitting: each test goes on where the one before left the window. */
describe('checks in the dock, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const tab = (name: string) => page.getByRole('tab', { name });
  const panel = (name: string) => page.getByRole('region', { name, exact: true });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-checks-'));
    launched = await launchApp();
    ({ page } = launched);
    await resize(launched, 1440, 900);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** P(all rows right) by lesion, from the table below the plot. */
  const curve = async (): Promise<number[]> => {
    const texts = await panel('Reliability').locator('tbody tr td:nth-child(2)').allInnerTexts();
    return texts.map((text) => Number(text.split(' ')[0]));
  };
  const sweep = async (): Promise<void> => {
    await panel('Reliability').getByRole('button', { name: 'Sweep' }).click();
    await panel('Reliability').getByRole('status').filter({ hasText: 'Undisturbed' }).waitFor();
  };

  it('sweeps lesions of a majority vote, and draws the curve with its figures', async () => {
    await openExample(page, 'NAND by majority vote');
    await tab('Reliability').click();
    await sweep();
    expect((await curve())[0]).toBe(1);
    const plot = panel('Reliability').locator('.u-over');
    const { width, height } = (await plot.boundingBox())!;
    expect([width > 200, height > 60]).toEqual([true, true]);
    // The middle of the axis is lesion 0.25: all four neurons are alive, or one of the three is dead.
    await plot.hover({ position: { x: width / 2, y: height / 2 } });
    const entry = panel('Reliability').locator('figcaption');
    await eventually(async () => expect(await entry.innerText()).toContain('at 0.25'));
    const seen = Number(/all rows\s+(0\.\d+)/.exec(await entry.innerText())![1]);
    const law = 0.75 * (0.75 ** 3 + 3 * 0.25 * 0.75 ** 2);
    expect(Math.abs(seen - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / 400));
  });

  it('shows what the vote is worth when the voter is left alone', async () => {
    const before = await curve();
    const { x, y } = await canvasPoint(page, exampleNetwork('nand-majority-vote'), 'vote');
    await page.mouse.click(x, y);
    await panel('Reliability').getByRole('button', { name: '+ majority' }).click();
    await sweep();
    const after = await curve();
    // At 0.5: 1/2 rather than 1/4.
    expect(after.at(-1)!).toBeGreaterThan(before.at(-1)! + 0.1);
  });

  it('writes the curve as a table', async () => {
    const path = join(folder, 'vote.csv');
    await stubDialogs(launched.app, { save: path });
    await panel('Reliability').getByRole('button', { name: 'Export CSV…' }).click();
    await eventually(() => expect(readFileSync(path, 'utf8')).toMatch(/^lesion,instances,all_rows,/));
    const probabilities = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]));
    expect(probabilities.map((each) => each.toFixed(2))).toEqual((await curve()).map((each) => each.toFixed(2)));
  });

  it('cancels a long sweep at once and keeps what is done', async () => {
    const trials = panel('Reliability').getByLabel('Trials a level');
    await trials.fill('1000000');
    await trials.press('Enter');
    await panel('Reliability').getByRole('button', { name: 'Sweep' }).click();
    await panel('Reliability').getByRole('progressbar').waitFor();
    await panel('Reliability').getByRole('button', { name: 'Cancel' }).click();
    await panel('Reliability').getByRole('status').filter({ hasText: 'Cancelled' }).waitFor();
    expect(await panel('Reliability').locator('tbody tr').last().innerText()).toContain('not run');
  });

  it('has no accessibility problem with a curve, in both themes', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
  });

  it('runs a test over time from a file, and leads to the row that is wrong', async () => {
    await page.getByRole('button', { name: 'Start screen' }).click();
    await openExample(page, 'SR latch');
    await tab('Over time').click();
    const path = join(folder, 'latch.txt');
    writeFileSync(path, 'hold s r | q nq\n4 0 1 | 0 1\n4 1 0 | 1 0 # set\n50 0 0 | 1 x\n4 0 1 | 1 0\n');
    await stubDialogs(launched.app, { open: path });
    const over = panel('Over time');
    await over.getByRole('button', { name: 'Open…' }).click();
    const field = over.getByLabel('Input vectors over time');
    await eventually(async () => expect(await field.inputValue()).toContain('# set'));
    await over.getByRole('button', { name: 'Run test' }).click();
    await over.getByRole('status').filter({ hasText: '✗ One vector is wrong' }).waitFor();
    expect(await over.locator('tbody tr').nth(2).innerText()).toContain('·');
    await over.getByRole('button', { name: 'Where is vector 4 wrong?' }).click();
    await over.getByRole('status').filter({ hasText: 'vector 4 (steps 58 to 61, s = 0, r = 1)' }).waitFor();
    const chosen = await field.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(chosen).toBe('4 0 1 | 1 0');
  });

  it('passes once the row is mended, by the keyboard', async () => {
    const over = panel('Over time');
    await page.keyboard.type('4 0 1 | 0 1');
    await page.keyboard.press('Control+Enter');
    await over.getByRole('status').filter({ hasText: '✓ All 4 vectors are right.' }).waitFor();
  });

  it('has no accessibility problem over time, in both themes', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
  });

  it.each(sizes)('fits a window of %i × %i px', async (width, height) => {
    await resize(launched, width, height);
    for (const name of ['Over time', 'Reliability']) {
      await tab(name).click();
      expect(await misplaced(page)).toEqual([]);
    }
  });
});
