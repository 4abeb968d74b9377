import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { observe, spikeTimes } from './support.ts';

/** NEURON's own `hh` by CVode at 1e-9: test/golden/neuron-hh. */
const golden = JSON.parse(readFileSync(new URL('../../golden/neuron-hh/squid-axon.json', import.meta.url), 'utf8')) as {
  steps: { current: number; spikeTimes: number[] }[];
  trace: { current: number; t: number[]; v: number[]; m: number[]; h: number[]; n: number[] };
};
const model = 'hodgkin-huxley';
const dt = 0.01;

/** The largest distance from NEURON's spike times; a spike at step s crossed the threshold between s − 1 and s steps. */
function worst(times: readonly number[], expected: readonly number[], dt: number): number {
  return Math.max(0, ...times.map((time, k) => Math.abs(time - dt / 2 - expected[k]!)));
}

describe('the squid axon', () => {
  it.each(golden.steps)('fires when NEURON does, under $current µA/cm²', ({ current, spikeTimes: expected }) => {
    const times = spikeTimes({ model, dt, input: current }, 100);
    expect(times.length).toBe(expected.length);
    expect(worst(times, expected, dt)).toBeLessThan(0.02);
  });

  it('goes through NEURON’s potentials and gates', () => {
    const variables = ['v', 'm', 'h', 'n'] as const;
    // A current comes a step late; in the leak it is there from the start.
    const parameters = { E_L: -54.3 + golden.trace.current / 0.3 };
    const { traces } = observe({ model, dt, parameters, traces: variables, method: 'rk4' }, 100);
    golden.trace.t.slice(1).forEach((t, sample) => {
      // A trace shows the end of each step.
      const step = Math.round(t / dt) - 1;
      const [v, ...gates] = traces.map((values) => values[step]!);
      expect(Math.abs(v! - golden.trace.v[sample + 1]!)).toBeLessThan(2e-4);
      variables.slice(1).forEach((gate, k) => {
        expect(Math.abs(gates[k]! - golden.trace[gate as 'm'][sample + 1]!)).toBeLessThan(2e-6);
      });
    });
  });

  it('by exponential Euler fires as often, and late by half a millisecond in 100', () => {
    for (const { current, spikeTimes: expected } of golden.steps) {
      const times = spikeTimes({ model, dt, input: current, method: 'exponential-euler' }, 100);
      expect(times.length).toBe(expected.length);
      if (expected.length > 0) expect(worst(times, expected, dt)).toBeLessThan(0.6);
      if (expected.length > 0) expect(worst(times, expected, dt)).toBeGreaterThan(0.05);
    }
  });

  it('in coarse steps of 0.1 ms is sound by exponential Euler', () => {
    for (const { current, spikeTimes: expected } of golden.steps) {
      expect(spikeTimes({ model, dt: 0.1, input: current, method: 'exponential-euler' }, 100).length).toBe(
        expected.length,
      );
    }
  });

  it('has finite rates where their formula is 0/0', () => {
    for (const v of [-40, -55]) {
      const { traces } = observe({ model, dt, initial: { v }, method: 'euler', traces: ['m', 'n'] }, dt);
      const alpha = {
        m: v === -40 ? 1 : (0.1 * (v + 40)) / -Math.expm1(-(v + 40) / 10),
        n: v === -55 ? 0.1 : (0.01 * (v + 55)) / -Math.expm1(-(v + 55) / 10),
      };
      const beta = { m: 4 * Math.exp(-(v + 65) / 18), n: 0.125 * Math.exp(-(v + 65) / 80) };
      const [m, n] = [0.052932485257249584, 0.3176769140606974];
      expect(traces[0]![0]).toBeCloseTo(m + dt * (alpha.m * (1 - m) - beta.m * m), 13);
      expect(traces[1]![0]).toBeCloseTo(n + dt * (alpha.n * (1 - n) - beta.n * n), 13);
    }
  });

  it('a spike is one upward crossing, however long v stays above the threshold', () => {
    const input = [
      { kind: 'step', value: 10, start: 0, stop: 1 },
      { kind: 'step', value: 300, start: 2, stop: 40 },
    ];
    const { steps, traces } = observe({ model, dt, input, traces: ['v'] }, 60);
    const above = traces[0]!.map((v) => v > 0);
    const crossings = above.flatMap((now, k) => (now && !above[k - 1] ? [k] : []));
    expect(steps).toEqual(crossings);
    expect(above.filter(Boolean).length).toBeGreaterThan(50 * steps.length);
  });
});
