import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { allWeights, dt, learnt, taught, weightOf } from './support.ts';

const pair = { kind: 'stdp', A_plus: 0.01, A_minus: 0.012, tau_plus: 17, tau_minus: 34 };
const start = 0.5;

/** The trace that a spike leaves after so many ms. */
const left = (ms: number, tau: number): number => Math.exp(-ms / tau);

describe('pair rule', () => {
  it('has the window A·exp(−|Δt|/τ), with the source first when both spike in one step', () => {
    for (const lag of [0, 0.1, 1, 3.7, 10, 50, 409.5, 409.6, 600]) {
      const up = learnt(pair, { pre: [100], post: [100 + lag] }) - start;
      expect(Math.abs(up - 0.01 * left(lag, 17))).toBeLessThan(1e-14);
      if (lag === 0) continue;
      const down = learnt(pair, { pre: [100 + lag], post: [100] }) - start;
      expect(Math.abs(down + 0.012 * left(lag, 34))).toBeLessThan(1e-14);
    }
  });

  it('counts every pair', () => {
    const weight = learnt(pair, { pre: [100, 110, 130], post: [105, 125] });
    const up = left(5, 17) + left(25, 17) + left(15, 17);
    const down = left(5, 34) + left(25, 34) + left(5, 34);
    expect(weight).toBeCloseTo(start + 0.01 * up - 0.012 * down, 13);
  });

  it('counts two spikes in one step as two', () => {
    // Two spikes meet the trace of one, or one meets that of two.
    expect(learnt(pair, { pre: [100, 100], post: [110] })).toBeCloseTo(start + 2 * 0.01 * left(10, 17), 13);
    expect(learnt(pair, { pre: [120, 120], post: [110] })).toBeCloseTo(start - 2 * 0.012 * left(10, 34), 13);
  });

  it('sees a spike when it is emitted, however long its signal travels', () => {
    const trains = { pre: [100, 110, 130], post: [105, 125] };
    expect(learnt(pair, { ...trains, delay: 77 })).toBe(learnt(pair, trains));
    // Brian2's default, where the source's spike comes to the synapse after the delay, would lower this weight.
    expect(learnt(pair, { pre: [10], post: [15], delay: 100 }) - start).toBeCloseTo(0.01 * left(5, 17), 13);
  });

  it('sends the weight of before, and the changed one with the next spike', () => {
    const network = taught(pair, {
      pre: [100, 140],
      post: [110],
      more: { probes: [{ kind: 'trace', target: 'target' }] },
    });
    const simulation = compile(network);
    simulation.step(1500);
    const { values } = simulation.finish().traces[0]!;
    const arrives = (ms: number): number => values[Math.round(ms / dt) + 1]! + 100;
    expect(arrives(100)).toBe(start);
    expect(arrives(140)).toBeCloseTo(start + 0.01 * left(10, 17), 12);
  });

  it('stops at hard bounds', () => {
    const often = Array.from({ length: 100 }, (_, k) => 10 + k * 50);
    const later = often.map((time) => time + 1);
    expect(learnt({ ...pair, w_max: 0.6 }, { pre: often, post: later }, 6000)).toBe(0.6);
    expect(learnt({ ...pair, w_min: 0.4 }, { pre: later, post: often }, 6000)).toBe(0.4);
  });

  it('approaches soft bounds by a fraction of the distance', () => {
    const soft = { ...pair, bounds: 'soft', w_min: -1, w_max: 2 };
    expect(learnt(soft, { pre: [100], post: [110] })).toBeCloseTo(start + 0.01 * 1.5 * left(10, 17), 13);
    expect(learnt(soft, { pre: [110], post: [100] })).toBeCloseTo(start - 0.012 * 1.5 * left(10, 34), 13);
    // Pairs so far apart that each acts alone: the distance shrinks by one factor.
    const pre = [100, 1100, 2100];
    const weight = learnt(soft, { pre, post: pre.map((time) => time + 2) }, 3000);
    const [up, down] = [1 - 0.01 * left(2, 17), 0.012 * left(998, 34)];
    let expected = start;
    for (let k = 0; k < 3; k++) {
      if (k > 0) expected -= down * (expected + 1);
      expected = 2 - (2 - expected) * up;
    }
    expect(weight).toBeCloseTo(expected, 12);
  });
});

describe('triplet rule', () => {
  const rule = {
    ...{ kind: 'triplet-stdp', A2_plus: 0.004, A3_plus: 0.02, A2_minus: 0.003, A3_minus: 0.01 },
    ...{ tau_plus: 16.8, tau_minus: 33.7, tau_x: 101, tau_y: 125 },
  };

  it('is the pair rule for pairs', () => {
    expect(learnt(rule, { pre: [100], post: [110] })).toBeCloseTo(start + 0.004 * left(10, 16.8), 13);
    expect(learnt(rule, { pre: [110], post: [100] })).toBeCloseTo(start - 0.003 * left(10, 33.7), 13);
  });

  it('strengthens a second target spike by the first', () => {
    const first = 0.004 * left(5, 16.8);
    const second = left(25, 16.8) * (0.004 + 0.02 * left(20, 125));
    expect(learnt(rule, { pre: [100], post: [105, 125] })).toBeCloseTo(start + first + second, 13);
  });

  it('weakens more at a second source spike', () => {
    const first = 0.003 * left(5, 33.7);
    const second = left(25, 33.7) * (0.003 + 0.01 * left(20, 101));
    expect(learnt(rule, { pre: [105, 125], post: [100] })).toBeCloseTo(start - first - second, 13);
  });

  it('scales by the distance to soft bounds', () => {
    const soft = { ...rule, bounds: 'soft', w_max: 2 };
    const before = start + 1.5 * 0.004 * left(5, 16.8);
    const after = before + (2 - before) * left(25, 16.8) * (0.004 + 0.02 * left(20, 125));
    expect(learnt(soft, { pre: [100], post: [105, 125] })).toBeCloseTo(after, 13);
  });
});

