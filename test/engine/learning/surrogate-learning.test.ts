import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iris } from '../../../engine/data/datasets/iris.ts';
import { prepareSplit } from '../../../engine/data/prepare.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { foldRows } from '../../../engine/data/split.ts';
import { startEarlyStopping } from '../../../engine/learning/early-stopping.ts';
import { measure } from '../../../engine/learning/measure.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import { defaultLif, designSpiking } from '../../../engine/learning/surrogate/design.ts';
import { createSpiking, type SpikingNetwork } from '../../../engine/learning/surrogate/network.ts';
import type { SpikingNeuron, SpikingSpec } from '../../../engine/learning/surrogate/spec.ts';
import { startTraining, type TrainingOptions } from '../../../engine/learning/training.ts';

const stochastic = { kind: 'stochastic-binary', straightThrough: 'slope' } as const;
const neurons: readonly (readonly [string, SpikingNeuron])[] = [
  ['LIF, fast sigmoid', defaultLif('fast-sigmoid')],
  ['LIF, arctan', defaultLif('arctan')],
  ['stochastic binary', stochastic],
];

function options(rate: number, epochs: number, batch: number | 'full', seed: number): TrainingOptions {
  return {
    optimizer: optimizerOf('adam', { rate }),
    schedule: { kind: 'constant' },
    ...{ batch, epochs, l1: 0, l2: 0, seed },
    initializer: { kind: 'glorot' },
  };
}

