import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { deviation, intervalsOf, mean, runExample, spikeTimes } from './records.ts';

describe('synfire-chain', () => {
  const layers = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => `layer${k}`);
  const runs = new Map(
    [3, 4, 5].map((seed) => [seed, runExample('synfire-chain', 240, (network) => ({ ...network, seed }))]),
  );
  const between = (run: Run, target: string, from: number, to: number): number[] =>
    spikeTimes(run, target).filter((time) => time >= from && time < to);

  it.each([3, 4, 5])('carries the strong packet through all layers in order, and sharpens it (seed %d)', (seed) => {
    const run = runs.get(seed)!;
    const packets = layers.map((layer) => between(run, layer, 40, 130));
    for (const packet of packets) expect(packet.length).toBeGreaterThanOrEqual(40);
    expect(packets.at(-1)!.length).toBeGreaterThanOrEqual(48);
    const arrivals = packets.map(mean);
    arrivals.slice(1).forEach((arrival, k) => {
      expect(arrival - arrivals[k]!).toBeGreaterThan(5);
      expect(arrival - arrivals[k]!).toBeLessThan(8);
    });
    expect(deviation(between(run, 'packets', 0, 100))).toBeCloseTo(3, 0);
    expect(deviation(packets.at(-1)!)).toBeLessThan(0.5);
  });

  it.each([3, 4, 5])('loses the weak packet, and is quiet besides (seed %d)', (seed) => {
    const run = runs.get(seed)!;
    expect(between(run, 'packets', 130, 240)).toHaveLength(32);
    expect(between(run, 'layer1', 130, 240).length).toBeGreaterThan(0);
    expect(between(run, 'layer1', 130, 240).length).toBeLessThan(25);
    expect(layers.slice(2).flatMap((layer) => between(run, layer, 130, 240))).toEqual([]);
    expect(layers.flatMap((layer) => between(run, layer, 0, 40))).toEqual([]);
  });
});

describe('balanced-network', () => {
  const alone = (network: Network): Network => ({
    ...network,
    connections: network.connections.map((each) => ({ ...each, weight: 0, sign: 'either' as const })),
  });
  /** Rate of the excitatory neurons and their coefficients of variation, without the first 100 ms. */
  function activity(run: Run): { rate: number; cvs: number[] } {
    const trains = Array.from({ length: 800 }, (): number[] => []);
    const { steps, neurons } = run.spikes.find(({ target }) => target === 'excitatory')!;
    steps.forEach((step, k) => step >= 1000 && trains[neurons[k]!]!.push(step * run.dt));
    const cvs = trains
      .filter(({ length }) => length >= 5)
      .map((train) => deviation(intervalsOf(train)) / mean(intervalsOf(train)));
    return { rate: (trains.flat().length / 800 / ((run.steps - 1000) * run.dt)) * 1000, cvs };
  }

  it.each([11, 1, 2])('fires slowly and irregularly, without any noise (seed %d)', (seed) => {
    const { rate, cvs } = activity(runExample('balanced-network', 2000, (network) => ({ ...network, seed })));
    expect(rate > 3 && rate < 9).toBe(true);
    expect(cvs.length).toBeGreaterThan(300);
    expect(mean(cvs) > 0.7 && mean(cvs) < 1.3).toBe(true);
    expect(cvs.filter((cv) => cv > 0.5 && cv < 1.5).length / cvs.length).toBeGreaterThan(0.8);
  });

  it('is made of clocks that tick 19 times a second when nothing connects them', () => {
    const { rate, cvs } = activity(runExample('balanced-network', 1000, alone));
    // t_ref + tau_m · ln((E_L − V_reset) / (E_L − V_th)), rounded up to steps
    expect(rate).toBeCloseTo(1000 / (5 + 20 * Math.log(11)), 0);
    expect(cvs).toHaveLength(800);
    expect(Math.max(...cvs)).toBeLessThan(1e-6);
  });
});
