import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpikeRecord } from '../../../engine/runs/types.ts';
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
) as { readonly seeds: readonly unknown[]; readonly mean: Statistics; readonly sd: Statistics };

const seeds = Array.from({ length: 12 }, (_, k) => k + 1);

function measure(seed: number): Statistics {
  const simulation = compile(songNetwork(seed), { method: 'euler' });
  simulation.step(1_000_000);
  const weights = allWeights(simulation);
  const counts = Array<number>(10).fill(0);
  for (const weight of weights) counts[Math.min(9, Math.floor((weight / 0.01) * 10))]!++;
  const meanWeight = weights.reduce((sum, each) => sum + each, 0) / weights.length;
  return { counts, meanWeight, rate: simulation.finish().spikes[0]!.steps.length / 100 };
}

/** The rule step by step, without any of the engine: output steps and final weights of input spikes. */
function writtenOut(inputs: SpikeRecord, initial: ArrayLike<number>, steps: number): { out: number[]; w: number[] } {
  const [dt, w_max] = [0.1, 0.01];
  const w = Array.from(initial);
  const pre = w.map(() => 0);
  const out: number[] = [];
  let [v, g, post, next] = [-60, 0, 0, 0];
  const clip = (weight: number): number => Math.min(w_max, Math.max(0, weight));
  for (let step = 0; step < steps; step++) {
    [v, g] = [v + (dt * (g * (0 - v) + (-74 - v))) / 10, g - (dt * g) / 5];
    for (let i = 0; i < pre.length; i++) pre[i]! *= Math.exp(-dt / 20);
    post *= Math.exp(-dt / 20);
    for (; inputs.steps[next] === step; next++) {
      const i = inputs.neurons[next]!;
      g += inputs.counts[next]! * w[i]!;
      w[i] = clip(w[i]! - inputs.counts[next]! * post);
      pre[i]! += inputs.counts[next]! * 0.01 * w_max;
    }
    if (v <= -54) continue;
    out.push(step);
    for (let i = 0; i < w.length; i++) w[i] = clip(w[i]! + pre[i]!);
    post += 0.0105 * w_max;
    v = -60;
  }
  return { out, w };
}

describe('the network of Song, Miller & Abbott', () => {
  it('learns as its rule written out does, from the same input spikes, spike by spike', { timeout: 60_000 }, () => {
    const network = songNetwork(1);
    const probes = [...network.probes, { kind: 'spikes', id: 'in', label: 'in', target: 'inputs' } as const];
    const simulation = compile({ ...network, probes }, { method: 'euler' });
    const initial = allWeights(simulation);
    simulation.step(30_000);
    const [out, inputs] = simulation.finish().spikes;
    const expected = writtenOut(inputs!, initial, 30_000);
    expect(expected.out.length).toBeGreaterThan(50);
    expect(out!.steps).toEqual(expected.out);
    const weights = allWeights(simulation);
    const worst = expected.w.reduce((most, each, i) => Math.max(most, Math.abs(each - weights[i]!)), 0);
    expect(worst).toBeLessThan(1e-14);
    expect(weights.filter((each, i) => each !== initial[i]).length).toBeGreaterThan(900);
  });

  it('has the weights and the rate that it has in Brian2, after 100 s, over six seeds', { timeout: 60_000 }, () => {
    const runs = seeds.map(measure);
    const near = (found: readonly number[], mean: number, sd: number): void => {
      const average = found.reduce((sum, each) => sum + each / found.length, 0);
      // Brian2's spread alone: were ours in it, the noisier we are the less would be asked.
      const standardError = sd * Math.sqrt(1 / golden.seeds.length + 1 / seeds.length);
      expect(Math.abs(average - mean)).toBeLessThan(4 * standardError);
    };
    golden.mean.counts.forEach((mean, bin) => {
      // The deviation is estimated from twelve counts: not below that of an independent count.
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
  });
});
