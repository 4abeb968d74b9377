import type { Page } from 'playwright';
import { median } from '../pairs.ts';
import { withPage } from './browser.ts';
import { contenders, motions, type Motion, type Name } from './motions.ts';
import type { Bench } from './page/main.ts';
import { quantile } from './quantile.ts';

export interface FrameTimes {
  /** ms of a display frame, over all rounds. */
  readonly median: number;
  readonly p95: number;
}

export interface SceneResult {
  readonly neurons: number;
  readonly synapses: number;
  /** ms from the graph as arrays to its first picture, once. */
  readonly open: Readonly<Record<Name, number>>;
  readonly motions: readonly MotionResult[];
}

export interface MotionResult {
  readonly motion: Motion;
  readonly frames: Readonly<Record<Name, FrameTimes>>;
  /** Of each round, and their median: the better peer's median frame over ours; above 1, we are faster. */
  readonly ratios: readonly number[];
  readonly ratio: number;
}

/** ms from input to the picture that shows it. */
export type LatencyResult = Readonly<Record<string, FrameTimes & { readonly count: number }>>;

const sizes = [
  { neurons: 1000, synapses: 10_000 },
  { neurons: 10_000, synapses: 100_000 },
];

/** Pictures of one motion in one turn; fewer of a program that takes long over them. */
const FRAMES = 30;

/** Events of each kind by which latency is measured. */
const EVENTS = 60;

/** Frame times of our scene and its peers on the same graphs in the same Chromium, in turns, and our latency. */
export async function sceneSuite(
  rounds: number,
  say: (what: string) => void,
): Promise<{ graphs: SceneResult[]; latency: LatencyResult }> {
  return withPage(async (page) => {
    const graphs: SceneResult[] = [];
    for (const size of sizes) graphs.push(await measureGraph(page, size, rounds, say));
    say('latency');
    return { graphs, latency: await measureLatency(page) };
  });
}

async function measureGraph(
  page: Page,
  { neurons, synapses }: (typeof sizes)[number],
  rounds: number,
  say: (what: string) => void,
): Promise<SceneResult> {
  say(`${neurons} neurons are opened`);
  const opens = { ours: 0, cytoscape: 0, sigma: 0 };
  for (const name of contenders) opens[name] = await open(page, name, neurons, synapses);
  const turns = motions.map((motion) => ({ motion, times: { ours: [], cytoscape: [], sigma: [] } as Turns }));
  for (let round = 0; round < rounds; round++) {
    say(`${neurons} neurons, round ${round + 1} of ${rounds}`);
    for (const { motion, times } of turns) {
      for (const name of contenders) times[name].push(await play(page, name, motion));
    }
  }
  await page.evaluate(() => bench.close());
  return {
    ...{ neurons, synapses, open: opens },
    motions: turns.map(({ motion, times }) => resultOf(motion, times)),
  };
}

/** ms of each frame, by round. */
type Turns = Record<Name, number[][]>;

function resultOf(motion: Motion, times: Turns): MotionResult {
  const ratios = times.ours.map(
    (ours, round) => Math.min(median(times.cytoscape[round]!), median(times.sigma[round]!)) / median(ours),
  );
  return { motion, frames: eachName((name) => summary(times[name].flat())), ratios, ratio: median(ratios) };
}

/** Moves over the canvas, turns the wheel and clicks, as a person does: some ten events a second, while spikes travel. */
async function measureLatency(page: Page): Promise<LatencyResult> {
  const { neurons, synapses } = sizes[0]!;
  await page.evaluate(([n, s]) => bench.startLatency(n, s), [neurons, synapses] as const);
  await page.waitForTimeout(1000);
  for (let k = 0; k < EVENTS; k++) {
    const [x, y] = [640 + 300 * Math.cos(k), 400 + 300 * Math.sin(k)];
    await page.mouse.move(x, y);
    await page.waitForTimeout(83);
    await page.mouse.wheel(0, k % 20 < 10 ? -60 : 60);
    await page.waitForTimeout(83);
    await page.mouse.click(x, y);
    await page.waitForTimeout(83);
  }
  const times = await page.evaluate(() => bench.latencies());
  return Object.fromEntries(
    Object.entries(times).map(([kind, each]) => [kind, { ...summary(each), count: each.length }]),
  );
}

function summary(times: readonly number[]): FrameTimes {
  return { median: median(times), p95: quantile(times, 0.95) };
}

function eachName<T>(make: (name: Name) => T): Record<Name, T> {
  return { ours: make('ours'), cytoscape: make('cytoscape'), sigma: make('sigma') };
}

function open(page: Page, name: Name, neurons: number, synapses: number): Promise<number> {
  return page.evaluate(([who, n, s]) => bench.open(who, n, s), [name, neurons, synapses] as const);
}

function play(page: Page, name: Name, motion: Motion): Promise<number[]> {
  return page.evaluate(([who, how, frames]) => bench.play(who, how, frames), [name, motion, FRAMES] as const);
}

declare global {
  const bench: Bench;
}
