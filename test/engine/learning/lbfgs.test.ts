import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import type { LayerSpec } from '../../../engine/learning/dense/spec.ts';
import { createCircuit } from '../../../engine/learning/graph/network.ts';
import { startLbfgs } from '../../../engine/learning/lbfgs/lbfgs.ts';
import { createLbfgsMemory, dot } from '../../../engine/learning/lbfgs/memory.ts';
import { solveLinearNeuron } from '../../../engine/learning/linear-neuron/closed-form.ts';
import { createLinearNeuron } from '../../../engine/learning/linear-neuron/neuron.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import type { Trainable } from '../../../engine/learning/trainable.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';
import { truthRows } from './support/samples.ts';

/** A plain function in the place of a network. */
function trainableOf(start: readonly number[], of: (p: Float64Array) => readonly [number, number[]]): Trainable {
  const at = Float64Array.from(start);
  return {
    samples: samplesOf([], []),
    parameterCount: at.length,
    parameters: () => at.slice(),
    setParameters: (values) => at.set(values),
    loss: () => of(at)[0],
    gradient: () => ({ loss: of(at)[0], gradient: Float64Array.from(of(at)[1]) }),
    nameOf: (k) => `number ${k}`,
  };
}

/** The sum of Rosenbrock's valleys (1960) of neighbours: lowest at (1, 1, …). */
function rosenbrock(p: Float64Array): readonly [number, number[]] {
  let value = 0;
  const gradient = Array.from(p, () => 0);
  for (let k = 0; k + 1 < p.length; k++) {
    const [a, b] = [p[k]!, p[k + 1]!];
    value += 100 * (b - a * a) ** 2 + (1 - a) ** 2;
    gradient[k]! += -400 * a * (b - a * a) - 2 * (1 - a);
    gradient[k + 1]! += 200 * (b - a * a);
  }
  return [value, gradient];
}

const folder = resolve(import.meta.dirname, '../../golden');
const read = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name, 'golden.json'), 'utf8'));
interface End {
  readonly loss: number;
  readonly iterations: number;
  readonly evaluations: number;
}
const golden = read('lbfgs') as Record<'softmax' | 'multilayer', { scipy: End; torch: End }> & {
  softmax: { weights: number[][]; biases: number[] };
};
const source = read('pytorch-dense') as {
  x: number[][];
  targets: Record<string, number[][]>;
  first: Record<string, number[][]> & { b1: number[]; b2: number[] };
};

function networkFrom(layers: readonly LayerSpec[], parameters: readonly number[] | null) {
  const samples = samplesOf(source.x, source.targets['cross-entropy softmax']!);
  const network = createDense({ inputs: 5, layers }, samples, { loss: 'cross-entropy' });
  network.setParameters(parameters ? Float64Array.from(parameters) : new Float64Array(network.parameterCount));
  return network;
}
/** PyTorch keeps weights [unit][input], we [input][unit]. */
const turned = (w: number[][]): number[] => w[0]!.flatMap((_, i) => w.map((row) => row[i]!));

