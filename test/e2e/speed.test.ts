import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTo, header, openThroughDialog } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { eventually, exampleNetwork, pauseTime, readStep } from './window.ts';

/** The clock from slow motion to as fast as possible, and the seed; each test goes on where the one before ended. */
describe('speed and seed in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let first: string;

  const speed = () => page.getByRole('slider', { name: 'Speed' });
  const seed = () => page.getByLabel('Seed', { exact: true });
  const setSeed = async (value: string): Promise<void> => {
    await seed().fill(value);
    await seed().press('Enter');
  };
  /** Eight steps from step 0, as a table of spikes. */
  async function exportEightSteps(name: string): Promise<string> {
    await page.locator('.canvas').focus();
    await page.keyboard.press('Home');
    await eventually(async () => expect(await readStep(page)).toBe(0));
    for (let k = 0; k < 8; k++) await page.keyboard.press('.');
    await eventually(async () => expect(await readStep(page)).toBe(8));
    return exportTo(launched, join(folder, name));
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-speed-'));
    const crowd = join(folder, 'crowd.network.json');
    writeFileSync(crowd, JSON.stringify(crowdOfCoins(60)));
    launched = await launchApp();
    ({ page } = launched);
    await openThroughDialog(launched, crowd);
    await eventually(async () => expect(await header(page)).toBe('crowd.network.json'));
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from slow motion to as fast as possible', async () => {
    await speed().focus();
    await page.keyboard.press('Home');
    await eventually(async () => expect(await speed().getAttribute('aria-valuetext')).toBe('0.5 steps/s'));
    await page.locator('.canvas').focus();
    await page.keyboard.press('Space');
    // The first step is due at once, the second after two seconds.
    await eventually(async () => expect(await readStep(page)).toBe(1));
    await speed().focus();
    await page.keyboard.press('End');
    await eventually(async () => expect(await speed().getAttribute('aria-valuetext')).toBe('as fast as possible'));
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(20_000));
  });

  it('keeps drawing and listening at full speed', async () => {
    const frames = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const end = performance.now() + 1000;
          const next = (): void => {
            count++;
            if (performance.now() < end) requestAnimationFrame(next);
            else resolve(count);
          };
          requestAnimationFrame(next);
        }),
    );
    expect(frames).toBeGreaterThan(5);
  });

  it('stops within half a second of a pause, and stays stopped', async () => {
    const lastChange = await pauseTime(page);
    expect(lastChange).toBeLessThan(500);
    const stopped = await readStep(page);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(await readStep(page)).toBe(stopped);
  });

  it('says how many of the spikes a crowded raster shows', async () => {
    await page.getByLabel('Time shown').selectOption({ label: '10 s' });
    const note = page.getByText(/^[\d,]+ of [\d,]+ spikes shown$/);
    await note.waitFor();
    const [shown, total] = (await note.innerText()).match(/[\d,]+/g)!.map((text) => Number(text.replaceAll(',', '')));
    expect(shown).toBeLessThanOrEqual(100_000);
    // 60 neurons that spike in every second step on average: 300,000 ± 387 (one standard deviation) in 10,000 steps.
    expect(Math.abs(total! - 300_000)).toBeLessThan(5 * 387);
  });

  it('repeats a run bit for bit with the same seed', async () => {
    first = await exportEightSteps('first.csv');
    expect(first.split('\n').length).toBeGreaterThan(100);
    expect(await exportEightSteps('again.csv')).toBe(first);
  });

  it('goes back to step 0 for another seed, and runs otherwise', async () => {
    await setSeed('8');
    await eventually(async () => expect(await readStep(page)).toBe(0));
    expect(await header(page)).toContain('unsaved');
    expect(await exportEightSteps('other.csv')).not.toBe(first);
    await setSeed('7');
    await eventually(async () => expect(await readStep(page)).toBe(0));
    expect(await exportEightSteps('back.csv')).toBe(first);
  });

  it('refuses a seed that is none', async () => {
    await setSeed('4294967296');
    await page.getByRole('alert').filter({ hasText: 'Must be at most' }).waitFor();
    await seed().press('Escape');
    expect(await seed().inputValue()).toBe('7');
  });
});

/** So many fair coins, all recorded: more spikes than a raster shows one by one. */
function crowdOfCoins(size: number): unknown {
  const coin = exampleNetwork('coin');
  const [population] = coin.populations;
  return { ...coin, seed: 7, populations: [{ ...population, size, parameters: { b: 0 } }] };
}
