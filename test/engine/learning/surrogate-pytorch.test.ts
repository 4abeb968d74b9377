import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { factorsOf, optimizerOf, type Optimizer } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { draws } from '../../../engine/learning/shuffle.ts';
import { createSpiking, type SpikingNetwork } from '../../../engine/learning/surrogate/network.ts';
import type { SpikingNeuron, SpikingSpec } from '../../../engine/learning/surrogate/spec.ts';
import type { RandomSource } from '../../../engine/simulation/random.ts';

interface Golden {
  readonly x: number[][];
  readonly targets: Readonly<Record<string, number[][]>>;
  readonly first: readonly number[];
  /** [inputs, hidden layers…][set][sample][time][number]. */
  readonly uniforms: readonly (readonly number[][][][])[];
  readonly cases: readonly {
    readonly spec: SpikingSpec;
    readonly loss: LossName;
    readonly optimizer: 'sgd' | 'adam';
    readonly losses: readonly number[];
    readonly gradient: readonly number[];
    readonly weights: readonly (readonly number[])[];
  }[];
}

const folder = resolve(import.meta.dirname, '../../golden/pytorch-surrogate');
const golden = JSON.parse(readFileSync(resolve(folder, 'golden.json'), 'utf8')) as Golden;
const rows = Int32Array.from(golden.x, (_, k) => k);
const tolerance = 1e-10;

/** The numbers that PyTorch drew with, in the place of Philox's. */
function givenNumbers(time: number): RandomSource {
  let numbers: Iterator<number> = [][Symbol.iterator]();
  const neverAsked = (): number => {
    throw new Error('Found a draw that is no uniform, expected uniform ones alone');
  };
  const source: RandomSource = {
    at(population, place, step, series = 0) {
      const layer = population === draws.inputSpikes ? 0 : series + 1;
      const set = golden.uniforms[layer]![step % golden.uniforms[layer]!.length]!;
      numbers = set[Math.floor(place / time)]![place % time]![Symbol.iterator]();
      return source;
    },
    uniform: () => numbers.next().value as number,
    normal: neverAsked,
    poisson: neverAsked,
  };
  return source;
}

function learn(network: SpikingNetwork, optimizer: Optimizer, step: number): number {
  const random = givenNumbers(network.spec.steps);
  const [first, second, correction1, correction2, decay] = factorsOf(optimizer, step + 1);
  const { rate, epsilon } = optimizer;
  const factors = { rate, first, second, epsilon, correction1, correction2, l1: 0, l2: 0, decay };
  return network.learn(rows, { step, random, ...factors }) / rows.length;
}

function wordsOf(neuron: SpikingNeuron): string {
  if (neuron.kind === 'stochastic-binary') return `stochastic binary, straight-through ${neuron.straightThrough}`;
  const { surrogate, reset, synapse } = neuron;
  return `LIF, ${surrogate.kind}, reset ${reset}, synapse ${synapse}`;
}

describe('a spiking network trained as PyTorch trains it', () => {
  const cases = golden.cases.map((each) => {
    const { neuron, encoding, readout } = each.spec;
    const words = `${wordsOf(neuron)}, ${encoding}, ${readout.over} of ${readout.activation}, ${each.loss}`;
    return [words, each] as const;
  });

  it.each(cases)('%s', (_, { spec, loss, optimizer: name, losses, gradient, weights }) => {
    const samples = samplesOf(golden.x, golden.targets[spec.readout.activation]!);
    const network = createSpiking(spec, samples, { loss, optimizer: name });
    const isNear = (found: ArrayLike<number>, expected: readonly number[]): void =>
      expected.forEach((value, k) => expect(Math.abs(found[k]! - value)).toBeLessThan(tolerance));

    const plain = createSpiking(spec, samples, { loss });
    plain.setParameters(Float64Array.from(golden.first));
    learn(plain, optimizerOf('sgd', { rate: 1 }), 0);
    const after = plain.parameters();
    isNear(
      golden.first.map((value, k) => value - after[k]!),
      gradient,
    );

    network.setParameters(Float64Array.from(golden.first));
    const optimizer = optimizerOf(name, { rate: 0.05 });
    losses.forEach((value, step) => {
      expect(Math.abs(learn(network, optimizer, step) - value)).toBeLessThan(tolerance);
      if (step % 5 === 4) isNear(network.parameters(), weights[(step - 4) / 5]!);
    });
  });
});
