import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { checkGradient } from '../../../engine/learning/gradient-check.ts';
import { createCircuit, type CircuitNetwork } from '../../../engine/learning/graph/network.ts';
import { optimizerNames, optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import { startTraining } from '../../../engine/learning/training.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';

const random = createRandom(5);
const numbers = (count: number, stream: number, scale = 1): number[] => {
  random.at(3, stream, 0);
  return Array.from({ length: count }, () => scale * random.normal());
};

/** Inputs x0, x1 … of value 0 that samples set. */
const inputs = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ kind: 'constant', id: `x${k}`, value: 0 }));

function samples(count: number, inputCount: number, outputCount: number, oneHot: boolean): Samples {
  const rows = (width: number, stream: number): number[][] =>
    Array.from({ length: count }, (_, k) => numbers(width, 1000 * stream + k));
  const t = oneHot
    ? Array.from({ length: count }, (_, k) =>
        Array.from({ length: outputCount }, (__, j) => Number(k % outputCount === j)),
      )
    : rows(outputCount, 2);
  return samplesOf(rows(inputCount, 1), t);
}

function circuitOf(parts: Record<string, unknown>, data: Samples, loss: LossName): CircuitNetwork {
  const made = createCircuit(networkOf({ time: { dt: 1 }, ...parts }), data, { loss });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.value;
}

/** A multilayer perceptron as a network file: one population a layer. */
function perceptron(sizes: readonly number[], models: readonly string[], weights: readonly number[][]) {
  const ids = sizes.slice(1).map((_, l) => `layer${l}`);
  let stream = 0;
  return {
    stimuli: inputs(sizes[0]!),
    populations: ids.map((id, l) => ({
      id,
      model: models[l],
      size: sizes[l + 1],
      parameters: { b: weights[2 * l + 1] },
    })),
    connections: ids.flatMap((target, l) => {
      const list = (sources: number, first: number): number[][] =>
        Array.from({ length: sources }, (_, i) =>
          Array.from({ length: sizes[l + 1]! }, (__, j) => [i, j, weights[2 * l]![(first + i) * sizes[l + 1]! + j]!]),
        ).flat();
      const sources =
        l === 0
          ? Array.from({ length: sizes[0]! }, (_, i) => [`x${i}`, list(1, i)] as const)
          : [[ids[l - 1]!, list(sizes[l]!, 0)] as const];
      return sources.map(([source, rows]) => ({
        id: `c${stream++}`,
        source,
        target,
        weight: 1,
        connector: { kind: 'FromList', list: rows },
      }));
    }),
  };
}

describe('a circuit that is a multilayer perceptron', () => {
  it.each<[string, Activation, string, Activation, LossName]>([
    ['tanh', 'tanh', 'linear', 'linear', 'squared'],
    ['logistic', 'logistic', 'softmax', 'softmax', 'cross-entropy'],
    ['relu', 'relu', 'logistic', 'logistic', 'cross-entropy'],
    ['leaky-relu', 'leaky-relu', 'softmax', 'softmax', 'squared'],
    ['tanh', 'tanh', 'softmax', 'softmax', 'cross-entropy'],
    ['stochastic-binary', 'logistic', 'tanh', 'tanh', 'mse'],
  ])(
    'of %s and %s units has the losses, gradients and training of the dense one',
    (model, hidden, last, output, loss) => {
      const sizes = [3, 6, 4];
      const weights = [numbers(18, 11, 0.7), numbers(6, 12, 0.4), numbers(24, 13, 0.7), numbers(4, 14, 0.4)];
      // Under tanh units targets are any numbers, under others those of one class or the other.
      const data = samples(12, 3, 4, loss === 'cross-entropy' && model !== 'tanh');
      for (const name of optimizerNames) {
        const made = createCircuit(networkOf({ time: { dt: 1 }, ...perceptron(sizes, [model, last], weights) }), data, {
          loss,
          optimizer: name,
        });
        if (!made.ok) throw new Error(JSON.stringify(made.issues));
        const circuit = made.value;
        const spec = {
          inputs: 3,
          layers: [
            { size: 6, activation: hidden },
            { size: 4, activation: output },
          ],
        };
        const dense = createDense(spec, data, { loss, optimizer: name });
        dense.setParameters(Float64Array.from([...weights[0]!, ...weights[1]!, ...weights[2]!, ...weights[3]!]));
        // The circuit has all weights first, then biases.
        const sameOrder = (p: Float64Array): number[] => [
          ...p.slice(0, 18),
          ...p.slice(42, 48),
          ...p.slice(18, 42),
          ...p.slice(48),
        ];
        expect(circuit.loss()).toBeCloseTo(dense.loss(), 12);
        const both = [circuit.gradient().gradient, dense.gradient().gradient] as const;
        sameOrder(both[0]).forEach((g, k) => expect(Math.abs(g - both[1][k]!)).toBeLessThan(1e-12));
        const options = {
          optimizer: optimizerOf(name, { rate: 0.02 }),
          schedule: { kind: 'exponential', factor: 0.97 } as const,
          ...{ batch: 5, epochs: 20, l1: 1e-3, l2: 1e-2, seed: 3, initializer: { kind: 'glorot' } as const },
        };
        const trainings = [circuit, dense].map((learner) => startTraining(learner, options, true));
        for (const training of trainings) training.advance(60);
        sameOrder(circuit.parameters()).forEach((p, k) =>
          expect(Math.abs(p - dense.parameters()[k]!)).toBeLessThan(1e-12),
        );
      }
    },
  );
});

