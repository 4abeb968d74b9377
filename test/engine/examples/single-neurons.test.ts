import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { intervalsOf, mean, runExample, spikeTimes, traceOf } from './records.ts';

describe('fi-curve', () => {
  /** From threshold to threshold in ms at so many pA, without the refractory period; Infinity up to the rheobase of 100 pA. */
  const closedForm = (I: number): number => (I <= 100 ? Infinity : 20 * Math.log(I / (I - 100)));
  /** A neuron integrates again in the step that begins t_ref after the one of its spike: what is one step sooner. */
  const intervalOf = (I: number, t_ref: number): number => t_ref / 0.1 - 1 + Math.ceil(closedForm(I) / 0.1);
  const withRefractory =
    (t_ref: number) =>
    (network: Network): Network => ({
      ...network,
      populations: network.populations.map((each) => ({ ...each, parameters: { ...each.parameters, t_ref } })),
    });

  it.each([5, 10])('fires at the intervals of the closed form, to the step, with t_ref = %d ms', (t_ref) => {
    const run = runExample('fi-curve', 1000, withRefractory(t_ref));
    for (let k = 0; k < 20; k++) {
      const current = 60 + 20 * k;
      const steps = intervalsOf(spikeTimes(run, 'neurons', k)).map((interval) => Math.round(interval / 0.1));
      expect(steps.length > 0).toBe(current > 100);
      for (const interval of steps) {
        expect(interval).toBe(intervalOf(current, t_ref));
        expect(Math.abs(0.1 * interval - t_ref - closedForm(current))).toBeLessThan(0.1);
      }
    }
  });

  it('stays at or below threshold at the rheobase, and passes it just above', () => {
    const run = runExample('fi-curve', 1000);
    expect(Math.max(...traceOf(run, 'below'))).toBeLessThanOrEqual(-50);
    expect(Math.max(...traceOf(run, 'below'))).toBeGreaterThan(-50.01);
    expect(spikeTimes(run, 'neurons', 2)).toEqual([]);
    expect(spikeTimes(run, 'neurons', 3).length).toBeGreaterThan(20);
  });

  it('loses far more of a high rate than of a low one to a longer refractory period', () => {
    const [short, long] = [5, 10].map((t_ref) => runExample('fi-curve', 1000, withRefractory(t_ref)));
    const lost = (k: number): number =>
      1 - spikeTimes(long!, 'neurons', k).length / spikeTimes(short!, 'neurons', k).length;
    expect(lost(3)).toBeLessThan(0.15);
    expect(lost(19)).toBeGreaterThan(0.3);
  });
});

describe('hodgkin-huxley', () => {
  const under =
    (value: number) =>
    (network: Network): Network => ({
      ...network,
      stimuli: network.stimuli.map((each) => (each.kind === 'step' ? { ...each, value } : each)),
    });
  const run = runExample('hodgkin-huxley', 100);

  it('fires as long as the current lasts, at intervals of about 14.7 ms', () => {
    const spikes = spikeTimes(run, 'axon');
    expect(spikes).toHaveLength(4);
    expect(spikes.every((time) => time > 10 && time < 60)).toBe(true);
    expect(mean(intervalsOf(spikes))).toBeCloseTo(14.7, 0);
  });

  it('has action potentials from above 30 mV to below rest', () => {
    const v = traceOf(run, 'v');
    expect(v[0]).toBeCloseTo(-65, 2);
    expect(Math.max(...v)).toBeGreaterThan(30);
    expect(Math.max(...v)).toBeLessThan(50);
    expect(Math.min(...v)).toBeLessThan(-70);
    expect(Math.min(...v)).toBeGreaterThan(-77);
  });

  it('opens m first, then opens n and closes h', () => {
    const [m, h, n] = ['m', 'h', 'n'].map((gate) => traceOf(run, gate).slice(100, 250));
    const half = (values: readonly number[]): number => (Math.max(...values) + Math.min(...values)) / 2;
    const opened = m!.findIndex((value) => value > half(m!));
    expect(n!.findIndex((value) => value > half(n!))).toBeGreaterThan(opened);
    expect(h!.findIndex((value) => value < half(h!))).toBeGreaterThan(opened);
  });

  it('fires once at 5, and only after the end of −10 µA/cm²', () => {
    expect(spikeTimes(runExample('hodgkin-huxley', 100, under(5)), 'axon')).toHaveLength(1);
    const [rebound, ...more] = spikeTimes(runExample('hodgkin-huxley', 100, under(-10)), 'axon');
    expect(more).toEqual([]);
    expect(rebound! > 60 && rebound! < 70).toBe(true);
  });
});

describe('own-model', () => {
  it('fires for the pair one period apart, and for no other', () => {
    const run = runExample('own-model', 100);
    expect([5, 10, 15].map((gap) => spikeTimes(run, `gap${gap}`).length)).toEqual([0, 1, 0]);
    expect(spikeTimes(run, 'gap10')[0]).toBeCloseTo(30.1, 9);
  });

  it('swings with a period of 10 ms and dies away as e^(−b·t)', () => {
    // What is sent in the step at 20 ms acts in the next, which ends with 6 mV · e^(−b·dt) · cos(omega·dt).
    const v = traceOf(runExample('own-model', 24), 'v10');
    for (const k of [1, 10, 30]) {
      const t = 0.1 * k;
      expect(v[200 + k]).toBeCloseTo(6 * Math.exp(-0.1 * t) * Math.cos((2 * Math.PI * t) / 10), 9);
    }
  });

  it('fires for 5 ms instead where omega halves the period', () => {
    const faster = (network: Network): Network => ({
      ...network,
      populations: network.populations.map((each) => ({ ...each, parameters: { omega: (2 * Math.PI) / 5 } })),
    });
    expect(spikeTimes(runExample('own-model', 100, faster), 'gap5')).toHaveLength(1);
  });
});
