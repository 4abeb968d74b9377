import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runToCsv } from '../../engine/formats/csv.ts';
import { parseRunText } from '../../engine/runs/parse.ts';
import { reproduceRun } from '../../engine/runs/reproduce.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { canvasPoint, countSpikePixels, eventually, exampleNetwork, readStep } from './window.ts';

/** The app's main job, end to end in one sitting: each test goes on where the one before left the window. */
describe('NAND in real Electron', () => {
  const nand = exampleNetwork('nand');
  let launched: LaunchedApp;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-e2e-'));
    launched = await launchApp();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens from the start screen', async () => {
    const { page } = launched;
    await page
      .getByRole('button', { name: /^NAND\b/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'NAND' }).waitFor();
    await page.locator('.canvas .host canvas').waitFor();
    await page.keyboard.press('Control+0');
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain(
      'NAND',
    );
  });

  it('switches both inputs by clicks on the canvas', async () => {
    const { page } = launched;
    for (const name of ['a', 'b']) {
      const { x, y } = await canvasPoint(page, nand, name);
      await page.mouse.click(x, y);
      await page.getByRole('complementary', { name: 'Inspector' }).getByText('Switch to 0').waitFor();
    }
  });

  it('plays, and the output falls silent after its first spike', async () => {
    const { page } = launched;
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(3));
    await page.keyboard.press('Space');
    const { x, y } = await canvasPoint(page, nand, 'nand');
    await page.mouse.click(x, y);
    const equation = page.getByRole('math').first();
    await eventually(async () => expect(await equation.getAttribute('aria-label')).toBe('z = 1.5 − 1·1 − 1·1 = −0.5'));
  });

  it('shows the spikes of inputs and output in the raster', async () => {
    const { page } = launched;
    const a = await canvasPoint(page, nand, 'a');
    await page.mouse.click(a.x, a.y);
    const before = await readStep(page);
    for (let k = 0; k < 6; k++) await page.keyboard.press('.');
    await eventually(async () => expect(await readStep(page)).toBe(before + 6));
    // One input off: the output spikes again, in the colour of its row, which is used nowhere else in the plots.
    await eventually(async () => expect(await countSpikePixels(page, nand, 'nand')).toBeGreaterThan(20));
  });

  it('runs the truth table and finds every row right', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Run table' }).click();
    await page.getByRole('status').filter({ hasText: 'All 4 rows are right' }).waitFor();
    const rows = page.getByRole('region', { name: 'Truth table' }).locator('tbody tr');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/^0\s+0\s+1\s+1\s+✓ right/),
      expect.stringMatching(/^0\s+1\s+1\s.*✓ right/),
      expect.stringMatching(/^1\s+0\s+1\s.*✓ right/),
      expect.stringMatching(/^1\s+1\s+0\s.*✓ right/),
    ]);
  });

  it('exports the run, and the file is what the engine computes by itself', async () => {
    const { app, page } = launched;
    const path = join(folder, 'nand.run.json');
    await stubDialogs(app, { save: path });
    await page.getByRole('button', { name: 'Export run…' }).click();
    await eventually(() => expect(existsSync(path)).toBe(true));
    const parsed = parseRunText(readFileSync(path, 'utf8'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.value.steps).toBe(await readStep(page));
    expect(parsed.value.interventions.map((one) => [one.kind, 'value' in one && one.value])).toEqual([
      ['level', 1],
      ['level', 1],
      ['level', 0],
    ]);
    expect(reproduceRun(parsed.value)).toMatchObject({ identical: true, firstDifference: null });
    const output = parsed.value.spikes.find(({ target }) => target === 'nand');
    expect(output?.steps).toEqual(expectedSpikes(parsed.value.interventions[2]!.step, parsed.value.steps));
  });

  it('exports the same run as CSV', async () => {
    const { app, page } = launched;
    const path = join(folder, 'nand.csv');
    await stubDialogs(app, { save: path });
    await page.getByRole('button', { name: 'Export run…' }).click();
    await eventually(() => expect(existsSync(path)).toBe(true));
    const run = parseRunText(readFileSync(join(folder, 'nand.run.json'), 'utf8'));
    expect(run.ok && runToCsv(run.value)).toBe(readFileSync(path, 'utf8'));
  });
});

/** Both inputs on from step 0: one spike before they arrive; then from the step after `a` went off, a spike a step. */
function expectedSpikes(offAt: number, steps: number): number[] {
  return [0, ...Array.from({ length: steps - offAt - 1 }, (_, k) => offAt + 1 + k)];
}