describe('first weights of a circuit', () => {
  it('by Glorot keep within ±√(6/(in + out)) of their layer, and fill it', () => {
    const sizes = [2, 50, 1];
    const parts = perceptron(sizes, ['tanh', 'linear'], [numbers(100, 21), numbers(50, 22), numbers(50, 23), [0]]);
    const circuit = circuitOf(parts, samples(2, 2, 1, false), 'squared');
    circuit.initialise({ kind: 'glorot' }, createRandom(1));
    const drawn = circuit.parameters();
    for (const [first, last, bound] of [
      [0, 100, Math.sqrt(6 / 52)],
      [100, 150, Math.sqrt(6 / 51)],
    ] as const) {
      const largest = Math.max(...drawn.slice(first, last).map(Math.abs));
      expect(largest).toBeLessThan(bound);
      expect(largest).toBeGreaterThan(0.9 * bound);
    }
  });
});

describe('any acyclic circuit', () => {
  /** f5(f4(f1(x1), f2(x2)), f2(x2), f3(x3)) of the mission, of mixed units, one of the user's own. */
  const mixed = {
    stimuli: [...inputs(3), { kind: 'clamp', id: 'one', value: 1 }],
    models: [
      {
        id: 'swish',
        text: 'z = b + gain*sum(w*x) : 1\noutput: z/(1 + exp(-z)) + 0.1*sqrt(1 + z^2)\nparameter b = 0\nparameter gain = 1.5',
      },
    ],
    populations: [
      { id: 'f5', model: 'logistic' },
      { id: 'f1', model: 'tanh', parameters: { b: 0.3 } },
      { id: 'f2', model: 'swish', parameters: { b: -0.2 } },
      { id: 'f3', model: 'leaky-relu', size: 2, parameters: { b: [0.1, -0.3] } },
      { id: 'f4', model: 'poisson-relu', parameters: { b: 0.9 } },
    ],
    connections: [
      { source: 'x0', target: 'f1', weight: 0.8 },
      { source: 'x1', target: 'f2', weight: -0.6, shared: 'twin' },
      { source: 'x2', target: 'f3', weight: { kind: 'normal', mean: 0, sd: 1 } },
      { source: 'f1', target: 'f4', weight: 0.7 },
      { source: 'f2', target: 'f4', weight: 0.2 },
      { source: 'f4', target: 'f5', weight: 0.5, delay: 3 },
      { source: 'f2', target: 'f5', weight: -0.6, shared: 'twin' },
      { source: 'f3', target: 'f5', weight: 0.4, frozen: true },
      { source: 'one', target: 'f5', weight: -0.7 },
    ],
  };

  it.each<LossName>(['squared', 'cross-entropy'])('is differentiated node by node: %s', (loss) => {
    const circuit = circuitOf(mixed, samples(9, 3, 1, loss === 'cross-entropy'), loss);
    expect(circuit.circuit.outputs).toHaveLength(1);
    const check = checkGradient(circuit);
    expect(check.parameters).toBe(10 + 6);
    expect(check.maxRelativeError, JSON.stringify(check.worst)).toBeLessThan(1e-7);
  });

  it('keeps frozen weights, learns shared ones alike, and never crosses a declared sign', () => {
    const parts = {
      ...mixed,
      connections: mixed.connections.map((each) => (each.source === 'f1' ? { ...each, sign: 'excitatory' } : each)),
    };
    const circuit = circuitOf(parts, samples(9, 3, 1, false), 'squared');
    const training = startTraining(circuit, {
      optimizer: optimizerOf('momentum', { rate: 0.1 }),
      schedule: { kind: 'constant' },
      ...{ batch: 'full', epochs: 50, l1: 0, l2: 0, seed: 1, initializer: { kind: 'glorot' } },
    } as const);
    const before = circuit.loss();
    training.advance(50);
    expect(circuit.loss()).toBeLessThan(before);
    const parameters = circuit.circuit.parameters.map((each, k) => [each, circuit.parameters()[k]!] as const);
    const frozen = parameters.filter(([{ frozen: is }]) => is);
    expect(frozen).toHaveLength(2);
    for (const [{ value }, now] of frozen) expect(now).toBe(value);
    for (const [{ sign }, now] of parameters) if (sign === 'excitatory') expect(now).toBeGreaterThanOrEqual(0);
    const f2 = circuit.circuit.units.find(({ name }) => name === 'f2')!;
    const f5 = circuit.circuit.units.find(({ name }) => name === 'f5')!;
    expect(f5.edges.map(({ weight }) => weight)).toContain(f2.edges[0]!.weight);
  });

  it('has outputs where lamps are, or else where nobody reads, whatever else is probed', () => {
    const watched = {
      ...mixed,
      probes: [
        { kind: 'lamp', id: 'lamp1', target: 'f3', neuron: 1 },
        { kind: 'lamp', id: 'lamp2', target: 'f5' },
        { kind: 'trace', target: 'f3', neuron: 0 },
      ],
    };
    const outputs = (made: CircuitNetwork) => made.circuit.outputs.map((node) => made.circuit.units[node - 4]!.name);
    expect(outputs(circuitOf(watched, samples(4, 3, 2, false), 'squared')).sort()).toEqual(['f3[1]', 'f5']);
    const traced = { ...mixed, probes: [{ kind: 'trace', target: 'f3' }] };
    const plain = circuitOf(mixed, samples(4, 3, 1, false), 'squared');
    expect(outputs(circuitOf(traced, samples(4, 3, 1, false), 'squared'))).toEqual(outputs(plain));
  });

  const issuesOf = (
    parts: Record<string, unknown>,
    data = samples(4, 1, 1, false),
    loss: LossName = 'squared',
  ): string[] => {
    const made = createCircuit(networkOf({ time: { dt: 1 }, stimuli: inputs(1), ...parts }), data, { loss });
    return made.ok ? [] : made.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
  };
  const single = (model: string) => ({
    populations: [{ id: 'n', model }],
    connections: [{ source: 'x0', target: 'n', weight: 1 }],
  });

  it('says why it cannot learn', () => {
    expect(issuesOf(single('mcculloch-pitts'))).toEqual([
      'populations[0].model | n: mcculloch-pitts is a step, whose derivative is 0 or none | a unit that can be differentiated, or the perceptron rule',
    ]);
    expect(issuesOf(single('lif'))[0]).toContain(
      'n: lif runs in time | units without differential equations, or training by surrogate',
    );
    const circle = {
      populations: [
        { id: 'a', model: 'tanh' },
        { id: 'b', model: 'tanh' },
      ],
      connections: [
        { source: 'x0', target: 'a', weight: 1 },
        { source: 'a', target: 'b', weight: 1 },
        { source: 'b', target: 'a', weight: 1 },
      ],
    };
    expect(issuesOf(circle)).toEqual([
      'connections | a → b → a is a circle | a circuit without circles, each a layer or more',
    ]);
    expect(issuesOf(single('tanh'), samples(4, 2, 3, false))).toEqual([
      'data | samples have 2 inputs, the circuit has 1 | samples of 1',
      'data | samples have 3 targets, the circuit has 1 | samples of 1',
    ]);
    expect(issuesOf(single('tanh'), samples(4, 1, 1, false), 'cross-entropy')).toEqual([
      'loss | cross-entropy of tanh outputs | logistic outputs, or those of one softmax group; or the loss squared',
    ]);
    const uneven = {
      populations: [
        { id: 'n', model: 'tanh', size: 2 },
        { id: 'm', model: 'tanh' },
      ],
      connections: [
        { id: 'p', source: 'x0', target: 'n', weight: 1, shared: 's' },
        { id: 'q', source: 'x0', target: 'm', weight: 1, shared: 's' },
      ],
    };
    expect(issuesOf(uneven)[0]).toBe(
      'connections[1].shared | "s" has 1 synapses here and 2 in p | as many synapses in each',
    );
  });
});

