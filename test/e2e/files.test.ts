import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, nativeTitle, openThroughDialog, readNetwork, saveAs } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { eventually } from './window.ts';

/** The life of a file, in three sittings on one user's folder; each test goes on where the one before left the window. */
describe('files in real Electron', () => {
  let folder: string;
  let file: string;
  let copy: string;
  let launched: LaunchedApp;

  const launch = async (args: readonly string[] = []): Promise<LaunchedApp> =>
    launchApp({ userData: join(folder, 'user'), args });
  const writeNote = async (note: string): Promise<void> => {
    await launched.page.getByLabel('Note', { exact: true }).fill(note);
    await launched.page.getByLabel('Note', { exact: true }).press('Tab');
  };
  const askToClose = async (button: number): Promise<void> => {
    await stubDialogs(launched.app, { button });
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-files-'));
    file = join(folder, 'mine.network.json');
    copy = join(folder, 'copy.network.json');
    copyFileSync('examples/nand.network.json', file);
    launched = await launch();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens a file through the native dialog', async () => {
    const { app, page } = launched;
    await openThroughDialog(launched, file);
    await eventually(async () => expect(await header(page)).toBe('mine.network.json'));
    await eventually(async () => expect(await nativeTitle(app)).toBe('mine.network.json — Nandrite'));
  });

  it('shows an edit as unsaved in header and title, and undo makes it saved again', async () => {
    const { app, page } = launched;
    await writeNote('A note of mine.');
    await eventually(async () => expect(await nativeTitle(app)).toBe('mine.network.json • unsaved — Nandrite'));
    expect(await header(page)).toMatch(/^mine\.network\.json\s*• unsaved$/);
    await page.locator('.canvas').focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => expect(await nativeTitle(app)).toBe('mine.network.json — Nandrite'));
    expect(await header(page)).toBe('mine.network.json');
  });

  it('saves what is still being typed, whole, and leaves no other file behind', async () => {
    const { app, page } = launched;
    const before = readNetwork(file);
    await page.getByLabel('Note', { exact: true }).fill('Saved from within the field.');
    await page.keyboard.press('Control+s');
    await eventually(() => expect(readNetwork(file)).toEqual({ ...before, note: 'Saved from within the field.' }));
    await eventually(async () => expect(await nativeTitle(app)).toBe('mine.network.json — Nandrite'));
    expect(readdirSync(folder).sort()).toEqual(['mine.network.json', 'user']);
  });

  it('saves under another name and goes on with that file', async () => {
    const { page } = launched;
    await writeNote('In the copy only.');
    expect((await saveAs(launched, copy)).note).toBe('In the copy only.');
    await eventually(async () => expect(await header(page)).toBe('copy.network.json'));
    expect(readNetwork(file).note).toBe('Saved from within the field.');
  });

  it.each([
    ['truncated', () => readFileSync(file).subarray(0, 300), /line \d+, column \d+: the file ends too early/],
    [
      'of another version',
      () => readFileSync(file, 'utf8').replace('"version": 1', '"version": 9'),
      /version: found 9/,
    ],
    ['of random bytes', () => Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x17]), /cannot be read: it is not a text in UTF-8/],
  ])('names cause and place of a file that is %s, and keeps the open network', async (kind, contents, reason) => {
    const { page } = launched;
    const broken = join(folder, `broken ${kind}.network.json`);
    writeFileSync(broken, contents());
    await openThroughDialog(launched, broken);
    const notice = page.locator('[data-sonner-toast][data-type=error]').filter({ hasText: reason });
    await notice.waitFor();
    expect(await notice.innerText()).toContain(`broken ${kind}.network.json`);
    expect(await header(page)).toBe('copy.network.json');
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('In the copy only.');
    await notice.getByRole('button', { name: /close/i }).click();
    await notice.waitFor({ state: 'detached' });
  });

  it('complains about a read-only file and stays unsaved', async () => {
    const { page } = launched;
    chmodSync(copy, 0o444);
    await writeNote('Cannot be written.');
    await page.keyboard.press('Control+s');
    await page.getByText('it is marked read-only').waitFor();
    expect(await header(page)).toContain('• unsaved');
    expect(readNetwork(copy).note).toBe('In the copy only.');
    chmodSync(copy, 0o644);
  });

  it('asks on closing: Cancel stays, Save writes and closes', async () => {
    const { app } = launched;
    await askToClose(2);
    expect(await nativeTitle(app)).toBe('copy.network.json • unsaved — Nandrite');
    const closed = app.waitForEvent('close');
    await askToClose(0);
    await closed;
    await launched.close();
    expect(readNetwork(copy).note).toBe('Cannot be written.');
  });

  it('offers the files of the last sitting on the start screen', async () => {
    launched = await launch();
    const { page } = launched;
    const recent = page.getByRole('region', { name: 'Recent files' }).getByRole('button');
    await recent.first().waitFor();
    expect(await recent.locator('.file').allInnerTexts()).toEqual(['copy.network.json', 'mine.network.json']);
    await recent.first().click();
    await eventually(async () =>
      expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Cannot be written.'),
    );
  });

  it('forgets the changes and closes on Don’t Save', async () => {
    const { app } = launched;
    await writeNote('Given up.');
    await eventually(async () => expect(await nativeTitle(app)).toContain('unsaved'));
    const closed = app.waitForEvent('close');
    await askToClose(1);
    await closed;
    await launched.close();
    expect(readNetwork(copy).note).toBe('Cannot be written.');
  });

  it('opens the file on its command line', async () => {
    launched = await launch([file]);
    await eventually(async () => expect(await header(launched.page)).toBe('mine.network.json'));
    expect(await launched.page.getByLabel('Note', { exact: true }).inputValue()).toBe('Saved from within the field.');
  });

  it('asks in the window before another circuit takes the place of unsaved changes', async () => {
    const { page } = launched;
    await writeNote('Nearly lost.');
    await openThroughDialog(launched, copy);
    const question = page.getByRole('dialog', { name: 'Save the changes to “mine.network.json”?' });
    await question.waitFor();
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Save'),
    );
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Nearly lost.');
    await page.keyboard.press('Control+o');
    await question.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually(async () => expect(await header(page)).toBe('copy.network.json'));
    expect(readNetwork(file).note).toBe('Nearly lost.');
  });
});
