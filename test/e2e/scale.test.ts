import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializeNetwork } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { openExample, openThroughDialog, saveAs } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { eventually, exampleNetwork } from './window.ts';

const COUNT = 10_000;

/** 10,000 neurons, each a population of its own, on a square grid, with ten synapses each to neighbours. */
function manyNeurons(): Network {
  const ids = Array.from({ length: COUNT }, (_, k) => `n${k}`);
  const one = { model: 'mcculloch-pitts', size: 1, parameters: {}, initial: {} };
  const wire = { connector: 'AllToAll', weight: 1, delay: 1, sign: 'either', synapse: 'auto' } as const;
  return {
    ...exampleNetwork('half-adder'),
    ...{ name: 'Many', note: '', stimuli: [], probes: [], events: [] },
    populations: ids.map((id) => ({ ...one, id, label: id })),
    connections: Array.from({ length: 10 * COUNT }, (_, k) => {
      const from = k % COUNT;
      return {
        ...wire,
        id: `w${k}`,
        source: `n${from}`,
        target: `n${(from + 1 + 37 * Math.floor(k / COUNT)) % COUNT}`,
      };
    }),
    layout: Object.fromEntries(ids.map((id, k) => [id, { x: 120 * (k % 100), y: 120 * Math.floor(k / 100) }])),
  };
}

describe('circuits of all sizes in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const canvas = () => page.locator('.canvas');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-scale-'));
    writeFileSync(join(folder, 'many.network.json'), serializeNetwork(manyNeurons()));
    launched = await launchApp();
    ({ page } = launched);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('arranges a circuit in a worker, as one edit that can be undone', async () => {
    const original = exampleNetwork('half-adder');
    await openExample(page, original.name);
    await page.locator('footer').filter({ hasText: '6 synapses' }).waitFor();
    await canvas().focus();
    await page.keyboard.press('Control+Shift+A');
    await page.getByRole('button', { name: /^Undo arrange \d+ parts$/ }).waitFor();
    const arranged = await saveAs(launched, join(folder, 'arranged.network.json'));
    expect(arranged.layout).not.toEqual(original.layout);
    for (const { source, target } of arranged.connections) {
      expect(arranged.layout[source]!.x).toBeLessThan(arranged.layout[target]!.x);
    }
    await canvas().focus();
    await page.keyboard.press('Control+z');
    expect((await saveAs(launched, join(folder, 'back.network.json'))).layout).toEqual(original.layout);
  });

  it('opens 10,000 neurons with 100,000 synapses whole, and says how much of them is drawn', async () => {
    await openThroughDialog(launched, join(folder, 'many.network.json'));
    await page.locator('footer').filter({ hasText: '10,000 neurons' }).waitFor();
    await page.getByText(/^showing [\d,]+ of 100,000 synapses/).waitFor();
    expect(await page.locator('.minimap').count()).toBe(0);
  });

  it('shows where the view is in a small map once not all is seen, which can be dragged', async () => {
    const box = (await canvas().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let k = 0; k < 12; k++) await page.mouse.wheel(0, -200);
    await page.locator('.minimap').waitFor();
    await eventually(async () => expect(await page.getByText(/of 100,000 synapses/).count()).toBe(0));
    const view = page.locator('.minimap .view');
    const before = (await view.boundingBox())!;
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(before.x + before.width / 2 + 30, before.y + before.height / 2 + 10, { steps: 3 });
    await page.mouse.up();
    const after = (await view.boundingBox())!;
    expect(after.x - before.x).toBeCloseTo(30, 0);
    expect(after.y - before.y).toBeCloseTo(10, 0);
  });

  it('arranges them the quick way, and says so', async () => {
    await canvas().focus();
    await page.keyboard.press('Control+Shift+A');
    await page.getByText('Arranged in the quick way').waitFor();
    await page.getByRole('button', { name: 'Undo arrange 10000 neurons' }).waitFor();
  });
});
