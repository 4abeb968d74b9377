import type { DenseSpec, LossName } from '../../engine/learning/dense/spec.ts';
import { samplesOf, type Samples } from '../../engine/learning/samples.ts';
import { createRandom } from '../../engine/simulation/random.ts';

/** A training that peers do as well, in f32: plain gradient descent. */
export interface LearningCase {
  readonly name: string;
  readonly spec: DenseSpec;
  readonly loss: LossName;
  readonly batch: number;
  readonly samples: Samples;
  /** Passes over all samples that are timed together. */
  readonly epochs: number;
  /** How many times as fast as each peer we mean to be. */
  readonly targets: { readonly pytorch: number; readonly tfjs: number };
}

export const learningCases: readonly LearningCase[] = [
  {
    name: '784-128-10, ReLU, softmax, batches of 32',
    spec: {
      inputs: 784,
      layers: [
        { size: 128, activation: 'relu' },
        { size: 10, activation: 'softmax' },
      ],
    },
    loss: 'cross-entropy',
    batch: 32,
    samples: pictures(2000),
    epochs: 3,
    targets: { pytorch: 1, tfjs: 9 },
  },
  {
    name: '2-8-1, tanh, full batches of 200',
    spec: {
      inputs: 2,
      layers: [
        { size: 8, activation: 'tanh' },
        { size: 1, activation: 'linear' },
      ],
    },
    loss: 'mse',
    batch: 200,
    samples: points(200),
    epochs: 500,
    targets: { pytorch: 2.5, tfjs: 6 },
  },
];

/**
 * Pictures of 28 × 28 whose strokes cover a fifth, as those of handwritten digits do (19 %), of ten classes: blurred
 * paths, so that zeros lie together.
 */
function pictures(count: number): Samples {
  const random = createRandom(1);
  const x = Array.from({ length: count }, (_, sample) => {
    const picture = new Array<number>(784).fill(0);
    random.at(1, sample, 0);
    let [row, column] = [6 + 16 * random.uniform(), 6 + 16 * random.uniform()];
    for (let k = 0; k < 60; k++) {
      row = Math.min(23, Math.max(4, row + 2 * random.uniform() - 1));
      column = Math.min(23, Math.max(4, column + 2 * random.uniform() - 1 + 0.3 * Math.sin(sample)));
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++) {
          const pixel = 28 * Math.round(row + i) + Math.round(column + j);
          picture[pixel] = Math.min(1, picture[pixel]! + 0.35);
        }
    }
    return picture;
  });
  const t = x.map((_, sample) => Array.from({ length: 10 }, (__, k) => Number(sample % 10 === k)));
  return samplesOf(x, t);
}

function points(count: number): Samples {
  const random = createRandom(2);
  const x = Array.from({ length: count }, (_, k) => {
    random.at(1, k, 0);
    return [2 * random.uniform() - 1, 2 * random.uniform() - 1];
  });
  return samplesOf(
    x,
    x.map(([a, b]) => [Math.sin(3 * a!) * b!]),
  );
}
