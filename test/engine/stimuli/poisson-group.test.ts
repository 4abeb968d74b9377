import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';
import { chiSquare, chiSquareLimit, moments } from '../support/statistics.ts';

const size = 40;

/** A group alone; one step is 1 ms. */
function group(rate: number, options: SimulationOptions = {}, seed = 1): Simulation {
  return compile(networkOf({ seed, stimuli: [{ kind: 'poisson', id: 'sources', rate, size }] }), options);
}

/** Spikes of every source, a row a step. */
function rows(simulation: Simulation, steps: number): number[][] {
  return Array.from({ length: steps }, () => {
    simulation.step();
    return [...simulation.compiled.outputs.subarray(0, size)];
  });
}

const totalOf = (row: readonly number[]): number => row.reduce((sum, count) => sum + count, 0);

describe.each([0.4, 20, 800, 2900])('a group of Poisson sources at %d spikes/s', (rate) => {
  const mean = rate / 1000;
  const steps = 20_000;
  const all = rows(group(rate), steps);

  it('spikes in each step by the Poisson law of its total', () => {
    const lambda = size * mean;
    const { mean: average, variance } = moments(all.map(totalOf));
    expect(Math.abs(average - lambda)).toBeLessThan(4 * Math.sqrt(lambda / steps));
    expect(Math.abs(variance - lambda)).toBeLessThan(4 * Math.sqrt((lambda + 2 * lambda ** 2) / steps));
  });

  it('spikes at each source equally often', () => {
    const bySource = Array.from({ length: size }, (_, source) => all.reduce((sum, row) => sum + row[source]!, 0));
    const expected = Array<number>(size).fill(steps * mean);
    expect(chiSquare(bySource, expected)).toBeLessThan(chiSquareLimit(size));
  });

  it('is the same on both backends and in both precisions', () => {
    const some = all.slice(0, 500);
    expect(rows(group(rate, { backend: 'js' }), 500)).toEqual(some);
    expect(rows(group(rate, { precision: 'f32' }), 500)).toEqual(some);
  });
});

// At lower rates coincidences are too few for their sum to be normal.
describe.each([20, 800, 2900])('a source of a group at %d spikes/s', (rate) => {
  it('spikes independently of itself a step before, and of its neighbour', () => {
    const mean = rate / 1000;
    const steps = 20_000;
    const all = rows(group(rate), steps);
    const pairs = (a: (k: number) => number, b: (k: number) => number): number =>
      moments(Array.from({ length: steps - 1 }, (_, k) => (a(k) - mean) * (b(k) - mean))).mean;
    // Each product has mean 0 and deviation λ.
    const limit = (4 * mean) / Math.sqrt(steps - 1);
    for (const source of [0, 17, 39]) {
      const own = (k: number): number => all[k]![source]!;
      expect(Math.abs(pairs(own, (k) => all[k + 1]![source]!))).toBeLessThan(limit);
      expect(Math.abs(pairs(own, (k) => all[k]![(source + 1) % size]!))).toBeLessThan(limit);
    }
  });
});

describe('a group of Poisson sources', () => {
  it('waits for intervals that are exponential in time: geometric in steps', () => {
    const all = rows(group(50), 20_000);
    const intervals = Array.from({ length: size }, (_, source) => {
      const steps = all.flatMap((row, step) => (row[source]! > 0 ? [step] : []));
      return steps.slice(1).map((step, k) => step - steps[k]!);
    }).flat();
    const p = -Math.expm1(-0.05);
    const bins = Array<number>(60).fill(0);
    for (const interval of intervals) bins[Math.min(60, interval) - 1]!++;
    const law = bins.map((_, k) => intervals.length * (1 - p) ** k * (k === 59 ? 1 : p));
    expect(chiSquare(bins, law)).toBeLessThan(chiSquareLimit(59));
  });

  it('goes back to a snapshot of any step bit for bit, past what was drawn ahead', () => {
    const simulation = group(30);
    const straight = rows(simulation, 200);
    const again = group(30);
    const snapshots = Array.from({ length: 200 }, () => {
      const snapshot = again.snapshot();
      again.step();
      return snapshot;
    });
    for (const step of [199, 3, 120, 0, 60, 61]) {
      again.restore(snapshots[step]!);
      expect(rows(again, 200 - step)).toEqual(straight.slice(step));
    }
    expect(straight.flat().filter((count) => count > 0).length).toBeGreaterThan(128);
  });

  it('draws another future in each trial, and the same each time', () => {
    const simulation = group(30);
    simulation.step(50);
    const snapshot = simulation.snapshot();
    const future = (trial: number): string => {
      simulation.restore(snapshot, trial);
      return rows(simulation, 100).join();
    };
    const futures = [0, 1, 2, 0xfffffffe].map(future);
    expect(new Set(futures).size).toBe(4);
    expect([0, 1, 2, 0xfffffffe].map(future)).toEqual(futures);
  });

  it('draws what is left to the next spike anew in another trial, by the same law', () => {
    const simulation = group(5);
    const snapshot = simulation.snapshot();
    const firsts = Array.from({ length: 4000 }, (_, trial) => {
      simulation.restore(snapshot, trial + 1);
      simulation.step();
      return totalOf([...simulation.compiled.outputs.subarray(0, size)]);
    });
    const lambda = size * 0.005;
    expect(Math.abs(moments(firsts).mean - lambda)).toBeLessThan(4 * Math.sqrt(lambda / firsts.length));
  });

  it('keeps what is left to the next spike in expected spikes when the rate changes', () => {
    // The first spike of 40 sources at 0.05 spikes/s is thousands of steps away: at ten times the rate it comes ten times as soon.
    const spikeAt = (simulation: Simulation): number => {
      do simulation.step();
      while (simulation.activeCount === 0);
      return simulation.stepCount - 1;
    };
    for (const seed of [1, 2, 3, 4]) {
      const slow = spikeAt(group(0.05, {}, seed));
      const changed = group(0.05, {}, seed);
      const after = Math.floor(slow / 3);
      changed.step(after);
      changed.apply({ kind: 'level', stimulus: 'sources', value: 0.5 });
      expect(Math.abs(spikeAt(changed) - (after + (slow - after) / 10))).toBeLessThanOrEqual(1);
    }
  });

  it('is silent at rate 0 and goes on from there', () => {
    const simulation = group(300);
    const straight = rows(group(300), 60);
    expect(rows(simulation, 20)).toEqual(straight.slice(0, 20));
    simulation.apply({ kind: 'level', stimulus: 'sources', value: 0 });
    expect(
      rows(simulation, 30)
        .flat()
        .every((count) => count === 0),
    ).toBe(true);
    simulation.apply({ kind: 'level', stimulus: 'sources', value: 300 });
    expect(rows(simulation, 40)).toEqual(straight.slice(20));
  });

  it('has its rate also where most sources spike in each step, and comes back from there', () => {
    const simulation = group(5000);
    const steps = 2000;
    const dense = moments(rows(simulation, steps).flat());
    expect(Math.abs(dense.mean - 5)).toBeLessThan(4 * Math.sqrt(5 / (steps * size)));
    simulation.apply({ kind: 'level', stimulus: 'sources', value: 100 });
    const sparse = moments(rows(simulation, steps).flat());
    expect(Math.abs(sparse.mean - 0.1)).toBeLessThan(4 * Math.sqrt(0.1 / (steps * size)));
  });
});
