import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { checkDistortion, distort, mildDistortion, type Distortion } from '../../../engine/learning/distortion.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startTraining } from '../../../engine/learning/training.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const [width, height] = [12, 9];
const still: Distortion = { width, height, rotation: 0, scale: 0, shear: 0, shift: 0 };
/** x + 10 y at column x of row y: bilinear interpolation keeps planes as they are. */
const ramp = Float64Array.from(
  { length: width * height },
  (_, pixel) => (pixel % width) + 10 * Math.floor(pixel / width),
);

function shown(distortion: Distortion, sample: number, epoch: number, picture = ramp): Float64Array {
  const result = new Float64Array(width * height);
  distort(picture, result, distortion, createRandom(5), [sample, epoch]);
  return result;
}

const at = (picture: Float64Array, x: number, y: number): number => picture[y * width + x]!;

describe('the distortion of pictures', () => {
  it('leaves a picture as it is where all bounds are 0', () => {
    expect(shown(still, 3, 4)).toEqual(ramp);
  });

  it('moves a ramp by one step along each axis, no further than its bound, another in each epoch', () => {
    const moves = Array.from({ length: 200 }, (_, epoch) => {
      const moved = shown({ ...still, shift: 2 }, 7, epoch);
      const across = at(moved, 5, 4) - at(ramp, 5, 4);
      for (let y = 3; y < height - 3; y++)
        for (let x = 3; x < width - 3; x++) expect(at(moved, x, y) - at(ramp, x, y)).toBeCloseTo(across, 10);
      return across;
    });
    // dx + 10 dy, both uniform within ±2: variance (1 + 100) · 4/3.
    expect(Math.max(...moves.map(Math.abs))).toBeLessThanOrEqual(22);
    const variance = moves.reduce((sum, each) => sum + each * each, 0) / moves.length;
    expect(Math.abs(variance / (101 * (4 / 3)) - 1)).toBeLessThan(0.25);
  });

  it('turns, slants and sizes a ramp into another plane about the middle', () => {
    const turned = shown({ ...still, rotation: 20, scale: 0.2, shear: 0.2 }, 1, 1);
    const [dx, dy] = [at(turned, 6, 4) - at(turned, 5, 4), at(turned, 5, 5) - at(turned, 5, 4)];
    expect(dx).not.toBeCloseTo(1, 2);
    for (let y = 3; y < 6; y++)
      for (let x = 4; x < 8; x++)
        expect(at(turned, x, y)).toBeCloseTo(at(turned, 5, 4) + dx * (x - 5) + dy * (y - 4), 10);
    const middle = (at(turned, 5, 4) + at(turned, 6, 4)) / 2;
    expect(middle).toBeCloseTo(5.5 + 40, 10);
  });

  it('adds nothing that was not there: pixels stay between the least and the most', () => {
    const picture = Float64Array.from({ length: width * height }, (_, pixel) => (pixel % 5 === 0 ? 1 : 0));
    for (let epoch = 0; epoch < 50; epoch++) {
      const values = shown(mildDistortion(width, height), 0, epoch, picture);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
    }
    expect(
      shown(
        mildDistortion(width, height),
        0,
        0,
        ramp.map(() => 0.5),
      ),
    ).toEqual(ramp.map(() => 0.5));
  });

  it('says what is wrong with it', () => {
    expect(checkDistortion(mildDistortion(28, 28), 784)).toBeNull();
    expect(checkDistortion(mildDistortion(28, 28), 64)).toBe(
      'Found pictures of 28 × 28 pixels and 64 inputs, expected an input a pixel',
    );
    expect(checkDistortion({ ...still, shear: -1 }, width * height)).toBe('Found a shear of -1, expected 0 or more');
  });
});

describe('a training with distortion', () => {
  const pictures = Array.from({ length: 10 }, (_, k) =>
    [...shown({ ...still, shift: 3 }, k, 0)].map((each) => each / 90),
  );
  const samples = samplesOf(
    pictures,
    pictures.map((_, k) => [k % 2]),
  );
  const start = (distortion: Distortion | null) => {
    const spec = { inputs: width * height, layers: [{ size: 1, activation: 'logistic' as const }] };
    const network = createDense(spec, samples, { loss: 'cross-entropy' });
    const common = { schedule: { kind: 'constant' }, batch: 3, epochs: 9, l1: 0, l2: 0, seed: 2 } as const;
    const optimizer = optimizerOf('sgd');
    return {
      network,
      training: startTraining(network, { ...common, optimizer, initializer: { kind: 'glorot' }, distortion }),
    };
  };

  it('is another than without, the same again, and the same in parts', () => {
    const [plain, whole, parts] = [
      start(null),
      start(mildDistortion(width, height)),
      start(mildDistortion(width, height)),
    ];
    plain.training.advance(30);
    whole.training.advance(30);
    parts.training.advance(7);
    const checkpoint = parts.training.checkpoint();
    parts.training.advance(11);
    parts.training.restore(checkpoint);
    parts.training.advance(23);
    expect(parts.network.parameters()).toEqual(whole.network.parameters());
    expect(whole.network.parameters()).not.toEqual(plain.network.parameters());
  });

  it('leaves the samples as they were', () => {
    const { network, training } = start(mildDistortion(width, height));
    const before = network.outputs();
    const weights = network.parameters();
    training.advance(5);
    network.setParameters(weights);
    expect(network.outputs()).toEqual(before);
  });
});
