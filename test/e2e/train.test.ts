import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExample } from './deeds.ts';
import type { Desktop } from '../../app/ipc/contract.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { focusedName, hasVisibleFocus, tabTo } from './focus.ts';
import { misplaced, overlapping, problems, resize, sizes } from './looks.ts';
import { eventually, pauseTime, readEpoch } from './window.ts';

/** Data, layers, play: each test goes on where the one before left the window. */
describe('the train view in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const view = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const found = () => page.getByRole('status', { name: 'What was found' });
  /** A figure of the results, in percent where it is an accuracy. */
  const result = async (name: string): Promise<number> => {
    const tile = page.getByRole('region', { name: 'Results' }).locator('div', { hasText: name });
    return parseFloat((await tile.locator('dd').innerText()).replace('−', '-'));
  };
  const setSpeed = async (key: 'Home' | 'End'): Promise<void> => {
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press(key);
  };
  const openTable = async (name: string, text: string): Promise<void> => {
    writeFileSync(join(folder, name), text);
    await stubDialogs(launched.app, { open: join(folder, name) });
    await button('Open a table…').click();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-train-'));
    launched = await launchApp();
    ({ page } = launched);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is reached and worked by the keyboard alone', async () => {
    await tabTo(page, 'Train on data');
    await page.keyboard.press('Enter');
    await found().filter({ hasText: '300 rows · 2 inputs · 2 classes · nothing missing' }).waitFor();
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readEpoch(page)).toBeGreaterThan(2));
    await page.keyboard.press('Space');
    await button('Play').waitFor();
    await page.keyboard.press('Home');
    await eventually(async () => expect(await readEpoch(page)).toBe(0));
    await page.keyboard.press('.');
    await eventually(async () => expect(await readEpoch(page)).toBe(1));
    await tabTo(page, 'Neurons in hidden layer 1');
    await page.keyboard.press('ArrowUp');
    await page.getByText('2 – 17 tanh – 2 softmax').waitFor();
    await page.getByRole('status').filter({ hasText: 'Started anew: the network has changed.' }).waitFor();
    expect(await readEpoch(page)).toBe(0);
  });

  it('shows where the keyboard is on every stop of a tour', async () => {
    const unseen: string[] = [];
    const stops = new Set<string>();
    for (let k = 0; k < 80; k++) {
      await page.keyboard.press('Tab');
      const name = await focusedName(page);
      if (!(await hasVisibleFocus(page))) unseen.push(name);
      stops.add(name);
    }
    expect(unseen).toEqual([]);
    const expected = ['Data set', 'Rows', 'Noise', 'Add a hidden layer', 'Learning rate', 'Epochs', 'Speed', 'Play'];
    expect([...stops]).toEqual(expect.arrayContaining(expected));
  });

  it('trains on irises until more than 90 % of the test rows are right', async () => {
    await field('Data set').selectOption('iris');
    await button('Back to suitable values').click();
    await found().filter({ hasText: '150 rows · 4 inputs · 3 classes' }).waitFor();
    await page.getByText('4 – 16 tanh – 3 softmax').waitFor();
    expect(await result('Test accuracy')).toBeLessThan(60);
    await button('Play').click();
    await eventually(async () => expect(await result('Test accuracy')).toBeGreaterThan(90));
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    expect(await readEpoch(page)).toBe(100);
    expect(await result('Training accuracy')).toBeGreaterThan(95);
    expect(await result('Test loss')).toBeLessThan(0.3);
    const cells = await page
      .getByRole('region', { name: 'Confusion matrix' })
      .locator('tbody td.right')
      .allInnerTexts();
    // Ten test rows of each species; those on the diagonal are the right ones.
    const right = cells.reduce((sum, text) => sum + Number(text), 0);
    expect((100 * right) / 30).toBeCloseTo(await result('Test accuracy'), 0);
  });

  it('pauses within half a second, as fast as it may train', async () => {
    await field('Epochs').fill('100000');
    await field('Epochs').press('Enter');
    await setSpeed('End');
    await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBeGreaterThan(500));
    expect(await pauseTime(page)).toBeLessThan(500);
    const epoch = await readEpoch(page);
    await button('Play').waitFor();
    expect(epoch).toBeLessThan(100_000);
  });

  it('goes on training while a circuit is built', async () => {
    await setSpeed('Home');
    await button('Play').click();
    const before = await readEpoch(page);
    await view('Build').click();
    await openExample(page, 'NAND');
    await view('Train').click();
    await eventually(async () => expect(await readEpoch(page)).toBeGreaterThan(before));
    await button('Pause').click();
    await view('Build').click();
    expect(await page.locator('header h1').innerText()).toBe('NAND');
    await view('Train').click();
    expect(await field('Data set').inputValue()).toBe('iris');
  });

  it('marks a wrong value in its field and keeps the last good one', async () => {
    await field('Learning rate').fill('fast');
    expect(await field('Learning rate').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('alert').filter({ hasText: '“fast” is not a number' }).waitFor();
    await field('Learning rate').fill('-1');
    await page.getByRole('alert').filter({ hasText: 'Must be at least' }).waitFor();
    await field('Learning rate').press('Tab');
    expect(await field('Learning rate').inputValue()).toBe('0.01');
    expect(await field('Learning rate').getAttribute('aria-invalid')).toBe('false');
  });

  it('says in words that a table has one class only, and learns from it by another column', async () => {
    await openTable('one.csv', 'width,height,kind\n1,2.5,cup\n2,3.1,cup\n3,4.9,cup\n4,6.2,cup\n5,7.4,cup\n');
    const sentence = 'Column "kind": every labelled row is of one class, "cup". Expected rows of two classes or more';
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await button('Play').isDisabled()).toBe(true);
    expect(await misplaced(page)).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await field('Column to predict').selectOption('height');
    await found().filter({ hasText: '5 rows · 1 input · a number to predict' }).waitFor();
    expect(await button('Play').isEnabled()).toBe(true);
  });

  it('takes a table that is dropped on it, with a column left out', async () => {
    const rows = Array.from({ length: 60 }, (_, k) => `${k % 12},${k % 7},${k % 12 < 6 ? 'low' : 'high'}`);
    const text = `level\tother\tclass\n${rows.join('\n').replaceAll(',', '\t')}\n`;
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'levels.tsv', { type: 'text/tab-separated-values' }));
      return transfer;
    }, text);
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
    await page.getByText('Drop a CSV or TSV file to train on it, or a trained model to open it').waitFor();
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
    await found().filter({ hasText: '60 rows · 2 inputs · 2 classes' }).waitFor();
    await page.getByText('From 2 of 2 columns').click();
    await page.getByRole('checkbox', { name: 'other' }).uncheck();
    await found().filter({ hasText: '1 input' }).waitFor();
    await setSpeed('End');
    await field('Epochs').fill('300');
    await field('Epochs').press('Enter');
    await button('Play').click();
    await eventually(async () => expect(await result('Test accuracy')).toBe(100));
  });

  it('cuts names of hundreds of letters, and keeps the picture in shape', async () => {
    const rows = Array.from({ length: 60 }, (_, k) => `${k % 12}e9,${k % 7},${'c'.repeat(300)}${k % 2}`);
    await openTable('long.csv', `${'x'.repeat(300)}1,${'x'.repeat(300)}2,${'t'.repeat(300)}\n${rows.join('\n')}\n`);
    const figure = page.getByRole('region', { name: 'Decision regions' }).locator('.figure');
    await found().filter({ hasText: '60 rows · 2 inputs · 2 classes' }).waitFor();
    const { width, height } = (await figure.boundingBox())!;
    expect(height).toBeLessThan(width + 40);
    const side = page.getByRole('group', { name: 'What is learnt' });
    expect(await side.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
    expect(await misplaced(page)).toEqual([]);
    expect(await overlapping(page, '.figure .x > *')).toEqual([]);
  });

  it('learns sin x, its loss falling by more than a hundredfold', async () => {
    await field('Data set').selectOption('sine');
    await button('Back to suitable values').click();
    await found().filter({ hasText: '200 rows · 1 input · a number to predict' }).waitFor();
    const [loss, score] = [await result('Test loss'), await result('Test R²')];
    expect(score).toBeLessThan(0.5);
    await setSpeed('End');
    await button('Play').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    expect(await readEpoch(page)).toBe(400);
    expect(await result('Test loss')).toBeLessThan(loss / 100);
    expect(await result('Test R²')).toBeGreaterThan(0.99);
  });

  it('says why a training stopped by itself, and trains with the remedy', async () => {
    await field('Data set').selectOption('sine');
    await field('Optimiser').selectOption('sgd');
    await field('Learning rate').fill('1000');
    await field('Learning rate').press('Enter');
    await button('Play').click();
    await page.getByRole('alert').filter({ hasText: 'The loss is no number at step' }).waitFor();
    expect(await misplaced(page)).toEqual([]);
    await button('Train with a rate of 100').click();
    await eventually(async () => expect(await field('Learning rate').inputValue()).toBe('100'));
  });

  it('trains on handwritten digits', async () => {
    await field('Data set').selectOption('digits-8x8');
    await button('Back to suitable values').click();
    await field('Epochs').fill('3');
    await field('Epochs').press('Enter');
    await found().filter({ hasText: '10,000 rows · 64 inputs · 10 classes' }).waitFor();
    await button('Play').click();
    await eventually(async () => expect(await result('Test accuracy')).toBeGreaterThan(85));
  });

  it('reads neurons of the drawn network by the arrow keys, and changes the network there', async () => {
    await field('Data set').selectOption('blobs');
    await button('Back to suitable values').click();
    const unit = (name: string) => page.getByRole('group', { name: 'Neurons of the network' }).getByLabel(name);
    await unit('hidden 1 · 1 = tanh').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedName(page)).toMatch(/^hidden 1 · 2 = tanh\(.* × x.*\)$/);
    await page.keyboard.press('ArrowLeft');
    expect(await focusedName(page)).toBe('input y');
    await button('Insert a hidden layer before the outputs').click();
    await page.getByText('2 – 8 tanh – 8 tanh – 3 softmax').waitFor();
    await button('One neuron less in hidden layer 2').click();
    await page.getByText('2 – 8 tanh – 7 tanh – 3 softmax').waitFor();
    await button('Take hidden layer 2 out').click();
    await page.getByText('2 – 8 tanh – 3 softmax').waitFor();
    const activation = page.getByRole('combobox', { name: 'Activation of all hidden layers, at layer 1' });
    await activation.selectOption('relu');
    await page.getByText('2 – 8 relu – 3 softmax').waitFor();
    await activation.selectOption('tanh');
    await page.getByText('2 – 8 tanh – 3 softmax').waitFor();
  });

  it('takes the keyboard out of a field with a click on Play, so that Space pauses', async () => {
    await field('Epochs').fill('20000');
    await button('Play').click();
    await button('Pause').waitFor();
    await page.keyboard.press('Space');
    await button('Play').waitFor();
    expect(await field('Epochs').inputValue()).toBe('20000');
    await button('Back to suitable values').click();
  });

  it('shows what the layers do and the rows that are told worst', async () => {
    await page.getByRole('tab', { name: 'Activity' }).click();
    await page
      .getByRole('region', { name: 'Hidden layer 1' })
      .getByRole('img', { name: /output y: \d+ % near/ })
      .waitFor();
    expect(await misplaced(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Worst rows' }).click();
    await page.getByText(/test rows are told wrong/).waitFor();
    expect(await page.getByRole('group', { name: 'Worst rows' }).getByRole('row').count()).toBe(25);
    expect(await misplaced(page)).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    await page.getByRole('tab', { name: 'Curves' }).click();
  });

  it.each(sizes)('fits a window of %i × %i px', async (width, height) => {
    await resize(launched, width, height);
    for (const set of ['digits-8x8', 'iris', 'blobs', 'sine']) {
      await field('Data set').selectOption(set);
      await page.getByText(set === 'sine' ? 'Learnt curve' : 'Confusion of test rows').waitFor();
      expect(await misplaced(page)).toEqual([]);
      expect(await overlapping(page, '.transport > *')).toEqual([]);
      expect(await overlapping(page, '[aria-label=Results] dd')).toEqual([]);
    }
  });

  it('asks before the window closes over learning that no file keeps', async () => {
    const { app } = launched;
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await page.evaluate(
      (what) => (window as unknown as { nandrite: Desktop }).nandrite.setAtStake(what),
      'the training of iris',
    );
    await stubDialogs(app, { button: 1 });
    await close();
    await page.waitForTimeout(300);
    expect(app.windows()).toHaveLength(1);
    await page.evaluate((what) => (window as unknown as { nandrite: Desktop }).nandrite.setAtStake(what), '');
  });

  it('has no serious accessibility problem, in both themes', async () => {
    await resize(launched, 1440, 900);
    await field('Data set').selectOption('blobs');
    await page.getByText('Decision regions').waitFor();
    await page.keyboard.press('Tab');
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });
});
