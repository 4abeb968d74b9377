import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../pairs.ts';
import { learningPeers, type LearningPeer } from '../peers/learning.ts';
import { learningCases, type LearningCase } from './cases.ts';
import { trainerOf } from './ours.ts';

export interface LearningResult {
  readonly name: string;
  readonly peer: string;
  /** Medians of samples per second of CPU. */
  readonly ours: number;
  readonly theirs: number;
  /** Ours over theirs, round by round, and their median. */
  readonly ratios: readonly number[];
  readonly ratio: number;
  readonly target: number | null;
}

/** Training in f32 against the peers that are installed, in turns. */
export function learningSuite(rounds: number): LearningResult[] {
  return learningCases.flatMap((each) => runCase(each, rounds));
}

function runCase(each: LearningCase, rounds: number): LearningResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'nandrite-learning-'));
  try {
    const file = writeCase(each, folder);
    const { run } = trainerOf(each);
    run();
    return learningPeers()
      .filter(({ id }) => id !== 'sklearn' || each.loss === 'cross-entropy')
      .map((peer) => against(each, peer, file, run, rounds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function against(
  each: LearningCase,
  peer: LearningPeer,
  file: string,
  run: () => number,
  rounds: number,
): LearningResult {
  const pairs = Array.from({ length: rounds }, () => ({ theirs: peer.samplesPerSecond(file), ours: run() }));
  const ratios = pairs.map(({ ours, theirs }) => ours / theirs);
  return {
    name: each.name,
    peer: peer.label,
    ours: median(pairs.map(({ ours }) => ours)),
    theirs: median(pairs.map(({ theirs }) => theirs)),
    ratios,
    ratio: median(ratios),
    target: peer.id === 'pytorch' ? each.targets.pytorch : peer.id === 'tfjs' ? each.targets.tfjs : null,
  };
}

/** What a peer needs, as JSON beside two files of f32. */
function writeCase({ spec, loss, batch, samples, epochs }: LearningCase, folder: string): string {
  writeFileSync(join(folder, 'x.f32'), Float32Array.from(samples.x));
  writeFileSync(join(folder, 't.f32'), Float32Array.from(samples.t));
  const file = join(folder, 'case.json');
  const { count, inputs, outputs } = samples;
  writeFileSync(file, JSON.stringify({ spec, loss, batch, epochs, count, inputs, outputs, folder }));
  return file;
}

export function formatLearning(results: readonly LearningResult[]): string {
  const thousands = (value: number): string => `${Math.round(value / 1000).toLocaleString('en')}k`;
  return results
    .map(({ name, peer, ours, theirs, ratio, ratios, target }) => {
      const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
      const wanted = target === null ? '' : `, target ≥ ${target}`;
      return `${name}: ${thousands(ours)} samples/s, ${peer} ${thousands(theirs)}: ${ratio.toFixed(2)} × (${range}${wanted})`;
    })
    .join('\n');
}
