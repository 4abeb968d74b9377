import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { SpikeRecord } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';

interface Statistics {
  readonly rateExcitatory: number;
  readonly rateInhibitory: number;
  readonly cv: number;
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/brian2-statistics/networks.json', import.meta.url), 'utf8'),
) as Record<'cuba' | 'cobahh', { readonly mean: Statistics; readonly sd: Statistics }>;

const seeds = [1, 2, 3, 4, 5, 6];
const [from, to] = [2000, 10_000];

function measure(network: Network): Statistics {
  const simulation = compile(network);
  simulation.step(to);
  const [exc, inh] = simulation.finish().spikes;
  const all = [...intervalsCv(exc!), ...intervalsCv(inh!)];
  return { rateExcitatory: rateOf(exc!, 3200), rateInhibitory: rateOf(inh!, 800), cv: mean(all) };
}

/** spikes/s of a neuron from 0.2 s on. */
function rateOf({ steps }: SpikeRecord, neurons: number): number {
  return steps.filter((step) => step >= from).length / neurons / ((to - from) * 1e-4);
}

/** Of each neuron with at least five spikes from 0.2 s on. */
function intervalsCv({ steps, neurons }: SpikeRecord): number[] {
  const trains = new Map<number, number[]>();
  steps.forEach((step, k) => {
    if (step >= from) trains.set(neurons[k]!, (trains.get(neurons[k]!) ?? []).concat(step));
  });
  return [...trains.values()].flatMap((train) => {
    if (train.length < 5) return [];
    const intervals = train.slice(1).map((step, k) => step - train[k]!);
    const average = mean(intervals);
    return [Math.sqrt(mean(intervals.map((each) => (each - average) ** 2))) / average];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each / values.length, 0);
}

describe.each([
  ['cuba', cubaNetwork],
  ['cobahh', cobahhNetwork],
] as const)('%s over six seeds', (name, build) => {
  it('has the rates and the irregularity that it has in Brian2', () => {
    const runs = seeds.map((seed) => measure(build({ seed })));
    for (const key of ['rateExcitatory', 'rateInhibitory', 'cv'] as const) {
      const ours = runs.map((run) => run[key]);
      const average = mean(ours);
      // Brian2's spread alone: were ours in it, the noisier we are the less would be asked.
      const standardError = golden[name].sd[key] * Math.sqrt(2 / seeds.length);
      expect(Math.abs(average - golden[name].mean[key]), key).toBeLessThan(3 * standardError);
    }
  }, 120_000);
});
