import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedName } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Each test goes on where the one before left the window. */
describe('kept curves in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const names = () =>
    page.getByRole('table', { name: 'Kept curves and the present one' }).getByRole('rowheader').allInnerTexts();
  const cells = (name: string) =>
    page.getByRole('row').filter({ hasText: name }).first().getByRole('cell').allInnerTexts();

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('button', { name: 'Train on data' }).first().click();
    await field('Data set').selectOption('iris');
    await page.getByText('4 – 16 tanh – 3 softmax').waitFor();
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
  });
  afterAll(() => launched.close());

  it('stand beside the training that follows, named by what differs', async () => {
    await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(100));
    await button('Keep this curve').click();
    await field('Optimiser').selectOption('sgd');
    await eventually(async () => expect(await readEpoch(page)).toBe(0));
    expect(await names()).toEqual(
      ['Adam 0.01', 'SGD 0.1\non screen'].map((text) => expect.stringContaining(text.split('\n')[0]!)),
    );
    expect((await cells('Adam 0.01'))[1]).toBe('100');
  });

  it('survive a change of view, and are marked when the data change', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Build' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'Train' }).click();
    expect(await names()).toHaveLength(2);
    await field('Data set').selectOption('blobs');
    await page.getByText('! other data: iris').waitFor();
    await field('Data set').selectOption('iris');
    await eventually(async () => expect(await page.getByText('! other data: iris').count()).toBe(0));
  });

  it('give their choices back, and go', async () => {
    await button('Use the choices of Adam 0.01').click();
    await eventually(async () => expect(await field('Optimiser').inputValue()).toBe('adam'));
    await button('Remove Adam 0.01').focus();
    await page.keyboard.press('Enter');
    await eventually(async () =>
      expect(await page.getByRole('table', { name: 'Kept curves and the present one' }).count()).toBe(0),
    );
    expect(await focusedName(page)).toBe('Settings side by side…');
  });

  it('come from settings side by side, while the training on screen stays where it is', async () => {
    await button('Settings side by side…').click();
    await eventually(async () => expect(await focusedName(page)).toBe('Choice to vary'));
    await field('Choice to vary').selectOption('seed');
    await field('Value 4').fill('3');
    await field('Value 4').press('Enter');
    await page.getByText('The same value twice is trained once.').waitFor();
    await button('Train 3 to the end').focus();
    await page.keyboard.press('Enter');
    await button('Settings side by side…').waitFor();
    expect(await focusedName(page)).toBe('Settings side by side…');
    expect(await names()).toHaveLength(4);
    expect((await names()).slice(0, 3)).toEqual(
      ['seed 1', 'seed 2', 'seed 3'].map((text) => expect.stringContaining(text)),
    );
    expect((await cells('seed 2'))[0]).toBe('100');
    expect(await readEpoch(page)).toBe(0);
  });

  it('can be cancelled on the way', async () => {
    await field('Epochs').fill('100000');
    await field('Epochs').press('Enter');
    await button('Settings side by side…').click();
    await field('Choice to vary').selectOption('rate');
    await button('Train 4 to the end').click();
    await button('Cancel').click();
    await page.getByRole('status').filter({ hasText: 'Cancelled: what had ended is kept.' }).waitFor();
  });

  it('fit every size and are free of serious faults in both themes', async () => {
    await button('Settings side by side…').click();
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
    }
    // What has the keyboard is what is scrolled.
    const table = page.getByRole('group', { name: 'Kept curves' });
    await table.evaluate((element) => (element.style.width = '240px'));
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0));
    await table.evaluate((element) => (element.style.width = ''));
    for (const theme of ['light', 'dark'] as const) expect(await problems(page, theme)).toEqual([]);
  });
});