describe('L-BFGS', () => {
  it.each([
    [[-1.2, 1], 60],
    [Array.from({ length: 10 }, (_, k) => (k % 2 === 0 ? -1.2 : 1)), 120],
    [Array.from({ length: 200 }, () => 0), 1500],
  ])('comes down the valleys of Rosenbrock from %j', (start, most) => {
    const network = trainableOf(start, rosenbrock);
    const session = startLbfgs(network);
    let loss = session.loss;
    while (session.status === 'running') {
      const step = session.step()!;
      expect(step.loss).toBeLessThan(loss);
      loss = step.loss;
    }
    expect(session.status).toBe('converged');
    expect(session.steps).toBeLessThan(most);
    for (const each of network.parameters()) expect(each).toBeCloseTo(1, 7);
  });

  it('goes where BFGS with the whole inverse Hessian goes, while its memory lasts', () => {
    const random = createRandom(3).at(1, 0, 0);
    const draw = (): Float64Array => Float64Array.from({ length: 6 }, () => random.normal());
    const memory = createLbfgsMemory(10);
    const pairs = Array.from({ length: 10 }, () => {
      const [s, y] = [draw(), draw()];
      return { s, y: dot(s, y) > 0 ? y : y.map((each) => -each) };
    });
    const newest = pairs.at(-1)!;
    const scale = dot(newest.s, newest.y) / dot(newest.y, newest.y);
    let h = Array.from(newest.s, (_, i) => Array.from(newest.s, (__, j) => (i === j ? scale : 0)));
    for (const { s, y } of pairs) {
      memory.add({ s, y });
      // H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ: Nocedal & Wright 6.17.
      const rho = 1 / dot(s, y);
      const left = h.map((_, i) => h.map((__, j) => (i === j ? 1 : 0) - rho * s[i]! * y[j]!));
      const times = (a: number[][], b: number[][]): number[][] =>
        a.map((row) => b[0]!.map((_, j) => row.reduce((sum, each, k) => sum + each * b[k]![j]!, 0)));
      const right = left[0]!.map((_, j) => left.map((row) => row[j]!));
      h = times(times(left, h), right).map((row, i) => row.map((each, j) => each + rho * s[i]! * s[j]!));
    }
    const g = draw();
    const direction = memory.direction(g);
    h.forEach((row, i) => {
      const expected = -row.reduce((sum, each, j) => sum + each * g[j]!, 0);
      expect(Math.abs(direction[i]! - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
    });
  });

  it('solves least squares as the closed form does, with l2 on weights alone', () => {
    const random = createRandom(4).at(1, 0, 0);
    const x = Array.from({ length: 30 }, () => [random.normal(), 10 * random.normal(), random.normal() + 5]);
    const neuron = createLinearNeuron(
      samplesOf(
        x,
        x.map(([a, b]) => [a! - b! + random.normal()]),
      ),
    );
    const { weights } = solveLinearNeuron(neuron);
    expect(startLbfgs(neuron).advance(200)).toBe(false);
    neuron.parameters().forEach((each, k) => expect(each).toBeCloseTo(weights[k]!, 6));
    const session = startLbfgs(neuron, { l2: 0.7 });
    session.advance(200);
    const [w, { gradient }] = [neuron.parameters(), neuron.gradient()];
    gradient.forEach((each, k) => expect(each).toBeCloseTo(k < 3 ? -0.7 * w[k]! : 0, 7));
    expect(session.loss).toBeCloseTo(neuron.loss() + 0.35 * (w[0]! ** 2 + w[1]! ** 2 + w[2]! ** 2), 10);
  });

  it('comes to the end that scipy and PyTorch come to: softmax regression, which has one', () => {
    const network = networkFrom([{ size: 3, activation: 'softmax' }], null);
    const session = startLbfgs(network, { l2: 0.01, gradientTolerance: 1e-9 });
    session.advance(500);
    const { scipy, torch, weights, biases } = golden.softmax;
    for (const { loss } of [scipy, torch]) expect(Math.abs(session.loss - loss)).toBeLessThan(1e-13);
    const p = network.parameters();
    turned(weights).forEach((each, k) => expect(Math.abs(p[k]! - each)).toBeLessThan(1e-7));
    // Only differences of softmax biases count.
    biases.forEach((each, k) => expect(Math.abs(p[15 + k]! - p[15]! - (each - biases[0]!))).toBeLessThan(1e-6));
    expect(session.evaluations).toBeLessThanOrEqual(scipy.evaluations);
  });

  it('comes to the end that scipy and PyTorch come to from the same weights: 5-7-3', () => {
    const { w1, w2, b1, b2 } = source.first;
    const start = [...turned(w1!), ...b1, ...turned(w2!), ...b2];
    const layers = [
      { size: 7, activation: 'tanh' },
      { size: 3, activation: 'softmax' },
    ] as const;
    const session = startLbfgs(networkFrom(layers, start), { l2: 0.01, gradientTolerance: 1e-9 });
    session.advance(2000);
    const { scipy, torch } = golden.multilayer;
    for (const { loss } of [scipy, torch]) expect(Math.abs(session.loss - loss)).toBeLessThan(1e-12);
    expect(session.evaluations).toBeLessThan(1.5 * torch.evaluations);
  });

  it('goes on from a checkpoint as if it had not stopped, bit for bit', () => {
    const start = [-1.2, 1, -1.2, 1, 0, 3];
    const [whole, parted] = [1, 2].map(() => startLbfgs(trainableOf(start, rosenbrock), { memory: 4 }));
    whole!.advance(30);
    parted!.advance(13);
    const middle = parted!.checkpoint();
    parted!.advance(40);
    const resumed = startLbfgs(trainableOf(start, rosenbrock), { memory: 4 });
    resumed.restore(middle);
    resumed.advance(17);
    expect(resumed.checkpoint()).toEqual(whole!.checkpoint());
    expect(resumed.network.parameters()).toEqual(whole!.network.parameters());
  });

  it('leaves frozen weights of a circuit, and refuses those that must keep a sign', () => {
    const circuitWith = (extra: Record<string, unknown>) => {
      const made = createCircuit(
        networkOf({
          time: { dt: 1 },
          stimuli: ['a', 'b'].map((id) => ({ kind: 'constant', id, value: 0 })),
          populations: [{ id: 'n', model: 'logistic', parameters: { b: 0.1 } }],
          connections: [
            { id: 'p', source: 'a', target: 'n', weight: 0.5, ...extra },
            { id: 'q', source: 'b', target: 'n', weight: 0.2 },
          ],
        }),
        samplesOf(truthRows(2), [[0], [1], [1], [1]]),
        { loss: 'cross-entropy' },
      );
      if (!made.ok) throw new Error(JSON.stringify(made.issues));
      return made.value;
    };
    const frozen = circuitWith({ frozen: true });
    const before = frozen.loss();
    expect(startLbfgs(frozen, { l2: 0.1 }).advance(100)).toBe(false);
    expect(frozen.parameters()[0]).toBe(0.5);
    expect(frozen.loss()).toBeLessThan(before);
    expect(() => startLbfgs(circuitWith({ sign: 'excitatory' }))).toThrow(
      'Found weight 0 → 0 of p of declared sign, expected free weights',
    );
  });

  it('tells where it can go no further', () => {
    expect(startLbfgs(trainableOf([0], () => [NaN, [0]])).status).toBe('not-finite');
    // A kink: the gradient never vanishes.
    const kink = startLbfgs(trainableOf([3.3], (p) => [Math.abs(p[0]!), [Math.sign(p[0]!) || 1]]));
    kink.advance(100);
    expect(kink.status).toBe('stalled');
    expect(kink.step()).toBeNull();
    expect(kink.loss).toBeLessThan(3.3);
    expect(kink.network.loss()).toBe(kink.loss);
    expect(() => startLbfgs(trainableOf([0], rosenbrock), { memory: 0 })).toThrow('Found a memory of 0, expected');
    expect(() => startLbfgs(trainableOf([0], rosenbrock), { l2: -1 })).toThrow('Found l2 -1, expected 0 or more');
  });
});
