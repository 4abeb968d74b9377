import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { stubDialogs, type LaunchedApp } from './electron.ts';
import { eventually } from './window.ts';

/** What a person does in the window, by the names that a person reads. */

/** Opens an example from the start screen and waits for its canvas. */
export async function openExample(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.locator('.canvas .host canvas').waitFor();
}

/** Opens a file through the native dialog, which answers `path`. */
export async function openThroughDialog({ app, page }: LaunchedApp, path: string): Promise<void> {
  await stubDialogs(app, { open: path });
  await page.keyboard.press('Control+o');
}

/** Saves under a new name through the native dialog, and parses what was written. */
export async function saveAs({ app, page }: LaunchedApp, path: string): Promise<Network> {
  rmSync(path, { force: true });
  await stubDialogs(app, { save: path });
  await page.keyboard.press('Control+Shift+S');
  await eventually(() => expect(existsSync(path)).toBe(true));
  return readNetwork(path);
}

/** Exports the run through the native dialog; the text of the file. */
export async function exportTo({ app, page }: LaunchedApp, path: string): Promise<string> {
  rmSync(path, { force: true });
  await stubDialogs(app, { save: path });
  await page.keyboard.press('Control+e');
  await eventually(() => expect(existsSync(path)).toBe(true));
  return readFileSync(path, 'utf8');
}

export function readNetwork(path: string): Network {
  const parsed = parseNetworkText(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(`Found issues in ${path}: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

/** Title of the native window. */
export function nativeTitle(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? 'no window');
}

/** Name of the document and its state, as the header shows them. */
export function header(page: Page): Promise<string> {
  return page.locator('header h1').innerText();
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

/** Types into a field of the inspector and commits with Enter. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = inspector(page).getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
}
