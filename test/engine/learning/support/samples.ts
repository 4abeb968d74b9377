import { readTwoClasses, type TwoClasses } from '../../../../engine/learning/perceptron/classes.ts';
import { samplesOf } from '../../../../engine/learning/samples.ts';
import { createRandom } from '../../../../engine/simulation/random.ts';

/** Two classes of rows written out; throws on what is none. */
export function classesOf(x: readonly (readonly number[])[], t: readonly number[], hasBias = true): TwoClasses {
  const read = readTwoClasses(
    samplesOf(
      x,
      t.map((each) => [each]),
    ),
    hasBias,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

/** Rows of a truth table: input i of row r is bit i of r. */
export function truthRows(inputs: number): number[][] {
  return Array.from({ length: 2 ** inputs }, (_, r) => Array.from({ length: inputs }, (__, i) => (r >> i) & 1));
}

/** Normal samples on both sides of a plane that goes at `distance` past each of them. */
export function partedClasses(
  count: number,
  inputs: number,
  distance: number,
  seed: number,
): { x: number[][]; t: number[] } {
  const random = createRandom(seed).at(77, 0, 0);
  const normal = Array.from({ length: inputs }, () => random.normal());
  const length = Math.hypot(...normal);
  const x: number[][] = [];
  const t: number[] = [];
  for (let k = 0; k < count; k++) {
    const point = normal.map(() => random.normal());
    const side = point.reduce((sum, value, i) => sum + (value * normal[i]!) / length, 0);
    const move = side >= 0 ? distance : -distance;
    x.push(point.map((value, i) => value + (move * normal[i]!) / length));
    t.push(side >= 0 ? 1 : 0);
  }
  return { x, t };
}
