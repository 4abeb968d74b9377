import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializeNetwork } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { networkOf } from '../engine/support/networks.ts';
import { inspector, openExample, openThroughDialog } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { misplaced, problems, resize } from './looks.ts';
import { eventually } from './window.ts';

/**
 * Rings of NOT neurons beside each other, `width` of each: all swing together only after the least common multiple of their
 * times, which is longer than a search goes on.
 */
function rings(width: number, ...lengths: readonly number[]): Network {
  const places = lengths.flatMap((length, ring) =>
    Array.from({ length }, (_, k) => ({ id: `r${ring}_${k}`, from: `r${ring}_${(k + length - 1) % length}`, k })),
  );
  return networkOf({
    name: 'Many rings',
    populations: places.map(({ id, k }) => ({
      ...{ id, model: 'mcculloch-pitts', size: width },
      parameters: { b: k === 0 ? -0.5 : 0.5 },
    })),
    stimuli: [{ id: 'go', kind: 'toggle' }],
    connections: places.flatMap(({ id, from, k }) => [
      { source: from, target: id, weight: -1, connector: 'OneToOne' },
      ...(k === 0 ? [{ source: 'go', target: id, weight: 1 }] : []),
    ]),
    probes: lengths.map((_, ring) => ({ kind: 'lamp', id: `y${ring}`, target: `r${ring}_0` })),
  });
}

/** What keeps a row from settling is looked for; each test goes on where the one before left the window. */
describe('the search for a loop, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let panel: Locator;
  const bar = () => panel.getByRole('progressbar', { name: 'Search for the loop' });
  const unsettled = () => panel.locator('tbody tr', { hasText: 'does not settle' }).last();
  const find = () => unsettled().getByRole('button', { name: 'Show the loop' }).click();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-loop-'));
    launched = await launchApp();
    ({ page } = launched);
    panel = page.getByRole('region', { name: 'Truth table' });
    await resize(launched, 1440, 900);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds the ring of an oscillator, says how it goes round and selects it', async () => {
    await openExample(page, 'Ring oscillator');
    await panel.getByRole('button', { name: 'Run table' }).click();
    await find();
    await panel.getByText(/^The circuit repeats every \d+ steps/).waitFor();
    expect(await bar().count()).toBe(0);
    await inspector(page)
      .getByText(/selected/)
      .waitFor();
  });

  it('shows how far it is in a circuit that takes long, while the window goes on', async () => {
    const path = join(folder, 'rings.network.json');
    writeFileSync(path, serializeNetwork(rings(3000, 15, 17, 19, 23)));
    await openThroughDialog(launched, path);
    await page.getByRole('heading', { name: 'rings.network.json' }).waitFor();
    await panel.getByRole('button', { name: 'Run table' }).click();
    await find();
    await bar().waitFor();
    const done = async (): Promise<number> => Number(await bar().getAttribute('value'));
    const before = await done();
    await eventually(async () => expect(await done()).toBeGreaterThan(before));
    expect(await panel.innerText()).toMatch(/Looking for a state that comes again: step [\d,]+ of at most 10,000/);
    expect(await misplaced(page)).toEqual([]);
  });

  it('has no accessibility problem while it looks, in both themes', async () => {
    expect(await problems(page, 'light')).toEqual([]);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await bar().count()).toBe(1);
  });

  it('is cancelled at once, says nothing that it has not found, and can be asked for again', async () => {
    await panel.getByRole('button', { name: 'Cancel the search' }).click();
    await bar().waitFor({ state: 'detached' });
    expect(await panel.innerText()).not.toContain('No state came again');
    await find();
    await bar().waitFor();
    await panel.getByRole('button', { name: 'Cancel the search' }).click();
    await bar().waitFor({ state: 'detached' });
  });
});
