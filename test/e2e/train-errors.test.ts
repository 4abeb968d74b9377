import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Tables of which nothing can be learnt: each has its own page, and what helps is done there. */
describe('errors of data and training in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const trouble = (title: string) => page.locator('.results').getByRole('alert', { name: title, exact: true });
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

  it('says that a file is empty, and goes on with another set', async () => {
    await drop('empty.csv', '');
    await trouble('The file is empty').waitFor();
    await button('Use two moons').click();
    await found().filter({ hasText: '300 rows' }).waitFor();
  });

  it('says where a file is no table, and goes back to the training before as it stood', async () => {
    await button('One epoch').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(1));
    await drop('ragged.csv', 'a,b\n1,2\n3,4,5\n');
    await button('Back to “Two half moons”').click();
    await found().filter({ hasText: '300 rows' }).waitFor();
    expect(await readEpoch(page)).toBe(1);
    await button('One epoch').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(2));
    await drop('broken.csv', 'a,b\n1,2\n3,4,5\n');
    await trouble('This file is not a table')
      .getByText(/^Row 3: found 3 cells/)
      .waitFor();
  });

  it('says that there are names of columns alone', async () => {
    await drop('header.csv', 'a,b,class\n');
    await trouble('There are no rows below the names of the columns').waitFor();
  });

  it('says that no column is left to learn from, and fits every window in both themes', async () => {
    await drop('names.csv', 'name,word,class\nann,hu,x\nbob,ha,y\ncyd,ho,x\ndan,hi,y\n');
    await trouble('No column is left to learn from')
      .getByText(/its texts hardly repeat/)
      .waitFor();
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
    }
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });

  it('says that there is one class, and predicts another column instead', async () => {
    const rows = Array.from({ length: 12 }, (_, k) => `${k},${(k * 7) % 5},same`);
    await drop('one.csv', `a,b,class\n${rows.join('\n')}\n`);
    await trouble('There is one class only: nothing to tell apart').waitFor();
    await button('Predict “b” instead').click();
    await found().filter({ hasText: '12 rows' }).waitFor();
    expect(await page.getByLabel('Column to predict', { exact: true }).inputValue()).toBe('b');
  });

  it('names the cell with a text among numbers, and takes such texts as missing', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `${k === 4 ? 'oops' : k},${k % 3},${k < 10 ? 'low' : 'high'}`);
    await drop('stray.csv', `a,b,class\n${rows.join('\n')}\n`);
    await trouble('There are texts among the numbers')
      .getByText(/^Row 6, column "a": found "oops"/)
      .waitFor();
    await button('Take such texts as missing').click();
    await found().filter({ hasText: '20 rows · 2 inputs · 2 classes · 1 missing' }).waitFor();
  });

  it('refuses a file that is too large by its size, and what was there goes on', async () => {
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(65 * 2 ** 20)], 'huge.csv'));
      const main = document.querySelector('main')!;
      main.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await trouble('huge.csv was not opened').getByText('found 65.0 MiB. Expected at most 64 MiB').waitFor();
    await button('Back to the training').click();
    await found().filter({ hasText: '20 rows' }).waitFor();
    await button('Play').waitFor();
  });

  it('stops where the loss is no number any more, and trains again at a gentler rate', async () => {
    await page.getByLabel('Data set', { exact: true }).selectOption('sine');
    await found().filter({ hasText: 'a number to predict' }).waitFor();
    await page.getByLabel('Activation', { exact: true }).selectOption('relu');
    await page.getByLabel('Optimiser', { exact: true }).selectOption('sgd');
    const rate = page.getByLabel('Learning rate', { exact: true });
    await rate.fill('1000');
    await rate.press('Enter');
    await button('Play').click();
    const alert = trouble('The loss is no number any more');
    await alert
      .getByText(/^The loss is no number at step \d+ .* lower the learning rate \(1000\) or scale the inputs\.$/)
      .waitFor();
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Curves' }).waitFor();
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await alert.getByRole('button', { name: 'Train with a rate of 100' }).click();
    await eventually(async () => expect(await rate.inputValue()).toBe('100'));
    await rate.fill('0.01');
    await rate.press('Enter');
    await eventually(async () => expect(await alert.count()).toBe(0));
    if (await button('Play').isVisible()) await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBeGreaterThan(2));
    expect(await alert.count()).toBe(0);
  });
});
