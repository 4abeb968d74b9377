import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExample } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedName, hasVisibleFocus } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Choices of network and learning: each test goes on where the one before left the window. */
describe('choices of a training in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const view = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const state = (text: string) => page.getByRole('status').filter({ hasText: text });
  const type = async (name: string, value: string): Promise<void> => {
    await field(name).fill(value);
    await field(name).press('Enter');
  };
  /** A figure of the results, in percent where it is an accuracy. */
  const result = async (name: string): Promise<number> => {
    const tile = page.getByRole('region', { name: 'Results' }).locator('div', { hasText: name });
    return parseFloat((await tile.locator('dd').innerText()).replace('−', '-'));
  };
  const weights = () => page.getByRole('group', { name: 'Weights and biases' });

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await view('Train').click();
    await page.getByText('2 – 16 tanh – 2 softmax').waitFor();
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
  });
  afterAll(() => launched.close());

  it('learns XOR with momentum and steps of the rate, and counts what is changed', async () => {
    await field('Data set').selectOption('xor');
    await field('Optimiser').selectOption('momentum');
    await page.getByText('Keeps its way through narrow valleys.').waitFor();
    await type('Learning rate', '0.3');
    await type('Epochs', '300');
    await page.getByText('More choices').click();
    await page.getByText('all as usual').waitFor();
    await type('Momentum', '0.8');
    await field('Rate over time').selectOption('step');
    // A third of all epochs each.
    expect(await field('Epochs between steps of the rate').inputValue()).toBe('100');
    await page.getByText('2 changed').waitFor();
    await button('Play').click();
    await state('Done.').waitFor();
    expect(await result('Test accuracy')).toBe(100);
    expect(await result('Training accuracy')).toBe(100);
  });

  it('stops early, says why, and keeps the best weights', async () => {
    await field('Data set').selectOption('moons');
    await button('Back to suitable values').click();
    await type('Noise', '0.5');
    await type('Learning rate', '0.1');
    await field('Stop early').click();
    await page.getByText(/216 training rows · 24 watched rows · 60 test rows/).waitFor();
    await button('Play').click();
    await state('Stopped at epoch').waitFor();
    const text = await page.getByText(/the loss on the 24 watched rows has not fallen for 10 epochs/).innerText();
    const [, stopped, kept] = /Stopped at epoch (\d+): .* The weights of epoch (\d+) are kept/.exec(text) ?? [];
    expect(Number(stopped) - Number(kept)).toBe(10);
    expect(await readEpoch(page)).toBe(Number(kept));
    await resize(launched, 1440, 900);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
  });

  it('refuses a choice in its place, and mends it', async () => {
    await field('Optimiser').selectOption('lbfgs');
    await type('Dropout', '0.2');
    const refused = page.getByRole('alert').filter({ hasText: 'L-BFGS needs the same loss each time' });
    await refused.waitFor();
    expect(await problems(page, 'dark')).toEqual([]);
    await refused.getByRole('button', { name: 'Learn without dropout' }).click();
    await refused.waitFor({ state: 'detached' });
    await button('One batch').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(1));
    await button('Play').click();
    await state('Stopped at').waitFor();
  });

  it('shows where the keyboard is on every choice', async () => {
    await field('Activation').focus();
    await page.keyboard.press('Tab');
    const names: string[] = [];
    const unseen: string[] = [];
    for (let k = 0; k < 28; k++) {
      const name = await focusedName(page);
      names.push(name);
      if (!(await hasVisibleFocus(page))) unseen.push(name);
      await page.keyboard.press('Tab');
    }
    expect(unseen).toEqual([]);
    const expected = ['Loss', 'Memory', 'First weights', 'L1', 'L2', 'Dropout', 'Stop early', 'Precision'];
    expect(names).toEqual(expect.arrayContaining(expected));
  });

  it('trains the circuit drawn in Build, and puts its weights there as one edit', async () => {
    await view('Build').click();
    await openExample(page, 'XOR to be learnt');
    await view('Train').click();
    await field('Data set').selectOption('iris');
    await button('Back to suitable values').click();
    await field('Network to train').selectOption('circuit');
    await page.getByRole('alert').filter({ hasText: 'The circuit has 2 inputs' }).waitFor();
    await button('Take data that fit: XOR of two bits').click();
    await page.getByText('2 inputs, 3 neurons, 6 synapses', { exact: true }).waitFor();
    expect(await weights().innerText()).toContain('a → either\n+1.00');
    await type('Learning rate', '0.1');
    await type('Epochs', '500');
    await button('Play').click();
    await state('Done.').waitFor();
    expect(await result('Test accuracy')).toBe(100);
    // A synapse that was drawn to excite has become strong, and excites still.
    const [, learnt] = /a → either\n\+([\d.]+)/.exec(await weights().innerText()) ?? [];
    expect(Number(learnt)).toBeGreaterThan(2);
    // One row is followed through it, and its loss lies in a plane of two of its weights.
    await page.getByRole('tab', { name: 'One case' }).click();
    await button('Last step').click();
    await page.getByText('All 9 gradients so far agree', { exact: false }).waitFor();
    expect(await page.getByRole('region', { name: 'Step', exact: true }).getByRole('heading').innerText()).toContain(
      'either',
    );
    await page.getByRole('tab', { name: 'Error surface' }).click();
    await field('Across: to').selectOption('y');
    await page.getByText('the other 7 weights stay as after epoch 500', { exact: false }).waitFor();
    expect(await field('Across: from').locator('option').allInnerTexts()).toEqual(['either', 'not_both', 'bias']);
    await button('Put the weights into the circuit').click();
    await button('Show in Build').click();
    await button('Undo set the trained weights').click();
    await button('Redo set the trained weights').waitFor();
    await button('Redo set the trained weights').click();
    await view('Train').click();
    await button('Put the weights into the circuit').waitFor();
    expect(await page.getByText('The circuit in Build has changed since.').count()).toBe(0);
  });

  it.each(sizes)('fits a window of %i × %i px with a circuit in training', async (width, height) => {
    await resize(launched, width, height);
    expect(await misplaced(page)).toEqual([]);
  });

  it('has no serious accessibility problem with a circuit in training, in both themes', async () => {
    await resize(launched, 1440, 900);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
  });
});
