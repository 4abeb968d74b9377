import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedName, hasVisibleFocus, tabTo } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually } from './window.ts';

/**
 * Sixty rows: flux is missing in 7, 22, 37 and 52, the class in 3, 23 and 43. What is below 4 of 12 is low, below 6 lower, else high:
 * 19, 10 and 28 of those with a class.
 */
function stars(): string {
  const rows = Array.from({ length: 60 }, (_, k) => {
    const kind = k % 12 < 4 ? 'low' : k % 12 < 6 ? 'lower' : 'high';
    return [k % 15 === 7 ? '' : (k % 12) + 0.5, k % 3 === 0 ? 'V' : 'R', `star ${k}`, k % 20 === 3 ? '' : kind].join();
  });
  return `flux,band,name,class\n${rows.join('\n')}\n`;
}

/** A table is dropped, prepared and learnt: each test goes on where the one before left the window. */
describe('the preparation of a table in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog', { name: 'Prepare the table' });
  const stops = () => dialog().getByRole('list', { name: 'Rows, step by step' }).getByRole('listitem').allInnerTexts();
  const flow = async (...expected: string[]): Promise<void> =>
    eventually(async () => expect((await stops()).map((stop) => stop.replaceAll(/\s+/g, ' '))).toEqual(expected));
  const row = (name: string) => dialog().getByRole('row').filter({ hasText: name });
  const loss = async (): Promise<number> => {
    const tile = page.getByRole('region', { name: 'Results' }).locator('div', { hasText: 'Training loss' });
    return parseFloat(await tile.locator('dd').innerText());
  };

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('navigation').getByRole('button', { name: 'Train' }).click();
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'stars.csv', { type: 'text/csv' }));
      return transfer;
    }, stars());
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
    await page.getByRole('status', { name: 'What was found' }).filter({ hasText: '60 rows' }).waitFor();
  });
  afterAll(() => launched.close());

  it('says what reading did to how many rows', async () => {
    await button('Prepare the table…').click();
    // A fifth of 57 rows, 11, are to test on; flux is one input and band two.
    await flow(
      '60 rows in the table',
      '0 dropped',
      '− 3 set aside without a label, to be predicted',
      '46 to learn from',
      '11 to test on',
      '2 → 3 columns → inputs',
    );
    expect(await row('flux').innerText()).toContain('4 filled · 1 input');
    expect(await row('name').innerText()).toContain('left out');
    expect(await field('Use of name').inputValue()).toBe('ignored');
  });

  it('drops rows for want of a value by another rule', async () => {
    await field('Missing values of flux').selectOption('drop-rows');
    await flow(
      '60 rows in the table',
      '− 4 dropped for want of a value in flux (4)',
      '− 3 set aside without a label, to be predicted',
      '42 to learn from',
      '11 to test on',
      '2 → 3 columns → inputs',
    );
  });

  it('merges two classes, and sets one without a name aside', async () => {
    await field('Class of lower').fill('');
    await field('Class of lower').press('Enter');
    // Ten of lower, of which one lacks a flux: 3 + 9 aside, and a fifth of 44 is 9.
    await eventually(async () => expect((await stops())[2]).toMatch(/^− 12\s/));
    await field('Class of lower').fill('low');
    await field('Class of lower').press('Enter');
    await eventually(async () => expect((await stops())[2]).toMatch(/^− 3\s/));
    await page.getByText('2 softmax').waitFor({ state: 'attached' });
  });

  it('shows in place why nothing is left to tell apart, with the way back', async () => {
    await field('Class of high').fill('low');
    await field('Class of high').press('Enter');
    await dialog().getByRole('alert').filter({ hasText: 'every labelled row is of one class, "low"' }).waitFor();
    await field('Class of high').fill('high');
    await field('Class of high').press('Enter');
    await dialog().getByRole('alert').waitFor({ state: 'detached' });
  });

  it('sets another share aside, and takes a text as a category', async () => {
    await field('Rows set aside for testing').fill('50');
    await field('Rows set aside for testing').press('Enter');
    await field('Use of band').selectOption('ignored');
    await eventually(async () => expect((await stops()).slice(3).join(' ')).toMatch(/^26\s.*27\s.*1 → 1\s/s));
  });

  it.each([...sizes, [1280, 800] as const])('fits a window of %i × %i px', async (width, height) => {
    await resize(launched, width, height);
    expect(await misplaced(page)).toEqual([]);
    const body = await dialog().evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(body).toBe(0);
  });

  it('has no serious accessibility problem, in both themes', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
  });

  it('trains on what was prepared', async () => {
    await button('Done').click();
    await dialog().waitFor({ state: 'detached' });
    const before = await loss();
    await button('Play').click();
    await eventually(async () => expect(await loss()).toBeLessThan(before / 2));
  });

  it('is opened, changed, taken back and closed by the keyboard', async () => {
    await button('Prepare the table…').focus();
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await focusedName(page)).toBe('Target column'));
    await tabTo(page, 'Missing values of flux');
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Home');
    await eventually(async () => expect((await stops())[1]).toMatch(/^0\s/));
    await tabTo(page, 'Back to as it was read');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await field('Class of lower').inputValue()).toBe('lower'));
    expect(await field('Use of band').inputValue()).toBe('category');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await focusedName(page)).toBe('Prepare the table…');
  });
});
