import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { hasVisibleFocus } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** Each test goes on where the one before left the window. */
describe('the error surface in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const surface = () => page.getByRole('application', { name: /^Error surface/ });
  const words = () => page.locator('#surface-text').innerText();
  /** The two weights of the present point. */
  const present = async (): Promise<number[]> =>
    /The training is at (\S+), (\S+) with/
      .exec(await words())!
      .slice(1)
      .map((text) => Number(text.replace('−', '-')));

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('button', { name: 'Train on data' }).first().click();
    await page.getByRole('tab', { name: 'Error surface' }).click();
  });
  afterAll(() => launched.close());

  it('is computed when it is first looked at, of a slice that it names', async () => {
    await surface().waitFor();
    await page
      .getByText('A slice: the other 80 weights stay as after epoch 0. Mean loss of all 240 training rows.')
      .waitFor();
    expect(await words()).toMatch(/^Loss by the weights .+ \(across\) and .+ \(up\)\. The training is at/);
  });

  it('follows the training, and says when the other weights have moved', async () => {
    const before = await present();
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
    await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(150));
    expect(await present()).not.toEqual(before);
    await page
      .getByRole('status')
      .filter({ hasText: 'The other weights have moved since, by 1,200 batches.' })
      .waitFor();
    await button('Compute again').click();
    await page.getByText('A slice: the other 80 weights stay as after epoch 150.').waitFor();
    await eventually(async () => expect(await button('Compute again').count()).toBe(0));
    // The lowest of the grid is no higher than the training, but for what lies between its points.
    const [now, lowest] = [...(await words()).matchAll(/loss of ([\d.]+(?:e−\d+)?)/g)].map(([, text]) =>
      Number(text!.replace('−', '-').replace(/\.$/, '')),
    );
    expect(lowest!).toBeLessThan(now! * 1.2);
  });

  it('takes the weights that are chosen', async () => {
    await field('Across: to').selectOption({ label: 'A' });
    await field('Across: from').selectOption({ label: '1 · 3' });
    await eventually(async () => expect(await words()).toContain('hidden 1 · 3 → A (across)'));
    await field('Up: from').selectOption({ label: 'bias' });
    await eventually(async () => expect(await words()).toMatch(/and bias of .+ \(up\)/));
    await button('Weights that moved most').click();
    await eventually(async () => expect(await words()).not.toContain('hidden 1 · 3 → A'));
  });

  it('is read, zoomed and turned by the keyboard', async () => {
    await surface().focus();
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('ArrowRight');
    const readout = page.locator('.readout.mono').filter({ hasText: 'loss' });
    const first = await readout.innerText();
    await page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await readout.innerText()).not.toBe(first));
    const picture = () =>
      surface()
        .locator('canvas')
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const flat = await picture();
    await page.keyboard.press('+');
    await eventually(async () => expect(await picture()).not.toBe(flat));
    await field('Drawn as').selectOption('relief');
    await surface().focus();
    const relief = await picture();
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => expect(await picture()).not.toBe(relief));
  });

  it('fits every size and is free of serious faults in both themes', async () => {
    for (const mode of ['relief', 'map']) {
      await field('Drawn as').selectOption(mode);
      for (const [width, height] of sizes) {
        await resize(launched, width, height);
        expect(await misplaced(page)).toEqual([]);
      }
      for (const theme of ['light', 'dark'] as const) expect(await problems(page, theme)).toEqual([]);
    }
  });
});
