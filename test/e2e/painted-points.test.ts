import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Each test goes on with the points of the one before. */
describe('points drawn by hand in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const plane = () => page.getByRole('application', { name: /^Plane of painted points/ });
  const count = (name: string) => page.getByRole('radio', { name: new RegExp(`^Class ${name}, `) });
  /** Drags about a place of the plane, from −1 to 1. */
  const spray = async (x: number, y: number): Promise<void> => {
    const { x: left, y: top, width, height } = (await plane().boundingBox())!;
    const at = (dx: number, dy: number) =>
      [left + ((x + dx + 1) / 2) * width, top + ((1 - y - dy) / 2) * height] as const;
    await page.mouse.move(...at(-0.2, -0.2));
    await page.mouse.down();
    for (const dy of [-0.2, -0.1, 0, 0.1, 0.2])
      await page.mouse.move(...at(Math.round(dy * 10) % 2 === 0 ? 0.2 : -0.2, dy), { steps: 6 });
    await page.mouse.up();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-painted-'));
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('navigation').getByRole('button', { name: 'Train' }).click();
    await button('Draw points…').click();
    await plane().waitFor();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are sprayed with the mouse, and taken back', async () => {
    expect(await button('Train on these points').isDisabled()).toBe(true);
    await spray(-0.5, 0.5);
    await page.keyboard.press('2');
    await spray(0.5, -0.5);
    const first = Number((await count('A').getAttribute('aria-label'))!.match(/\d+/)![0]);
    expect(first).toBeGreaterThan(8);
    await page.keyboard.press('Control+z');
    await eventually(async () => expect(await count('B').getAttribute('aria-label')).toBe('Class B, 0 points'));
    await page.keyboard.press('Control+Shift+Z');
    await eventually(async () => expect(await count('B').getAttribute('aria-label')).not.toBe('Class B, 0 points'));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await eventually(async () => expect(await count('B').getAttribute('aria-label')).not.toBe('Class B, 0 points'));
    expect(await button('Train on these points').isEnabled()).toBe(true);
  });

  it('fit every size, and axe finds nothing in both themes', async () => {
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
    }
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });

  it('are painted and erased by the keyboard alone', async () => {
    await plane().focus();
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await eventually(async () => expect(await count('C').getAttribute('aria-label')).toBe('Class C, 1 point'));
    await page.keyboard.press('Delete');
    await eventually(async () => expect(await count('C').getAttribute('aria-label')).toBe('Class C, 0 points'));
  });

  it('are saved as a table', async () => {
    const path = join(folder, 'drawn.csv');
    await stubDialogs(launched.app, { save: path });
    await button('Save as CSV…').click();
    await eventually(() => expect(existsSync(path)).toBe(true));
    expect(readFileSync(path, 'utf8')).toMatch(/^x,y,class\n-?[\d.]+,-?[\d.]+,A\n/);
  });

  it('are learnt, and are still there when more are to be drawn', async () => {
    await button('Train on these points').click();
    await page.getByRole('status', { name: 'What was found' }).filter({ hasText: '2 inputs · 2 classes' }).waitFor();
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
    await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(100));
    await page.getByRole('region', { name: 'Results' }).getByText('100.0 %').first().waitFor();
    await button('Draw points…').click();
    await plane().waitFor();
    expect(await button('Train on these points').isEnabled()).toBe(true);
  });
});
