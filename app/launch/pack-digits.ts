import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { createRandom } from '../../engine/simulation/random.ts';
import { shuffle } from '../../engine/learning/shuffle.ts';

/** Pixels of a picture of 28 × 28. */
const size = 784;

/**
 * The handwritten digits of the package `mnist` (a text file a digit, values from 0 to 1 with three decimals) as bytes for
 * `unpackDigits`: their count in 32 bits, then labels and pixels from 0 to 255, deflated. In the package they stand class by class;
 * here they are mixed, so that the first rows have all classes.
 */
export function packDigits(packageFolder: string): Uint8Array {
  const classes = Array.from({ length: 10 }, (_, digit) => readDigit(packageFolder, digit));
  const places = classes.flatMap((values, digit) =>
    Array.from({ length: values.length / size }, (_, picture) => ({ digit, picture })),
  );
  const order = new Int32Array(places.length);
  shuffle(order, createRandom(1), 0);
  const bytes = new Uint8Array(order.length * (size + 1));
  order.forEach((place, row) => {
    const { digit, picture } = places[place]!;
    bytes[row] = digit;
    const first = order.length + row * size;
    for (let k = 0; k < size; k++) bytes[first + k] = Math.round(255 * classes[digit]![picture * size + k]!);
  });
  const packed = deflateRawSync(bytes, { level: 9 });
  const file = new Uint8Array(4 + packed.length);
  new DataView(file.buffer).setUint32(0, order.length, true);
  file.set(packed, 4);
  return file;
}

function readDigit(packageFolder: string, digit: number): readonly number[] {
  const text = readFileSync(join(packageFolder, `src/digits/${digit}.json`), 'utf8');
  const { data } = JSON.parse(text) as { readonly data: readonly number[] };
  if (data.length % size !== 0)
    throw new Error(`Found ${data.length} pixels of digit ${digit}, expected pictures of ${size}`);
  return data;
}
