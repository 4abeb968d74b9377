import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExample } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { misplaced, resize } from './looks.ts';
import { eventually } from './window.ts';

/** The smallest window, in which the example is opened, so that no pane was ever larger. */
describe('a window that is small from the start, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ theme: 'dark' });
    ({ page } = launched);
    await resize(launched, 1024, 640);
    await openExample(page, 'Full adder');
  });
  afterAll(() => launched.close());

  const widthOf = async (name: string): Promise<number> =>
    (await page.getByRole('complementary', { name }).boundingBox())!.width;

  it('shows every control of the dock, with rows and results', async () => {
    await page.getByRole('button', { name: 'Run table' }).click();
    await page.getByRole('status').filter({ hasText: 'All 8 rows are right' }).waitFor();
    expect(await misplaced(page)).toEqual([]);
    const rows = (await page.getByRole('group', { name: 'Rows of the truth table' }).boundingBox())!;
    expect(rows.height).toBeGreaterThan(100);
    for (const tab of ['Over time', 'Reliability']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await misplaced(page)).toEqual([]);
    }
  });

  it('keeps palette and inspector legible from a wide window to the smallest', async () => {
    for (const [width, height] of [
      [2560, 1440],
      [1024, 640],
    ] as const) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
      expect(await widthOf('Palette')).toBeGreaterThanOrEqual(180);
      expect(await widthOf('Palette')).toBeLessThanOrEqual(360);
      expect(await widthOf('Inspector')).toBeGreaterThanOrEqual(264);
    }
  });

  it('takes up a pane where it is seen, after it was dragged beyond its least width', async () => {
    const drag = async (by: number): Promise<void> => {
      const grip = (await page.getByLabel('Width of the palette').boundingBox())!;
      await page.mouse.move(grip.x, grip.y + 200);
      await page.mouse.down();
      await page.mouse.move(grip.x + by, grip.y + 200, { steps: 4 });
      await page.mouse.up();
    };
    await drag(-90);
    expect(await widthOf('Palette')).toBeCloseTo(180, 0);
    await drag(40);
    await eventually(async () => expect(await widthOf('Palette')).toBeCloseTo(220, 0));
  });
});
