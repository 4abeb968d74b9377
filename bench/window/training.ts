import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchApp, stubDialogs, type LaunchedApp } from '../../test/e2e/electron.ts';
import { median } from '../pairs.ts';
import { quantile } from '../scene/quantile.ts';

export interface WatchedTraining {
  readonly name: string;
  /** Epochs/s of each round, while the Train view shows it and while the Build view is shown. */
  readonly watched: readonly number[];
  readonly unwatched: readonly number[];
  /** Of the watched rounds, in turns: watched over unwatched. */
  readonly ratio: number;
  /** ms between display frames while watched. */
  readonly frames: { readonly median: number; readonly p95: number };
}

interface Case {
  readonly name: string;
  /** Opens the data and sets what differs from the standard. */
  set(launched: LaunchedApp, folder: string): Promise<void>;
}

/** 250 rows of which a fifth is set aside: 200 to learn. */
const plane = (folder: string): string => {
  const path = join(folder, 'plane.csv');
  const rows = Array.from({ length: 250 }, (_, k) => {
    const [x, y] = [((k * 37) % 250) / 125 - 1, ((k * 101) % 250) / 125 - 1];
    return `${x},${y},${Math.sin(3 * x) * y}`;
  });
  writeFileSync(path, `x,y,value\n${rows.join('\n')}\n`);
  return path;
};

const openPlane = async ({ app, page }: LaunchedApp, folder: string): Promise<void> => {
  await stubDialogs(app, { open: plane(folder) });
  await page.getByRole('button', { name: 'Open a table…' }).click();
  await page.getByRole('status', { name: 'What was found' }).filter({ hasText: '250 rows' }).waitFor();
  await fill(page, 'Neurons in hidden layer 1', 8);
};

const cases: readonly Case[] = [
  {
    name: '2-8-1, 200 rows, all at once',
    async set(launched, folder) {
      await openPlane(launched, folder);
      await launched.page.getByLabel('all rows', { exact: true }).check();
    },
  },
  {
    name: '2-8-1, 200 rows, batches of 32',
    async set(launched, folder) {
      await openPlane(launched, folder);
      await launched.page.getByLabel('all rows', { exact: true }).uncheck();
    },
  },
  {
    name: '784-64-10, digits, batches of 32',
    async set({ page }) {
      await page.getByLabel('Data set', { exact: true }).selectOption('digits');
      await page.getByRole('status', { name: 'What was found' }).filter({ hasText: '784 inputs' }).waitFor();
    },
  },
];

const WARM_MS = 700;
const SPAN_MS = 3000;

/** Trains in the real app, as fast as it can, while its picture is watched and while it is not, in turns. */
export async function watchedTrainings(rounds: number): Promise<WatchedTraining[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nandrite-watched-'));
  const launched = await launchApp();
  try {
    const { app, page } = launched;
    // Functions that are sent to the app call this helper of tsx, which is not there.
    await Promise.all([app.evaluate('globalThis.__name = (f) => f'), page.evaluate('globalThis.__name = (f) => f')]);
    await show(page, 'Train');
    const results: WatchedTraining[] = [];
    for (const { name, set } of cases) {
      await set(launched, folder);
      await fill(page, 'Epochs', 100_000);
      await page.getByRole('slider', { name: 'Speed' }).focus();
      await page.keyboard.press('End');
      results.push(await measure(page, name, rounds));
    }
    return results;
  } finally {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(page: Page, name: string, rounds: number): Promise<WatchedTraining> {
  const watched: number[] = [];
  const unwatched: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round < rounds; round++) {
    watched.push(await speed(page, async () => void frames.push(...(await displayFrames(page)))));
    unwatched.push(
      await speed(page, async () => {
        await show(page, 'Build');
        await page.waitForTimeout(SPAN_MS);
        await show(page, 'Train');
      }),
    );
  }
  const ratio = median(watched.map((each, round) => each / unwatched[round]!));
  return { name, watched, unwatched, ratio, frames: { median: median(frames), p95: quantile(frames, 0.95) } };
}

/** Epochs/s from a fresh start, after the first moments, until `span` is over. */
async function speed(page: Page, span: () => Promise<void>): Promise<number> {
  while ((await standing(page)).epoch !== 0) await page.waitForTimeout(50);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(WARM_MS);
  const begun = await standing(page);
  await span();
  const ended = await standing(page);
  await page.getByRole('button', { name: 'Start anew', exact: true }).click();
  return (1000 * (ended.epoch - begun.epoch)) / (ended.now - begun.now);
}

function standing(page: Page): Promise<{ epoch: number; now: number }> {
  return page.evaluate(() => ({
    epoch: Number(document.querySelector<HTMLElement>('.readout .epoch')!.innerText.replaceAll(',', '')),
    now: performance.now(),
  }));
}

function displayFrames(page: Page): Promise<number[]> {
  return page.evaluate(
    (span) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const begun = performance.now();
        let last = begun;
        const tick = (): void => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          if (now - begun > span) resolve(times);
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
    SPAN_MS,
  );
}

async function fill(page: Page, label: string, value: number): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(String(value));
  await field.press('Enter');
}

const show = (page: Page, view: string): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: view }).click();
