import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startTraining } from '../../../engine/learning/training.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const [inputs, size, outputs, chance] = [3, 9, 2, 0.4];
const one = samplesOf([[0.5, -1.2, 0.8]], [[0.3, -0.4]]);

function networkOf(activation: Activation, dropout: number) {
  const layers = [
    { size, activation, dropout },
    { size: outputs, activation: 'linear' },
  ] as const;
  return createDense({ inputs, layers }, one, { loss: 'squared' });
}

/** Plain gradient descent with a rate of 1, from the weights that there are. */
function trainingOf(network: ReturnType<typeof networkOf>, seed: number) {
  const options = { schedule: { kind: 'constant' }, batch: 'full', epochs: 1, l1: 0, l2: 0, seed } as const;
  const optimizer = optimizerOf('sgd', { rate: 1 });
  return startTraining(network, { ...options, optimizer, initializer: { kind: 'zero' } }, true);
}

describe('dropout', () => {
  it.each<Activation>(['linear', 'logistic', 'tanh', 'relu', 'leaky-relu'])(
    'of %s units learns as the network of those that are left, whose outputs are scaled',
    (activation) => {
      const network = networkOf(activation, chance);
      network.initialise({ kind: 'glorot' }, createRandom(3));
      const before = network.parameters();
      trainingOf(network, 5).advance(1);
      const step = network.parameters().map((value, k) => before[k]! - value);
      const scales = network.arrays.layers[0]!.dropped!.view.slice(0, size);
      expect(new Set(scales)).toEqual(new Set([0, 1 / (1 - chance)]));
      // An output scaled by s is a weight scaled by s, whose derivative is s times as large.
      const second = (inputs + 1) * size;
      const scaleOf = (k: number): number =>
        k < second || k >= second + size * outputs ? 1 : scales[Math.floor((k - second) / outputs)]!;
      const scaled = networkOf(activation, 0);
      scaled.setParameters(before.map((value, k) => value * scaleOf(k)));
      const { gradient } = scaled.gradient();
      step.forEach((each, k) => expect(each).toBeCloseTo(gradient[k]! * scaleOf(k), 13));
    },
  );

  it('silences its share of units, others in each step', () => {
    const network = networkOf('tanh', chance);
    const training = trainingOf(network, 1);
    const { view } = network.arrays.layers[0]!.dropped!;
    const [steps, patterns] = [1000, new Set<string>()];
    let silent = 0;
    for (let k = 0; k < steps; k++) {
      training.advance(1);
      const row = [...view.slice(0, size)];
      silent += row.filter((each) => each === 0).length;
      patterns.add(row.join());
    }
    const standardError = Math.sqrt((chance * (1 - chance)) / (steps * size));
    expect(Math.abs(silent / (steps * size) - chance)).toBeLessThan(4 * standardError);
    expect(patterns.size).toBeGreaterThan(200);
  });
});
