import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, inspector } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { eventually, readStep } from './window.ts';

/** A model of one's own without a mouse; each test goes on where the one before left the window. */
describe('the model editor by keyboard alone, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let dialog: Locator;
  let text: Locator;

  beforeAll(async () => {
    launched = await launchApp({ args: [resolve('examples/hodgkin-huxley.network.json')] });
    ({ page } = launched);
    dialog = page.getByRole('dialog', { name: 'New model' });
    text = dialog.getByLabel('Text of the model');
    await eventually(async () => expect(await focused(page)).toMatch(/^Circuit; arrows/));
  });
  afterAll(async () => {
    await launched.close();
  });

  it('goes from the canvas to the inspector with Enter and back with Escape', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await inspector(page).getByLabel('Name').inputValue()).toBe('axon'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Name');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^Circuit; arrows/);
    // Back on the canvas with the neuron still chosen.
    expect(await inspector(page).getByLabel('Name').inputValue()).toBe('axon');
  });

  it('opens the editor within three stops, and is in its text', async () => {
    await page.keyboard.press('Enter');
    for (let stop = 0; stop < 3 && (await focused(page)) !== 'New model from this…'; stop++)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('New model from this…');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await eventually(async () => expect(await focused(page)).toBe('Text of the model'));
  });

  it('marks a mistake while it is typed, and goes to its place from the list below', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('dq/dt = v + 3*oops : mV\n');
    await dialog.getByText('Cannot be saved').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^line 1, column \d+/);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Text of the model');
    expect(await selectedText(text)).toBe('oops');
  });

  it('does not save a text with mistakes: Ctrl+Enter goes to the first one', async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor();
    expect(await selectedText(text)).toBe('oops');
  });

  it('asks before Escape loses what was written; Enter keeps it, in the text again', async () => {
    await page.keyboard.press('Escape');
    await dialog.getByText('Your changes to this model are not saved.').waitFor();
    await eventually(async () => expect(await focused(page)).toBe('Keep editing'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Text of the model');
    expect(await text.inputValue()).toContain('oops');
  });

  it('keeps Tab within the editor, in the order in which it is read', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await dialog.getByText('✓ No mistakes').waitFor();
    const stops: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    expect(stops).toEqual(['Cancel', 'Save model', 'Name', 'Id in the file', 'Text of the model']);
  });

  it('saves with Ctrl+Enter, gives the keyboard back, and the neuron spikes under the new model', async () => {
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () =>
      expect(await inspector(page).getByLabel('Model').inputValue()).toBe('my-hodgkin-huxley'),
    );
    expect(await header(page)).toContain('unsaved');
    await eventually(async () => expect(await focused(page)).toBe('New model from this…'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(700));
    await page.keyboard.press('Space');
    await page.getByText('issues: none').waitFor();
  });
});

/** What the focused control is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.closest('label')?.querySelector('span')?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });
}

function selectedText(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
}