describe('populations', () => {
  /** Three sources onto two targets; target j spikes when teacher j says so. */
  const grid = (events: readonly unknown[] = [], connector: unknown = 'AllToAll') =>
    taught(pair, {
      pre: [],
      post: [],
      more: {
        populations: [{ id: 'target', model: 'mcculloch-pitts', size: 2, parameters: { b: -100 } }],
        stimuli: [
          { kind: 'spike-times', id: 'source', size: 3, times: [20, 30, 50, 80], sources: [0, 1, 0, 2] },
          { kind: 'spike-times', id: 'teacher', size: 2, times: [24.9, 39.9, 69.9], sources: [0, 1, 0] },
        ],
        connections: [
          { id: 'w', source: 'source', target: 'target', weight: start, synapse: 'learning', connector },
          { source: 'teacher', target: 'target', weight: 200, connector: 'OneToOne' },
        ],
        events,
      },
    });
  const sources = [[20, 50], [30], [80]];
  const targets = [[25, 70], [40]];
  const expected = (s: number, t: number): number => {
    let weight = start;
    for (const a of sources[s]!) {
      for (const b of targets[t]!) weight += b >= a ? 0.01 * left(b - a, 17) : -0.012 * left(a - b, 34);
    }
    return weight;
  };
  const run = (...options: Parameters<typeof grid>): number[] => {
    const simulation = compile(grid(...options));
    simulation.step(2000);
    return allWeights(simulation);
  };

  it('learn each pair of neurons by its own spikes', () => {
    const weights = run();
    for (let k = 0; k < 6; k++) expect(weights[k]).toBeCloseTo(expected(k >> 1, k & 1), 13);
  });

  it('learn the same over the synapses of a list, two of which may join one pair', () => {
    const weights = run([], {
      kind: 'FromList',
      list: [
        [2, 0],
        [0, 1],
        [0, 0],
        [0, 1],
      ],
    });
    [
      [0, 0],
      [0, 1],
      [0, 1],
      [2, 0],
    ].forEach(([s, t], k) => expect(weights[k]).toBeCloseTo(expected(s!, t!), 13));
  });

  it('learn no more where the source or the target is dead', () => {
    const at = 45;
    const dead = run([{ kind: 'cut', at, connection: 'w', fraction: 1 }]);
    expect(dead).toEqual([0, 0, 0, 0, 0, 0]);
    const half = run([{ kind: 'lesion', at, population: 'target', neurons: [0] }]);
    // Until then target 0 spiked at 25 ms only.
    expect(half[0]).toBeCloseTo(start + 0.01 * left(5, 17), 13);
    expect(half[2]).toBeCloseTo(start - 0.012 * left(5, 34), 13);
    expect(half[4]).toBe(start);
    for (const k of [1, 3, 5]) expect(half[k]).toBeCloseTo(expected(k >> 1, 1), 13);
  });

  it('learn from the spikes of a population that projects onto itself, source before target in a step', () => {
    const network = taught(pair, {
      pre: [],
      post: [],
      more: {
        populations: [{ id: 'target', model: 'mcculloch-pitts', size: 2, parameters: { b: -100 } }],
        stimuli: [{ kind: 'spike-times', id: 'teacher', size: 2, times: [9.9, 19.9], sources: [0, 1] }],
        connections: [
          { id: 'w', source: 'target', target: 'target', weight: start, synapse: 'learning' },
          { source: 'teacher', target: 'target', weight: 200, connector: 'OneToOne' },
        ],
      },
    });
    const simulation = compile(network);
    simulation.step(1000);
    // A synapse onto oneself is raised by its own spike, at no distance.
    const expected = [start + 0.01, start + 0.01 * left(10, 17), start - 0.012 * left(10, 34), start + 0.01];
    allWeights(simulation).forEach((weight, k) => expect(weight).toBeCloseTo(expected[k]!, 13));
  });
});

describe('a weights probe', () => {
  it('records them as they were before what the step taught', () => {
    const network = taught(pair, {
      pre: [10],
      post: [20],
      more: { probes: [{ kind: 'weights', id: 'p', target: 'w', interval: 1 }] },
    });
    const simulation = compile(network);
    simulation.step(202);
    const { rows } = simulation.recorders[0]!;
    expect(rows.column(2, 199, 202)).toEqual([start, start, weightOf(simulation)]);
    expect(weightOf(simulation)).toBeGreaterThan(start);
  });
});
