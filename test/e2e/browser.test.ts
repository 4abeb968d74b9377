import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Download, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runToCsv } from '../../engine/formats/csv.ts';
import { parseRunText } from '../../engine/runs/parse.ts';
import { reproduceRun } from '../../engine/runs/reproduce.ts';
import { header, openExample, readNetwork } from './deeds.ts';
import { eventually, exampleNetwork, readStep } from './window.ts';

/** `npm start` where no display is, driven in Debian's Chromium; each test goes on where the one before left the tab. */
describe('the app in a browser', () => {
  let server: ChildProcess;
  let said: string;
  let address: string;
  let browser: Browser;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-browser-'));
    server = spawn(process.execPath, ['out/main/start.cjs'], {
      env: withoutDisplay(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = '';
    server.stderr!.on('data', (bytes: Buffer) => (said += bytes.toString()));
    await eventually(() => expect(said).toMatch(/Open http/));
    address = /http:\S+/.exec(said)?.[0] ?? '';
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // Choosers are caught from the start: the browser may need longer to begin with it than a key to open one.
    page.on('filechooser', () => {});
  });
  afterAll(async () => {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says on the terminal why and where', () => {
    expect(said).toContain(
      'Nandrite runs in the browser, there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).',
    );
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('serves the page with the headers of the window, and is isolated', async () => {
    const response = await page.goto(address);
    const headers = response!.headers();
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.title()).toBe('Nandrite');
  });

  it('opens NAND and plays it', async () => {
    await openExample(page, 'NAND');
    expect(await page.title()).toBe('NAND — Nandrite');
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(2));
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('measures the truth table', async () => {
    await page.getByRole('button', { name: 'Run table' }).click();
    await page.getByRole('status').filter({ hasText: 'All 4 rows are right' }).waitFor();
  });

  it('lists no key that a browser keeps for itself', async () => {
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const listed = await dialog.innerText();
    expect(listed).toContain('Ctrl+S');
    expect(listed).not.toMatch(/Ctrl\+[NTW]\b/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('exports the run as one download a format', async () => {
    const downloads: Download[] = [];
    page.on('download', (download) => downloads.push(download));
    await page.keyboard.press('Control+e');
    await eventually(() => expect(downloads).toHaveLength(2));
    const [json, csv] = await Promise.all(downloads.map((download) => textOf(download, folder)));
    expect(downloads.map((download) => download.suggestedFilename())).toEqual(['nand.run.json', 'nand.csv']);
    const run = parseRunText(json!);
    if (!run.ok) throw new Error(JSON.stringify(run.issues));
    expect(reproduceRun(run.value)).toMatchObject({ identical: true, firstDifference: null });
    expect(csv).toBe(runToCsv(run.value));
  });

  it('saves by a download', async () => {
    await page.getByLabel('Note', { exact: true }).fill('Saved from a tab.');
    await page.getByLabel('Note', { exact: true }).press('Tab');
    await eventually(async () => expect(await page.title()).toBe('NAND • unsaved — Nandrite'));
    const saving = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const download = await saving;
    expect(download.suggestedFilename()).toBe('nand.network.json');
    await textOf(download, folder);
    expect(readNetwork(join(folder, 'nand.network.json'))).toEqual({
      ...exampleNetwork('nand'),
      note: 'Saved from a tab.',
    });
    await eventually(async () => expect(await page.title()).toBe('nand.network.json — Nandrite'));
  });

  it('opens a file through the browser’s chooser', async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await choosing).setFiles('examples/xor.network.json');
    await eventually(async () => expect(await header(page)).toBe('xor.network.json'));
  });

  it('complains about a file that is none, and keeps the open one', async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') };
    await (await choosing).setFiles(broken);
    await page.getByText('broken.json was not opened').waitFor();
    expect(await header(page)).toBe('xor.network.json');
  });

  it('offers what was opened and saved on the start screen, and nothing broken', async () => {
    await page.getByRole('button', { name: 'Start screen' }).click();
    const recent = page.getByRole('region', { name: 'Recent files' }).locator('.file');
    await eventually(async () =>
      expect(await recent.allInnerTexts()).toEqual(['xor.network.json', 'nand.network.json']),
    );
    await recent.last().click();
    await eventually(async () =>
      expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Saved from a tab.'),
    );
  });

  it('asks before a tab with unsaved changes is left', async () => {
    await page.getByLabel('Note', { exact: true }).fill('Nearly lost.');
    await page.getByLabel('Note', { exact: true }).press('Tab');
    await eventually(async () => expect(await page.title()).toContain('unsaved'));
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => void setTimeout(() => location.reload()));
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Nearly lost.');
  });
});

function withoutDisplay(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment.DISPLAY;
  delete environment.WAYLAND_DISPLAY;
  return environment;
}

/** Stores a download under the name it came with, and reads it. */
async function textOf(download: Download, folder: string): Promise<string> {
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path, 'utf8');
}
