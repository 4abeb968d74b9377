import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspector, typeInto } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { networkOf, population } from '../renderer/scene/network.ts';
import { canvasPoint, eventually, portPoint, readStep } from './window.ts';

/** What the clicks on the palette make: the second part stands below the first. Only places matter here. */
const placed = networkOf({
  populations: [population('n1', 'lif')],
  stimuli: [{ id: 'constant1', label: 'constant1', kind: 'constant', value: 150 }],
  layout: { n1: { x: 0, y: 0 }, constant1: { x: 0, y: 80 } },
});

/** A neuron in time, and a model of the user's own, in one sitting: each test goes on where the one before left the window. */
describe('models in real Electron', () => {
  let launched: LaunchedApp;
  /** Where pictures of the window go; none are taken when it is not set. */
  const pictures = process.env.NANDRITE_PICTURES;

  beforeAll(async () => {
    launched = await launchApp();
  });
  afterAll(async () => {
    await launched.close();
  });

  async function picture(name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    const { page } = launched;
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` });
    }
  }

  it('places an integrate-and-fire neuron and a constant current', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'New network' }).click();
    const palette = page.getByRole('complementary', { name: 'Palette' });
    await palette.getByRole('button', { name: 'Leaky integrate-and-fire', exact: true }).click();
    await inspector(page).getByLabel('Model').waitFor();
    expect(await inspector(page).getByRole('math').first().getAttribute('aria-label')).toContain('dv/dt');
    await palette.getByRole('button', { name: 'Constant', exact: true }).click();
    await typeInto(page, 'Value', '150');
  });

  it('wires them with the mouse and sees spikes', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+0');
    const from = await portPoint(page, placed, 'constant1');
    const to = await canvasPoint(page, placed, 'n1');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 10, { steps: 6 });
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await page.mouse.click(to.x, to.y);
    await inspector(page).getByLabel('Model').waitFor();
    await inspector(page).getByLabel('Trace v (mV)').check();
    await page.locator('.canvas').focus();
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(900));
    await page.keyboard.press('Space');
    await eventually(async () =>
      expect(
        await inspector(page)
          .getByText(/^\d+ spikes\/s$/)
          .innerText(),
      ).toMatch(/^[1-9]/),
    );
    expect(await inspector(page).getByLabel('State now').innerText()).toMatch(/v\s*= −(60|5\d)/);
    await picture('lif');
  });

  it('opens the editor, types a mistake and sees it marked', async () => {
    const { page } = launched;
    await inspector(page).getByRole('button', { name: 'New model from this…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New model' });
    const text = dialog.getByLabel('Text of the model');
    await text.fill((await text.inputValue()).replace('R_m*I', 'R_m*I*I'));
    await dialog.getByText('Cannot be saved: 1 mistake in the text').waitFor();
    expect(await dialog.locator('mark').innerText()).toContain('R_m*I*I');
    expect(await dialog.getByRole('button', { name: 'Save model' }).isDisabled()).toBe(true);
    await picture('editor-mistake');
  });

  it('mends it, saves it, and plays the new model', async () => {
    const { page } = launched;
    const dialog = page.getByRole('dialog', { name: 'New model' });
    const text = dialog.getByLabel('Text of the model');
    await text.fill((await text.inputValue()).replace('R_m*I*I', '3*R_m*I'));
    await dialog.getByText('✓ No mistakes').waitFor();
    await picture('editor');
    await dialog.getByRole('button', { name: 'Save model' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await inspector(page).getByLabel('Model').inputValue()).toBe('my-lif'));
    await page.locator('.canvas').focus();
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(900));
    await page.keyboard.press('Space');
    // Thrice the current: well above the 37 spikes/s of the built-in model.
    await eventually(async () => {
      const rate = await inspector(page)
        .getByText(/^\d+ spikes\/s$/)
        .innerText();
      expect(Number.parseInt(rate)).toBeGreaterThan(60);
    });
    await picture('own-model');
  });
});
