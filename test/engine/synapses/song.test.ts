import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { allWeights } from './support.ts';
import { songNetwork } from './song.ts';

interface Statistics {
  readonly counts: readonly number[];
  readonly meanWeight: number;
  readonly rate: number;
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/brian2-statistics/stdp.json', import.meta.url), 'utf8'),
) as { readonly mean: Statistics; readonly sd: Statistics };

/** Twice as many as Brian2 had: the deviation of six values is itself off by a third. */
const seeds = Array.from({ length: 12 }, (_, k) => k + 1);
const peers = 6;

function measure(seed: number): Statistics {
  const simulation = compile(songNetwork(seed), { method: 'euler' });
  simulation.step(1_000_000);
  const weights = allWeights(simulation);
  const counts = Array<number>(10).fill(0);
  for (const weight of weights) counts[Math.min(9, Math.floor((weight / 0.01) * 10))]!++;
  const meanWeight = weights.reduce((sum, each) => sum + each, 0) / weights.length;
  return { counts, meanWeight, rate: simulation.finish().spikes[0]!.steps.length / 100 };
}

describe('the network of Song, Miller & Abbott', () => {
  it(
    'has the weights and the rate that it has in Brian2, after 100 s, over twelve seeds against six',
    { timeout: 60_000 },
    () => {
      const runs = seeds.map(measure);
      const near = (found: readonly number[], mean: number, sd: number): void => {
        const average = found.reduce((sum, each) => sum + each / found.length, 0);
        const variance = found.reduce((sum, each) => sum + (each - average) ** 2 / (found.length - 1), 0);
        // One deviation, that both samples can only estimate: pooled by their degrees of freedom.
        const freedom = peers + seeds.length - 2;
        const pooled = Math.sqrt(((peers - 1) * sd ** 2 + (seeds.length - 1) * variance) / freedom);
        expect(Math.abs(average - mean)).toBeLessThan(4 * pooled * Math.sqrt(1 / peers + 1 / seeds.length));
      };
      golden.mean.counts.forEach((mean, bin) => {
        // The deviation is estimated from six counts: not below that of an independent count.
        const sd = Math.max(golden.sd.counts[bin]!, Math.sqrt(mean * (1 - mean / 1000)));
        near(
          runs.map(({ counts }) => counts[bin]!),
          mean,
          sd,
        );
      });
      near(
        runs.map(({ meanWeight }) => meanWeight),
        golden.mean.meanWeight,
        golden.sd.meanWeight,
      );
      near(
        runs.map(({ rate }) => rate),
        golden.mean.rate,
        golden.sd.rate,
      );
    },
  );
});