const xor = samplesOf(
  [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  [[0], [1], [1], [0]],
);
const xorSpec = (neuron: SpikingNeuron, size = 8): SpikingSpec => ({
  ...{ inputs: 2, hidden: [{ size }], neuron, steps: 20, encoding: 'current' },
  readout: { size: 1, decay: neuron.kind === 'lif' ? 0.9 : 0, over: 'mean', activation: 'logistic' },
});

/** Whether all outputs are on their target's side of ½. */
function isRight(network: SpikingNetwork): boolean {
  return network.outputs().every((y, k) => y > 0.5 === (network.samples.t[k] === 1));
}

describe('spiking networks learn', () => {
  it.each(neurons)('XOR, all four patterns, from ten seeds: %s', (_, neuron) => {
    for (let seed = 1; seed <= 10; seed++) {
      const network = createSpiking(xorSpec(neuron), xor, { loss: 'cross-entropy', optimizer: 'adam' });
      expect(isRight(network)).toBe(false);
      startTraining(network, options(0.05, 300, 'full', seed)).advance(300);
      // What neurons draw when they are measured may be unlucky once.
      const measured = Array.from({ length: 20 }, (__, k) => {
        const other = createSpiking(xorSpec(neuron), xor, { loss: 'cross-entropy', seed: 100 + k });
        other.setParameters(network.parameters());
        return isRight(other);
      });
      expect(measured.filter(Boolean).length, `seed ${seed}`).toBeGreaterThanOrEqual(19);
    }
  });

  it.each(neurons)('iris, at least 93 % of what five folds hold out: %s', (_, neuron) => {
    const problem = readProblem(iris());
    if (!problem.ok || problem.value.target.task !== 'classification') throw new Error('Found no classes in iris');
    const { codes } = problem.value.target;
    const rows = Int32Array.from({ length: 150 }, (__, k) => k);
    const shares = foldRows(rows, 5, { seed: 1, codes }).map((split) => {
      const { preparation, train, test } = prepareSplit(problem.value, split);
      const design = { hidden: [16], neuron, steps: 10, encoding: 'current', lossName: null } as const;
      const { spec, loss } = designSpiking(preparation, design);
      const network = createSpiking(spec, train.samples, { loss, optimizer: 'adam' });
      const training = startTraining(network, options(0.01, 30, 16, 1));
      training.advance(30 * training.stepsPerEpoch);
      const other = createSpiking(spec, test.samples, { loss });
      other.setParameters(network.parameters());
      return measure(preparation, test, other.outputs(), other.loss()).classification!.accuracy;
    });
    expect(shares.reduce((sum, each) => sum + each, 0) / 5).toBeGreaterThanOrEqual(0.93);
  });

  it('a value, by squared error: y = x² at five points', () => {
    const points = [-1, -0.5, 0, 0.5, 1];
    const samples = samplesOf(
      points.map((x) => [x]),
      points.map((x) => [x * x]),
    );
    const spec: SpikingSpec = {
      ...{ inputs: 1, hidden: [{ size: 16 }], neuron: defaultLif(), steps: 25, encoding: 'current' },
      readout: { size: 1, decay: 0.9, over: 'mean', activation: 'linear' },
    };
    const network = createSpiking(spec, samples, { loss: 'squared', optimizer: 'adam' });
    startTraining(network, options(0.01, 1500, 'full', 1)).advance(1500);
    network.outputs().forEach((y, k) => expect(Math.abs(y - points[k]! ** 2)).toBeLessThan(0.05));
  });
});

const cases = fc.record({
  neuron: fc.constantFrom(...neurons.map(([, neuron]) => neuron)),
  encoding: fc.constantFrom('current' as const, 'rate' as const),
  batch: fc.constantFrom<number | 'full'>(1, 3, 'full'),
  before: fc.integer({ min: 0, max: 9 }),
  after: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

function begin(neuron: SpikingNeuron, encoding: 'current' | 'rate', batch: number | 'full', seed: number) {
  const spec = { ...xorSpec(neuron, 4), steps: 6, encoding };
  const network = createSpiking(spec, xor, { loss: 'cross-entropy', optimizer: 'adam' });
  return { network, training: startTraining(network, options(0.05, 9, batch, seed)) };
}

describe('training of a spiking network', () => {
  it('depends on its seed alone: paused, watched and restored or not, it gives the same bits', () => {
    fc.assert(
      fc.property(cases, ({ neuron, encoding, batch, before, after, seed }) => {
        const straight = begin(neuron, encoding, batch, seed);
        straight.training.advance(before + after);
        const bits = straight.network.state();

        const paused = begin(neuron, encoding, batch, seed);
        paused.training.advance(before);
        const checkpoint = paused.training.checkpoint();
        paused.network.loss();
        paused.network.gradient();
        paused.network.outputs(Int32Array.of(2));
        paused.training.advance(after);
        expect(paused.network.state()).toEqual(bits);
        paused.training.restore(checkpoint);
        paused.training.advance(after);
        expect(paused.network.state()).toEqual(bits);

        const elsewhere = begin(neuron, encoding, batch, seed + 1);
        elsewhere.training.advance(1);
        expect(elsewhere.network.state()).not.toEqual(bits);
        elsewhere.network.setState(checkpoint.bytes);
        expect(elsewhere.network.state()).toEqual(checkpoint.bytes);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('gives each sample its own chance, whatever the order and the company', () => {
    const { network } = begin(stochastic, 'rate', 'full', 5);
    const all = network.outputs();
    expect([...network.outputs(Int32Array.of(3, 1))]).toEqual([all[3], all[1]]);
    const alone = [0, 1, 2, 3].map((row) => network.loss(Int32Array.of(row)));
    expect(network.loss()).toBeCloseTo(alone.reduce((sum, each) => sum + each, 0) / 4, 14);
  });

  it('counts samples by their weights', () => {
    const weighted: Samples = { ...xor, weights: Float64Array.of(2, 0, 1, 0) };
    const network = createSpiking(xorSpec(defaultLif()), weighted, { loss: 'cross-entropy' });
    network.setParameters(Float64Array.from({ length: network.parameterCount }, (_, k) => Math.sin(k)));
    const rows = Int32Array.of(0, 0, 2);
    const plain = createSpiking(xorSpec(defaultLif()), xor, { loss: 'cross-entropy' });
    plain.setParameters(network.parameters());
    const [found, expected] = [network.gradient(), plain.gradient(rows)];
    expect(found.loss).toBeCloseTo(expected.loss, 14);
    found.gradient.forEach((each, k) => expect(each).toBeCloseTo(expected.gradient[k]!, 14));
    expect(network.weightOf(Int32Array.of(0, 1, 2))).toBe(3);
  });

  it('stops early and keeps its best epoch', () => {
    const { network, training } = begin(defaultLif(), 'current', 2, 1);
    const validation = createSpiking(network.spec, xor, { loss: 'cross-entropy' });
    const stopping = startEarlyStopping(training, validation, { patience: 3 });
    while (stopping.epoch());
    expect(stopping.status).toBe('patience');
    stopping.keepBest();
    expect(network.loss()).toBe(stopping.best.loss);
  });

  it('stops where the loss explodes, names the layer, and keeps the last good weights', () => {
    const spec: SpikingSpec = {
      ...xorSpec(defaultLif()),
      readout: { size: 1, decay: 0.9, over: 'mean', activation: 'linear' },
    };
    const network = createSpiking(spec, xor, { loss: 'squared', optimizer: 'sgd' });
    const training = startTraining(network, {
      ...options(1, 99, 'full', 1),
      optimizer: optimizerOf('sgd', { rate: 1e5 }),
    });
    training.advance(99);
    expect(training.explosion?.message).toMatch(
      /^The loss is no number at step \d+ .*weights of layer [12] have grown/,
    );
    expect(network.parameters().every(Number.isFinite)).toBe(true);
  });

  it.each(neurons)('does not take what is no number for silence: %s', (_, neuron) => {
    const network = createSpiking(xorSpec(neuron), xor, { loss: 'cross-entropy' });
    network.setParameters(network.parameters().fill(NaN, 0, 1));
    expect(network.loss()).toBeNaN();
    expect(network.grownBeyondBounds()).toBe('layer 1');
    const training = startTraining(network, options(0.05, 9, 'full', 1), true);
    training.advance(5);
    expect(training.explosion?.step).toBe(0);
  });

  it('names its parameters', () => {
    const { network } = begin(defaultLif(), 'current', 'full', 1);
    const at = [0, 5, 8, 12, 15, 16].map((k) => network.nameOf(k));
    expect(at).toEqual([
      'layer 1, weight of neuron 1 from input 1',
      'layer 1, weight of neuron 2 from input 2',
      'layer 1, bias of neuron 1',
      'layer 2, weight of neuron 1 from neuron 1',
      'layer 2, weight of neuron 1 from neuron 4',
      'layer 2, bias of neuron 1',
    ]);
    expect(network.roleOf!(8).kind).toBe('bias');
    expect(network.roleOf!(12).kind).toBe('weight');
  });
});
