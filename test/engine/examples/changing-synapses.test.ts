import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { mean, runExample, traceOf } from './records.ts';

describe('stdp', () => {
  const at = (rate: number): Run =>
    runExample('stdp', 100_000, (network) => ({
      ...network,
      stimuli: network.stimuli.map((each) => (each.kind === 'poisson' ? { ...each, rate } : each)),
    }));
  const slow = at(15);
  const weights = ({ weights: [record] }: Run): readonly (readonly number[])[] => record!.values;
  const share = (values: readonly number[], isIt: (weight: number) => boolean): number =>
    values.filter(isIt).length / values.length;
  const nearEnd = (weight: number): boolean => weight < 0.006 || weight > 0.024;
  /** Mean rates of the first and the last five seconds. */
  const rates = ({ rates: [record] }: Run): number[] =>
    [record!.values.slice(0, 5), record!.values.slice(-5)].map(mean);

  it('moves most weights to the two ends, and keeps all within their bounds', () => {
    const [first, last] = [weights(slow)[0]!, weights(slow).at(-1)!];
    expect(first).toHaveLength(200);
    expect(share(first, nearEnd)).toBeLessThan(0.5);
    expect(share(last, nearEnd)).toBeGreaterThan(0.65);
    for (const weight of weights(slow).flat()) expect(weight >= 0 && weight <= 0.03).toBe(true);
  });

  it('levels the rate: slow inputs end up driving it faster, fast ones slower, with fewer winners', () => {
    const fast = at(30);
    const [slowFirst, slowLast] = rates(slow);
    const [fastFirst, fastLast] = rates(fast);
    expect(slowFirst! < 10 && slowLast! > 35 && slowLast! < 60).toBe(true);
    expect(fastFirst! > 100 && fastLast! > 65 && fastLast! < 95).toBe(true);
    const winners = (run: Run): number => share(weights(run).at(-1)!, (weight) => weight > 0.024);
    expect(winners(fast)).toBeLessThan(winners(slow) / 2);
  });
});

describe('short-term-depression', () => {
  /** Amplitudes of Tsodyks & Markram from spike to spike, of 100 pA, as the current stands at the end of the step it arrives in. */
  function amplitudes(times: readonly number[], U: number, tauRec: number, tauFacil: number): number[] {
    let [x, u, current, last] = [1, 0, 0, -Infinity];
    return times.map((time) => {
      const gap = time - last;
      x = 1 - (1 - x) * Math.exp(-gap / tauRec);
      u = tauFacil === 0 ? U : u * Math.exp(-gap / tauFacil);
      if (tauFacil !== 0) u += U * (1 - u);
      current = current * Math.exp(-gap / 3) + 100 * u * x;
      x -= u * x;
      last = time;
      return current * Math.exp(-0.1 / 3);
    });
  }
  const train = [50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 2000];
  const run = runExample('short-term-depression', 2100);
  const currents = (probe: string): number[] => train.map((time) => traceOf(run, probe)[Math.round(time / 0.1) + 1]!);

  it.each([
    ['i_depressed', 0.5, 800, 0],
    ['i_facilitated', 0.1, 100, 1000],
  ])('%s follows the recursion of Tsodyks and Markram', (probe, U, tauRec, tauFacil) => {
    const law = amplitudes(train, U, tauRec, tauFacil);
    currents(probe).forEach((current, k) => expect(current).toBeCloseTo(law[k]!, 9));
  });

  it('falls to a level and recovers most in the pause; the other grows', () => {
    const [falling, growing] = [currents('i_depressed'), currents('i_facilitated')];
    falling.slice(1, 10).forEach((current, k) => expect(current).toBeLessThan(falling[k]!));
    growing.slice(1, 10).forEach((current, k) => expect(current).toBeGreaterThan(growing[k]!));
    expect(falling[9]! / falling[8]!).toBeGreaterThan(0.98);
    expect(falling[10]! / falling[0]!).toBeGreaterThan(0.8);
  });

  it('falls far less at 5 spikes/s', () => {
    const times = Array.from({ length: 10 }, (_, k) => 50 + 200 * k);
    const slow = runExample('short-term-depression', 2000, (network: Network) => ({
      ...network,
      stimuli: network.stimuli.map((each) =>
        each.kind === 'spike-times' ? { ...each, times, sources: times.map(() => 0) } : each,
      ),
    }));
    const values = traceOf(slow, 'i_depressed');
    expect(values[18_501]! / values[501]!).toBeGreaterThan(0.35);
    expect(currents('i_depressed')[9]! / currents('i_depressed')[0]!).toBeLessThan(0.12);
  });
});

describe('lesion-and-recovery', () => {
  const ofEach = (fraction = 0.5) =>
    runExample('lesion-and-recovery', 7000, (network) => ({
      ...network,
      probes: network.probes.map((probe) => (probe.kind === 'trace' ? { ...probe, interval: 1 } : probe)),
      events: network.events.map((event) => (event.kind === 'lesion' ? { ...event, fraction } : event)),
    }));
  const run = ofEach();
  const [learning, control] = [traceOf(run, 'learning'), traceOf(run, 'not_learning')];

  it('halves both outputs in the step after the lesion', () => {
    expect(learning[2000]).toBeCloseTo(1, 3);
    expect(control[2000]).toBeCloseTo(1, 9);
    expect(learning[2001]).toBeCloseTo(0.5, 2);
    expect(control[2001]).toBeCloseTo(0.5, 9);
    expect(traceOf(run, 'driver').slice(1998, 2002)).toEqual([0.5, 0.5, 0, 0]);
  });

  it('recovers where it learns, by survivors of twice the weight, and nowhere else', () => {
    expect(learning[2500]).toBeLessThan(0.7);
    expect(learning[5000]).toBeCloseTo(1, 2);
    expect(control.at(-1)).toBeCloseTo(0.5, 9);
    const { values } = run.weights[0]!;
    const grown = values.at(-1)!.filter((weight) => weight > 0.15);
    expect(grown).toHaveLength(10);
    for (const weight of grown) expect(weight).toBeCloseTo(0.2, 2);
  });

  it('needs longer for a larger lesion', () => {
    const larger = traceOf(ofEach(0.7), 'learning');
    const recovered = (values: readonly number[]): number => values.findIndex((value, k) => k > 2001 && value > 0.95);
    expect(recovered(larger)).toBeGreaterThan(recovered(learning) + 1000);
  });
});
