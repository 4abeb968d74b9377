import type { RandomSource } from '../simulation/random.ts';
import { draws } from './shuffle.ts';

/**
 * Small random changes of pictures, each time another, so that a network sees many more than there are (LeCun et al. 1998; Simard,
 * Steinkraus & Platt 2003): bounds within which each change is uniform.
 */
export interface Distortion {
  /** Of a picture, in pixels, row by row. */
  readonly width: number;
  readonly height: number;
  /** In degrees. */
  readonly rotation: number;
  /** Share of the size, along each axis; and of slant. */
  readonly scale: number;
  readonly shear: number;
  /** In pixels, along each axis. */
  readonly shift: number;
}

/** What leaves handwritten digits of 28 × 28 pixels legible, in proportion to the size. */
export function mildDistortion(width: number, height: number): Distortion {
  return { width, height, rotation: 12, scale: 0.12, shear: 0.2, shift: (1.5 * Math.min(width, height)) / 28 };
}

/** What is wrong with a distortion of samples of so many inputs, in words; null where nothing is. */
export function checkDistortion({ width, height, ...amounts }: Distortion, inputs: number): string | null {
  if (width * height !== inputs)
    return `Found pictures of ${width} × ${height} pixels and ${inputs} inputs, expected an input a pixel`;
  const wrong = Object.entries(amounts).find(([, amount]) => !(amount >= 0 && Number.isFinite(amount)));
  return wrong ? `Found a ${wrong[0]} of ${wrong[1]}, expected 0 or more` : null;
}

/** Writes `picture` as it looks in this epoch into `result`: the same for the same sample and epoch. Pixels beyond the edge are as the edge. */
export function distort(
  picture: Float64Array,
  result: Float64Array,
  { width, height, rotation, scale, shear, shift }: Distortion,
  random: RandomSource,
  [sample, epoch]: readonly [sample: number, epoch: number],
): void {
  random.at(draws.distortion, sample, epoch);
  const within = (bound: number): number => bound * (2 * random.uniform() - 1);
  const angle = within((rotation * Math.PI) / 180);
  const [wide, high, slant] = [1 + within(scale), 1 + within(scale), within(shear)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [xu, xv, yu, yv] = [cos * wide, sin * wide + slant, -sin * high, cos * high];
  const [midX, midY] = [(width - 1) / 2, (height - 1) / 2];
  const [offX, offY] = [midX + within(shift), midY + within(shift)];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [u, v] = [column - midX, row - midY];
      result[row * width + column] = pixelAt(picture, width, height, xu * u + xv * v + offX, yu * u + yv * v + offY);
    }
  }
}

/** Between the four pixels around a point, in a line along each axis. */
function pixelAt(picture: Float64Array, width: number, height: number, x: number, y: number): number {
  const inX = Math.min(Math.max(x, 0), width - 1);
  const inY = Math.min(Math.max(y, 0), height - 1);
  const [left, top] = [Math.floor(inX), Math.floor(inY)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const [fx, fy] = [inX - left, inY - top];
  const upper = picture[top * width + left]! * (1 - fx) + picture[top * width + right]! * fx;
  const lower = picture[bottom * width + left]! * (1 - fx) + picture[bottom * width + right]! * fx;
  return upper * (1 - fy) + lower * fy;
}
