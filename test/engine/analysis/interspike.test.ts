import { expect, it } from 'vitest';
import { regularity } from '../../../engine/analysis/interspike.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const head = { probe: 'p', target: 'n', completeFrom: 0 };

it('is 0 for a clock, and takes neurons of three spikes and more', () => {
  const steps = [0, 0, 10, 15, 20, 30, 40];
  const neurons = [0, 1, 0, 1, 0, 0, 0];
  expect(regularity({ ...head, steps, neurons, counts: steps.map(() => 1) }, 3)).toEqual({ cv: 0, neurons: 1 });
});

it('is the deviation of the intervals over their mean', () => {
  // Intervals 1, 2, 6: mean 3, variance 14/3.
  const steps = [4, 5, 7, 13];
  const { cv } = regularity({ ...head, steps, neurons: [0, 0, 0, 0], counts: [1, 2, 1, 1] }, 1);
  expect(cv).toBeCloseTo(Math.sqrt(14 / 3) / 3, 15);
});

it('is null without spikes', () => {
  expect(regularity({ ...head, steps: [], neurons: [], counts: [] }, 2)).toEqual({ cv: null, neurons: 0 });
});

it('is near 1 for Poisson sources', () => {
  const simulation = compile(
    networkOf({
      time: { dt: 0.1 },
      stimuli: [{ kind: 'poisson', id: 's', rate: 50, size: 500 }],
      probes: [{ kind: 'spikes', target: 's' }],
    }),
  );
  simulation.step(100_000);
  // 500 intervals a source on average. The deviation of an estimate from k intervals is near 1/√k: 0.045 each, 0.002 of the
  // mean of 500; its bias is of order 1/k, and steps of 0.1 ms take 0.5 % off at 50 spikes/s.
  const { cv, neurons } = regularity(simulation.finish().spikes[0]!, 500);
  expect(neurons).toBe(500);
  expect(Math.abs(cv! - 1)).toBeLessThan(0.015);
});
