import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { problems, resize } from './looks.ts';
import { eventually } from './window.ts';

/** What the window says of a table that was dropped, and that it can be seen. */
describe('findings of a table in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const found = () => page.getByRole('status', { name: 'What was found' });
  const drop = async (name: string, text: string): Promise<void> => {
    const dropped = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file));
        return transfer;
      },
      [name, text] as const,
    );
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  };

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('navigation').getByRole('button', { name: 'Train' }).click();
    await found().waitFor();
  });
  afterAll(() => launched.close());

  it('come into view where the panel was scrolled away', async () => {
    await resize(launched, 1280, 720);
    const setup = page.locator('.setup');
    await setup.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    const rows = Array.from({ length: 40 }, (_, k) => `${k} kg,${k === 7 ? '?' : (k * 7) % 11},${k % 2 ? 'a' : 'b'},`);
    await drop('weights.csv', ['weight,x,type,', ...rows].join('\n'));
    const first = found().getByText(/column 4: has neither a name nor a value/);
    await first.waitFor();
    const isSeen = (): Promise<boolean> =>
      first.evaluate((line) => {
        const [own, pane] = [line.getBoundingClientRect(), line.closest('.setup')!.getBoundingClientRect()];
        return own.top >= pane.top && own.bottom <= pane.bottom;
      });
    await eventually(async () => expect(await isSeen()).toBe(true));
    await found()
      .getByText(/column "weight": has 40 of 40 values that look like numbers with a unit \("0 kg" in row 2\)/)
      .waitFor();
    await found()
      .getByText(/column "x": has "\?" among its numbers in 1 row of 40, first in row 9, taken as missing/)
      .waitFor();
  });

  it('are fewer where a text of one’s own means missing', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `${k % 8 ? k : 'gone'},${k % 2 ? 'a' : 'b'}`);
    await drop('gone.csv', ['x,type', ...rows].join('\n'));
    await page
      .getByRole('alert')
      .getByText(/found "gone" in a column of numbers/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Prepare the table…' }).click();
    const field = page.getByLabel('Texts that mean missing', { exact: true });
    await field.fill('gone');
    await field.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor({ state: 'detached' });
    for (const scheme of ['light', 'dark'] as const) expect(await problems(page, scheme)).toEqual([]);
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await found()
      .getByText(/5 missing values/)
      .waitFor();
  });

  it('leave room for points as far apart as doubles go', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `${k % 2 ? '-' : ''}1.7e308,${k},${k % 2 ? 'a' : 'b'}`);
    await drop('far.csv', ['x,y,type', ...rows].join('\n'));
    const picture = page.getByRole('region', { name: 'Decision regions' });
    await picture.getByRole('img', { name: /y over x, 40 rows/ }).waitFor();
    await picture.getByText('−1e308').waitFor();
    await picture.getByText('1e308', { exact: true }).waitFor();
  });
});
