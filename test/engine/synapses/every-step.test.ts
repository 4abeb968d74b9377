import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';
import { allWeights } from './support.ts';

const wide = { w_min: -100, w_max: 100 };

/** Linear neurons driven by constants through one connection that learns. */
function levels(plasticity: Record<string, unknown>, inputs: readonly number[], weights: readonly number[], more = {}) {
  return networkOf({
    populations: [
      { id: 'target', model: 'linear' },
      { id: 'source', model: 'linear', size: inputs.length, parameters: { b: inputs } },
    ],
    synapses: [{ id: 'learning', kind: 'delta', plasticity }],
    connections: [
      {
        ...{ id: 'w', source: 'source', target: 'target', weight: 1, synapse: 'learning' },
        connector: { kind: 'FromList', list: weights.map((weight, s) => [s, 0, weight]) },
      },
    ],
    ...more,
  });
}

/** The same law in plain loops: y of a step is the response to x of the step before. */
function plain(
  inputs: readonly number[],
  first: readonly number[],
  steps: number,
  change: (x: number, y: number, w: number, theta: number) => number,
  keep = 0,
): number[] {
  let w = [...first];
  let arriving = inputs.map(() => 0);
  let sum = 0;
  let theta = 0;
  for (let step = 0; step < steps; step++) {
    const y = sum;
    // What leaves now carries the weights of before.
    sum = inputs.reduce((total, x, s) => total + x * w[s]!, 0);
    w = w.map((each, s) => each + change(arriving[s]!, y, each, theta));
    theta = y * y + (theta - y * y) * keep;
    arriving = [...inputs];
  }
  return w;
}

describe('rules of rates, in every step', () => {
  const inputs = [0.5, -1, 0, 2];
  const weights = [0.3, 0.2, 0.7, -0.1];
  const steps = 40;
  const close = (found: readonly number[], expected: readonly number[]): void =>
    found.forEach((weight, k) => expect(weight).toBeCloseTo(expected[k]!, 12));

  it('Hebb, Oja and BCM are their formulas', () => {
    const rate = 0.01;
    const run = (plasticity: Record<string, unknown>): number[] => {
      const simulation = compile(levels({ ...plasticity, ...wide, rate }, inputs, weights));
      simulation.step(steps);
      return allWeights(simulation);
    };
    const hebb = plain(inputs, weights, steps, (x, y) => rate * x * y);
    expect(Math.max(...hebb.map((w, k) => Math.abs(w - weights[k]!)))).toBeGreaterThan(0.01);
    close(run({ kind: 'hebb' }), hebb);
    close(
      run({ kind: 'oja' }),
      plain(inputs, weights, steps, (x, y, w) => rate * y * (x - y * w)),
    );
    const bcm = plain(inputs, weights, steps, (x, y, _w, theta) => rate * x * y * (y - theta), Math.exp(-1 / 25));
    close(run({ kind: 'bcm', tau_theta: 25 }), bcm);
  });

  it('x is what acts in the step: it left `delay` steps before, also where delays differ', () => {
    // A toggle that is on in steps 3 and 4 only, over two synapses of 1 and 5 steps.
    const network = networkOf({
      populations: [{ id: 'target', model: 'linear', parameters: { b: 1 } }],
      stimuli: [{ kind: 'step', id: 'source', value: 2, start: 3, stop: 5 }],
      synapses: [{ id: 'learning', kind: 'delta', plasticity: { kind: 'hebb', rate: 0.01, ...wide } }],
      connections: [
        {
          ...{ id: 'w', source: 'source', target: 'target', weight: 1, synapse: 'learning' },
          connector: {
            kind: 'FromList',
            list: [
              [0, 0, 0.5, 1],
              [0, 0, 0.25, 5],
            ],
          },
        },
      ],
    });
    const simulation = compile(network);
    simulation.step(20);
    // y is 1 + 2·0.5 in steps 4 and 5, where the second signal still leaves with the weight of before.
    const first = [0.5, 0.5 + 0.01 * 2 * 2];
    const end = first[1]! + 0.01 * 2 * (1 + 2 * first[0]!);
    const late = 0.25 + 0.01 * 2 * (1 + 2 * 0.25);
    close(allWeights(simulation), [end, late + 0.01 * 2 * (1 + 2 * 0.25)]);
  });

  it('an end that spikes counts with its estimated rate', () => {
    const network = networkOf({
      populations: [{ id: 'target', model: 'linear', parameters: { b: 3 } }],
      stimuli: [{ kind: 'spike-times', id: 'source', size: 1, times: [2, 5] }],
      synapses: [{ id: 'learning', kind: 'delta', plasticity: { kind: 'hebb', rate: 0.1, tau: 4, ...wide } }],
      connections: [{ id: 'w', source: 'source', target: 'target', weight: 0, synapse: 'learning' }],
    });
    const simulation = compile(network);
    simulation.step(5);
    // No weight, no influence, until the first signal of a weight that was learnt: y is 3.
    const x = [0, 1, 2].map((age) => Math.exp(-age / 4) / 4);
    expect(allWeights(simulation)[0]).toBeCloseTo(0.1 * 3 * (x[0]! + x[1]! + x[2]!), 12);
  });

  it('a dead source does not learn, not even to forget', () => {
    const events = [{ kind: 'lesion', at: 10, population: 'source', neurons: [3] }];
    const simulation = compile(levels({ kind: 'oja', rate: 0.01, ...wide }, inputs, weights, { events }));
    simulation.step(10);
    const before = allWeights(simulation);
    simulation.step(30);
    const after = allWeights(simulation);
    expect(after[3]).toBe(before[3]);
    expect(after[2]).not.toBe(before[2]);
  });
});

