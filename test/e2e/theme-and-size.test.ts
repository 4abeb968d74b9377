import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExample } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { misplaced, overlapping, problems, resize, sizes } from './looks.ts';
import { eventually } from './window.ts';

/** How the window looks, in two sittings on one user's folder; each test goes on where the one before left it. */
describe('theme, size and accessibility in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  const launch = async (): Promise<void> => {
    launched = await launchApp({ userData: folder, theme: 'dark' });
    ({ page } = launched);
  };
  const theme = () => page.locator('html').getAttribute('data-theme');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-looks-'));
    await launch();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('follows the system until told otherwise', async () => {
    expect(await theme()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await eventually(async () => expect(await theme()).toBe('light'));
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(async () => expect(await theme()).toBe('dark'));
  });

  it.each(sizes)('the start screen fits a window of %i × %i px', async (width, height) => {
    await resize(launched, width, height);
    expect(await misplaced(page)).toEqual([]);
    expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  });

  it('has no serious accessibility problem on the start screen, in both themes', async () => {
    await resize(launched, 1440, 900);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });

  it.each(sizes)('an empty circuit fits a window of %i × %i px', async (width, height) => {
    if (await page.getByRole('button', { name: 'New network' }).isVisible())
      await page.getByRole('button', { name: 'New network' }).click();
    await resize(launched, width, height);
    expect(await misplaced(page)).toEqual([]);
  });

  it.each(sizes)('a full adder with its table fits a window of %i × %i px', async (width, height) => {
    if (!(await page.getByRole('heading', { name: 'Full adder' }).isVisible())) {
      await page.getByRole('button', { name: 'Start screen' }).click();
      await openExample(page, 'Full adder');
      await page.getByRole('button', { name: 'Run table' }).click();
      await page.getByRole('status').filter({ hasText: 'All 8 rows are right' }).waitFor();
    }
    await resize(launched, width, height);
    expect(await misplaced(page)).toEqual([]);
    expect(await overlapping(page, '.transport > *')).toEqual([]);
    expect(await overlapping(page, 'header:has(.mark) > *')).toEqual([]);
  });

  it('has no serious accessibility problem with a neuron selected, in both themes', async () => {
    await resize(launched, 1440, 900);
    await page.locator('.canvas').focus();
    for (let k = 0; k < 2; k++) await page.keyboard.press('ArrowRight');
    await page.getByLabel('Model').waitFor();
    await page.keyboard.press('.');
    await page.getByText('Equation at step').waitFor();
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });

  it('has no serious accessibility problem in its dialogs, in both themes', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await misplaced(page)).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('button', { name: 'Start screen' }).click();
    await page.getByRole('dialog', { name: /^Save the changes/ }).waitFor();
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('remembers theme and panes after a restart', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Theme: system' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).waitFor();
    const before = await paletteWidth(page);
    const grip = (await page.getByLabel('Width of the palette').boundingBox())!;
    await page.mouse.move(grip.x, grip.y + 200);
    await page.mouse.down();
    await page.mouse.move(grip.x + 60, grip.y + 200, { steps: 4 });
    await page.mouse.up();
    const after = await paletteWidth(page);
    expect(after - before).toBeGreaterThan(50);
    await eventually(async () => expect(await storedShare(page)).toBeCloseTo((100 * after) / 1440, 0));
    const closed = launched.app.waitForEvent('close');
    await stubDialogs(launched.app, { button: 1 });
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    await launched.close();
    await launch();
    await page.getByRole('button', { name: 'Theme: light' }).waitFor();
    expect(await theme()).toBe('light');
    await resize(launched, 1440, 900);
    await openExample(page, 'NAND');
    await eventually(async () => expect(Math.abs((await paletteWidth(page)) - after)).toBeLessThan(3));
  });
});

async function paletteWidth(page: Page): Promise<number> {
  return (await page.getByRole('complementary', { name: 'Palette' }).boundingBox())!.width;
}

/** Share of the palette in percent, as it is remembered. */
function storedShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    const entry = Object.entries(localStorage).find(([key]) => key.includes('nandrite.columns'));
    return Number(/"layout":\[([\d.]+)/.exec(entry?.[1] ?? '')?.[1]);
  });
}
