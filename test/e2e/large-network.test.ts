import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cubaNetwork } from '../../engine/benchmarks/cuba.ts';
import { serializeNetwork } from '../../engine/network/parse.ts';
import { header, openThroughDialog } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { countSpikePixels, eventually, pauseTime, readStep } from './window.ts';

/** CUBA: 4,000 neurons, some 320,000 synapses; each test goes on where the one before left the window. */
describe('a large network in real Electron', () => {
  const network = cubaNetwork({ size: 4000 });
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-large-'));
    writeFileSync(join(folder, 'cuba.network.json'), serializeNetwork(network));
    launched = await launchApp();
    ({ page } = launched);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens within ten seconds', async () => {
    const begun = performance.now();
    await openThroughDialog(launched, join(folder, 'cuba.network.json'));
    await page.locator('footer').filter({ hasText: '4,000 neurons' }).waitFor();
    await page.locator('.canvas .host canvas').waitFor();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await header(page)).toBe('cuba.network.json');
  });

  it('shows the spikes of both populations while it plays', async () => {
    await page.locator('.canvas').focus();
    await page.keyboard.press('Space');
    await eventually(async () => {
      expect(await countSpikePixels(page, network, 'exc')).toBeGreaterThan(200);
      expect(await countSpikePixels(page, network, 'inh')).toBeGreaterThan(50);
    });
    const before = await page.locator('.canvas').screenshot();
    await eventually(async () => expect((await page.locator('.canvas').screenshot()).equals(before)).toBe(false));
  });

  it('stops within half a second of a pause, also at full speed', async () => {
    expect(await pauseTime(page)).toBeLessThan(500);
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Play' }).click();
    const from = await readStep(page);
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(from + 2000));
    expect(await pauseTime(page)).toBeLessThan(500);
    const stopped = await readStep(page);
    await page.waitForTimeout(300);
    expect(await readStep(page)).toBe(stopped);
  });
});
