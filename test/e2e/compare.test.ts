import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { hasVisibleFocus, tabTo } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Each test goes on where the one before left the window. */
describe('the compare view in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const view = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const setNumber = async (name: string, value: number): Promise<void> => {
    await field(name).fill(String(value));
    await field(name).press('Enter');
  };

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
  });
  afterAll(() => launched.close());

  it('says that nothing is trained yet, and leads to training', async () => {
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Spikes from a trained network' }).click();
    await page.getByRole('heading', { name: 'Nothing is trained yet' }).waitFor();
    await button('Go to training').click();
    await field('Data set').selectOption('digits-8x8');
    await page.getByText('64 – 64 relu – 10 softmax').waitFor();
  });

  it('converts what was trained, and shows its accuracy step by step', async () => {
    await setNumber('Epochs', 4);
    await setNumber('Neurons in hidden layer 1', 24);
    await field('Speed').focus();
    await page.keyboard.press('End');
    await button('Play').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    expect(await readEpoch(page)).toBe(4);
    await view('Compare').click();
    await tabTo(page, 'Convert and measure');
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    const table = page.getByRole('table', { name: 'Accuracy by number of steps' });
    expect(await table.locator('tbody th').allInnerTexts()).toEqual(['1', '2', '4', '8', '16', '32', '64', 'MLP']);
    const accuracies = (await table.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(parseFloat);
    const [first, last, mlp] = [accuracies[0]!, accuracies.at(-2)!, accuracies.at(-1)!];
    // In one step a neuron spikes or not; in 64 its rate is nearly the unit's output.
    expect(first).toBeLessThan(mlp - 20);
    expect(Math.abs(last - mlp)).toBeLessThan(3);
  });

  it('fits every size, and axe finds nothing in both themes', async () => {
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
      // The energy has a select above it, and the accuracy has none.
      const tops = await page
        .locator('.line-plot .plot')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      expect([tops.length, tops[0]]).toEqual([2, tops[1]]);
      const table = (await page.getByRole('table', { name: 'Loss by layer' }).boundingBox())!;
      expect(table.x > width / 2).toBe(width === 2560);
    }
    await resize(launched, 1440, 900);
    for (const theme of ['dark', 'light'] as const) expect(await problems(page, theme)).toEqual([]);
  });

  it('shows what lesions do, and is as clean there', async () => {
    await page.getByRole('tab', { name: 'Damage' }).click();
    for (const [name, value] of [
      ['Levels of damage', 2],
      ['Lesions drawn for each level', 1],
      ['Steps of spiking neurons', 4],
      ['Epochs of learning again', 1],
    ] as const)
      await setNumber(name, value);
    await button('Lesion and measure').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    const table = page.getByRole('table', { name: 'Accuracy by share lost' });
    const accuracies = (await table.locator('tbody td:nth-child(3)').allInnerTexts()).map(parseFloat);
    expect(accuracies).toHaveLength(2);
    expect(accuracies[1]).toBeLessThan(accuracies[0]!);
    for (const theme of ['dark', 'light'] as const) expect(await problems(page, theme)).toEqual([]);
    await page.getByRole('tab', { name: 'Spikes from a trained network' }).click();
  });

  it('opens the spiking network as an unsaved circuit', async () => {
    await button('Open as a circuit').click();
    await eventually(async () =>
      expect(await page.locator('header h1').innerText()).toMatch(/as spikes, test row \d+/),
    );
    await page.getByText('• unsaved').waitFor();
  });

  it('tells why tanh units cannot spike, and trains with ReLU instead', async () => {
    await view('Train').click();
    await field('Activation').selectOption('tanh');
    await eventually(async () => expect(await readEpoch(page)).toBe(0));
    await page.keyboard.press('.');
    await eventually(async () => expect(await readEpoch(page)).toBe(1));
    await view('Compare').click();
    await page.getByRole('heading', { name: 'This network cannot become spikes' }).waitFor();
    await button('Train with ReLU').click();
    expect(await field('Activation').inputValue()).toBe('relu');
  });

  it('converts digits of 784 pixels: within a percentage point of the perceptron after 256 steps', async () => {
    await view('Train').click();
    await field('Data set').selectOption('digits');
    await button('Back to suitable values').click();
    await setNumber('Epochs', 3);
    await setNumber('Neurons in hidden layer 1', 32);
    await page.getByText('784 – 32 relu – 10 softmax').waitFor();
    await button('Play').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    await view('Compare').click();
    await page.getByRole('radio', { name: 'Integrate-and-fire' }).check();
    await setNumber('Steps', 256);
    await button('Convert and measure').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    const rows = page.getByRole('table', { name: 'Accuracy by number of steps' }).locator('tbody tr');
    const steps = await rows.locator('th').allInnerTexts();
    const accuracies = (await rows.locator('td:nth-child(2)').allInnerTexts()).map(parseFloat);
    expect(steps.slice(-2)).toEqual(['256', 'MLP']);
    expect(accuracies.at(-1)).toBeGreaterThan(88);
    expect(Math.abs(accuracies.at(-1)! - accuracies.at(-2)!)).toBeLessThanOrEqual(1);
    // The curve climbs there from what one step tells.
    expect(accuracies[0]).toBeLessThan(accuracies.at(-2)! - 10);
  });
});
