import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { againstBrian2 } from './engine/against-brian2.ts';
import { formatBrian2Table } from './engine/brian2-table.ts';
import { synapseMemory } from './engine/memory.ts';
import { publishedCases } from './engine/published.ts';
import { engineSuite } from './engine/suite.ts';
import { formatLearning, learningSuite } from './learning/suite.ts';
import { formatLogic, logicSuite } from './logic/suite.ts';
import { hasBrian2 } from './peers/brian2.ts';
import { sceneSuite } from './scene/suite.ts';
import { formatScene } from './scene/table.ts';
import { formatTable } from './table.ts';
import { formatWatched } from './window/table.ts';
import { watchedTrainings } from './window/training.ts';

/** `npm run bench [-- SUITE…] [--rounds N] [--out FILE]`: runs all suites or those named, prints tables, writes JSON. */
const suites = {
  engine: runEngine,
  learning: runLearning,
  logic: runLogic,
  scene: runScene,
  window: runWindow,
} as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 5)
  refuse(`found --rounds ${values.rounds}, expected a whole number from 5 on`);

const names = positionals.length > 0 ? positionals : Object.keys(suites);
const chosen = names.map((name) => {
  if (!isSuite(name)) refuse(`there is no suite "${name}", expected one of ${Object.keys(suites).join(', ')}`);
  return suites[name];
});
const results: object[] = [];
for (const run of chosen) results.push(await run(rounds));
if (values.out !== undefined) {
  writeFileSync(values.out, `${JSON.stringify({ node: process.version, rounds, results }, null, 2)}\n`);
}

/** Against Brian2 where it is installed, against a plain simulator, and what a file and a synapse cost. */
function runEngine(count: number) {
  const brian2 = hasBrian2() ? publishedCases.flatMap((each) => againstBrian2(each, count)) : [];
  console.log(brian2.length > 0 ? formatBrian2Table(brian2) : 'Brian2 is not installed (Debian: python3-brian, g++)');
  const naive = engineSuite(count);
  console.log(`\n${formatTable(naive)}`);
  const memory = synapseMemory();
  console.log(
    `\n${memory.synapses} static synapses with one delay: ${memory.mebibytes.toFixed(1)} MiB beyond the neurons`,
  );
  const firstSpike = measureFirstSpike(count);
  console.log(`CUBA file opened → first spike: ${firstSpike.toFixed(0)} ms (median of fresh processes)`);
  return { brian2, naive, memory, firstSpike };
}

/** Against PyTorch, scikit-learn and TensorFlow.js where they are installed. */
function runLearning(count: number) {
  const learning = learningSuite(count);
  console.log(
    learning.length > 0 ? formatLearning(learning) : 'No peer of learning is installed: see bench/peers/learning.ts',
  );
  return { learning };
}

/** Netlists: how fast they are imported, and how many input vectors a second they answer. */
function runLogic(count: number) {
  const logic = logicSuite(count);
  console.log(formatLogic(logic));
  return { logic };
}

/** Frames of the scene against Cytoscape.js and sigma.js in one Chromium, and how soon input is seen. */
async function runScene(count: number) {
  const scene = await sceneSuite(count, (what) => console.error(what));
  console.log(formatScene(scene));
  return { scene };
}

/** Epochs/s and frames of trainings in the built app, watched and not. */
async function runWindow(count: number) {
  const trainings = await watchedTrainings(count);
  console.log(formatWatched(trainings));
  return { trainings };
}

function measureFirstSpike(count: number): number {
  const times = Array.from({ length: count }, () => {
    const script = join(import.meta.dirname, 'engine', 'first-spike.ts');
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    return (JSON.parse(stdout) as { milliseconds: number }).milliseconds;
  });
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function isSuite(name: string): name is keyof typeof suites {
  return Object.hasOwn(suites, name);
}

function refuse(message: string): never {
  console.error(`bench: ${message}`);
  process.exit(2);
}