describe('a circuit whose training explodes', () => {
  it('names the connection or the population, and keeps weights that have a loss', () => {
    const parts = {
      stimuli: inputs(1),
      populations: [
        { id: 'a', model: 'linear', parameters: { b: 1 } },
        { id: 'b', model: 'linear', parameters: { b: 1 } },
      ],
      connections: [
        { id: 'in', source: 'x0', target: 'a', weight: 1 },
        { id: 'out', source: 'a', target: 'b', weight: 1 },
      ],
    };
    const messageFor = (x: number, rate: number): string => {
      const circuit = circuitOf(parts, samplesOf([[x], [1]], [[0], [0]]), 'squared');
      const training = startTraining(
        circuit,
        {
          ...{ optimizer: optimizerOf('sgd', { rate }), schedule: { kind: 'constant' }, batch: 'full', epochs: 100 },
          ...{ l1: 0, l2: 0, seed: 1, initializer: { kind: 'glorot' } },
        },
        true,
      );
      training.advance(100);
      expect(circuit.parameters().every((value) => Math.abs(value) < 1e30)).toBe(true);
      if (training.explosion!.step > 0) expect(circuit.loss()).toBeLessThan(Infinity);
      return training.explosion!.message;
    };
    expect(messageFor(2, 1e5)).toMatch(/weights of in have grown beyond bounds\. It goes back to step \d: lower/);
    expect(messageFor(1.7e308, 0.1)).toMatch(/at step 0 \(epoch 0\); what b puts out is beyond bounds/);
  });
});
