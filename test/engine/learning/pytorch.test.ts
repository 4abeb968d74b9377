import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { factorsOf, optimizerOf, type Optimizer, type OptimizerName } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import type { Activation } from '../../../engine/learning/units.ts';

type Matrix = number[][];
interface Golden {
  readonly x: Matrix;
  readonly targets: Readonly<Record<string, Matrix>>;
  readonly first: { readonly w1: Matrix; readonly b1: number[]; readonly w2: Matrix; readonly b2: number[] };
  readonly cases: readonly {
    readonly activation: Activation;
    readonly loss: string;
    readonly optimizer: OptimizerName;
    readonly losses: readonly number[];
    readonly weights: readonly [Matrix, Matrix, number[], number[]];
  }[];
}

const folder = resolve(import.meta.dirname, '../../golden/pytorch-dense');
const golden = JSON.parse(readFileSync(resolve(folder, 'golden.json'), 'utf8')) as Golden;

const settings: Readonly<Record<OptimizerName, Partial<Optimizer>>> = {
  sgd: { rate: 0.1 },
  momentum: { rate: 0.05 },
  nesterov: { rate: 0.05 },
  rmsprop: { rate: 0.01 },
  adam: { rate: 0.01 },
  adamw: { rate: 0.01, decay: 0.1 },
};

/** PyTorch keeps weights [unit][input], we [input][unit]; each layer's biases follow. */
function flat(w1: Matrix, b1: number[], w2: Matrix, b2: number[]): Float64Array {
  const turned = (w: Matrix): number[] => w[0]!.flatMap((_, i) => w.map((row) => row[i]!));
  return Float64Array.from([...turned(w1), ...b1, ...turned(w2), ...b2]);
}

describe('a dense network trained as PyTorch trains it', () => {
  const cases = golden.cases.map((each) => [`${each.activation}, ${each.loss}, ${each.optimizer}`, each] as const);

  it.each(cases)(
    '%s: losses and weights of 100 steps to 1e-10',
    (_, { activation, loss, optimizer: name, losses, weights }) => {
      const [lossName, output] = loss.split(' ') as [LossName, Activation];
      const optimizer = optimizerOf(name, settings[name]);
      const spec = {
        inputs: 5,
        layers: [
          { size: 7, activation },
          { size: 3, activation: output },
        ],
      };
      const network = createDense(spec, samplesOf(golden.x, golden.targets[loss]!), {
        loss: lossName,
        optimizer: name,
      });
      const { w1, b1, w2, b2 } = golden.first;
      network.setParameters(flat(w1, b1, w2, b2));
      const { arrays, kernel } = network;
      const seen: number[] = [];
      for (let step = 0; step < 100; step++) {
        for (let k = 0; k < 8; k++) arrays.order.view[k] = (step * 8 + k) % 20;
        kernel.clearGradient();
        const value = kernel.accumulate(arrays.order.address, 8) / 8;
        if (step % 10 === 9) seen.push(value);
        const [first, second, correction1, correction2, decay] = factorsOf(optimizer, step + 1);
        const { rate, epsilon } = optimizer;
        kernel.optimise(1 / 8, rate, first, second, epsilon, correction1, correction2, 0, 0, rate * decay);
      }
      const [v1, v2, c1, c2] = weights;
      const expected = flat(v1, c1, v2, c2);
      losses.forEach((value, k) => expect(Math.abs(seen[k]! - value)).toBeLessThan(1e-10 * Math.max(1, value)));
      network.parameters().forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-10));
    },
  );
});