describe('what the rules find', () => {
  /** Two patterns of independent noise, mixed into four sources: covariance from the two mixing vectors. */
  const mixing = [
    [2, 0.5],
    [1.5, -0.5],
    [1, 1],
    [-0.5, 1],
  ];
  const covariance = mixing.map((a) => mixing.map((b) => 4 * a[0]! * b[0]! + a[1]! * b[1]!));

  /** By the power method. */
  function principal(matrix: readonly (readonly number[])[]): number[] {
    let vector = matrix.map(() => 1);
    for (let k = 0; k < 500; k++) {
      const next = matrix.map((row) => row.reduce((sum, each, j) => sum + each * vector[j]!, 0));
      const norm = Math.hypot(...next);
      vector = next.map((each) => each / norm);
    }
    return vector;
  }

  it("Oja's weights become the first principal component, of norm 1", () => {
    const network = networkOf({
      seed: 5,
      populations: [
        { id: 'target', model: 'linear' },
        { id: 'source', model: 'linear', size: 4 },
      ],
      stimuli: [
        { kind: 'ornstein-uhlenbeck', id: 'large', mean: 0, sd: 2, tau: 0.2 },
        { kind: 'ornstein-uhlenbeck', id: 'small', mean: 0, sd: 1, tau: 0.2 },
      ],
      synapses: [{ id: 'learning', kind: 'delta', plasticity: { kind: 'oja', rate: 2e-4, ...wide } }],
      connections: [
        { id: 'w', source: 'source', target: 'target', weight: 0.3, synapse: 'learning' },
        ...['large', 'small'].map((source, column) => ({
          ...{ source, target: 'source', weight: 1 },
          connector: { kind: 'FromList', list: mixing.map((row, s) => [0, s, row[column]!]) },
        })),
      ],
    });
    const simulation = compile(network);
    simulation.step(20_000);
    // Mean over a while, since single weights go on trembling with the learning rate.
    const mean = [0, 0, 0, 0];
    for (let k = 0; k < 200; k++) {
      simulation.step(100);
      allWeights(simulation).forEach((w, s) => (mean[s]! += w / 200));
    }
    const expected = principal(covariance);
    expect(Math.abs(Math.hypot(...mean) - 1)).toBeLessThan(0.01);
    mean.forEach((w, s) => expect(Math.abs(w - expected[s]! * Math.sign(expected[0]!))).toBeLessThan(0.03));
  });

  it('BCM becomes selective: it answers to one of two patterns', () => {
    // Patterns (1, 0.2) and (0.2, 1), ten steps each in turn, and a slight preference for the first.
    const source = {
      kind: 'FromList',
      list: [
        [0, 0],
        [0, 1],
      ],
    };
    const network = networkOf({
      populations: [
        { id: 'target', model: 'relu' },
        { id: 'source', model: 'relu', size: 2, parameters: { b: 0.6 } },
      ],
      stimuli: [{ kind: 'sine', id: 'turn', amplitude: 0.4, frequency: 50, phase: 0.1, offset: 0 }],
      synapses: [
        {
          id: 'learning',
          kind: 'delta',
          plasticity: { kind: 'bcm', rate: 0.005, tau_theta: 200, w_min: 0, w_max: 10 },
        },
      ],
      connections: [
        {
          id: 'w',
          source: 'source',
          target: 'target',
          weight: 0.5,
          synapse: 'learning',
          connector: {
            kind: 'FromList',
            list: [
              [0, 0, 0.55],
              [1, 0, 0.5],
            ],
          },
        },
        {
          source: 'turn',
          target: 'source',
          weight: 1,
          connector: {
            ...source,
            list: [
              [0, 0, 1],
              [0, 1, -1],
            ],
          },
        },
      ],
    });
    const simulation = compile(network);
    const answers = (): [number, number] => {
      const [first, second] = allWeights(simulation) as [number, number];
      return [first + 0.2 * second, 0.2 * first + second];
    };
    const [a, b] = answers();
    expect(a / b).toBeLessThan(1.1);
    simulation.step(40_000);
    const [later, other] = answers();
    expect(later / other).toBeGreaterThan(4);
    expect(later).toBeLessThan(10);
  });
});
