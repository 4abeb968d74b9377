import { inflateSync } from 'fflate';
import { categoryColumn, numberColumn, tableOf, type Table } from '../table.ts';

/** Handwritten digits of 28 × 28 pixels from 0 to 255 (LeCun et al. 1998), row by row of each picture. */
export interface Digits {
  readonly count: number;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export const digitSide = 28;
const size = digitSide * digitSide;

/** The bytes that `packDigits` of app/launch made: a count of 32 bits, then labels and pixels, deflated. Throws on others. */
export function unpackDigits(bytes: Uint8Array): Digits {
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const all = inflateSync(bytes.subarray(4));
  if (all.length !== count * (size + 1))
    throw new Error(`Found ${all.length} bytes of ${count} digits, expected ${count * (size + 1)}`);
  return { count, labels: all.subarray(0, count), pixels: all.subarray(count) };
}

/** A table of a column a pixel, of values from 0 to 1, and the digit. */
export function digitsTable({ count, pixels, labels }: Digits): Table {
  return pictureTable(count, size, labels, (picture, pixel) => pixels[picture * size + pixel]! / 255);
}

/** The same in 8 × 8 pixels: means of squares of 3 × 3, without the two outermost rows and columns, which are empty. */
export function smallDigitsTable({ count, pixels, labels }: Digits): Table {
  return pictureTable(count, 64, labels, (picture, pixel) => {
    const [row, column] = [2 + 3 * (pixel >> 3), 2 + 3 * (pixel & 7)];
    let sum = 0;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) sum += pixels[picture * size + (row + i) * digitSide + column + j]!;
    return sum / (9 * 255);
  });
}

function pictureTable(
  count: number,
  width: number,
  labels: Uint8Array,
  valueOf: (picture: number, pixel: number) => number,
): Table {
  const columns = Array.from({ length: width }, (_, pixel) =>
    numberColumn(
      `pixel ${pixel}`,
      Float64Array.from({ length: count }, (__, picture) => valueOf(picture, pixel)),
    ),
  );
  return tableOf(count, [...columns, categoryColumn('digit', Array.from(labels, String))]);
}
