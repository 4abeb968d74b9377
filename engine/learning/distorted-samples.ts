import type { RandomSource } from '../simulation/random.ts';
import { checkDistortion, distort, type Distortion } from './distortion.ts';
import type { Learner } from './learner.ts';

/** Pictures that a learner sees otherwise while it learns them. */
export interface DistortedSamples {
  /** Shows these samples as they look in this epoch. */
  show(rows: Int32Array, epoch: number): void;
  /** Shows them as they are. */
  putBack(rows: Int32Array): void;
}

/** Throws where a learner cannot be shown other samples, and on a distortion that makes no sense. */
export function distortSamples(learner: Learner, distortion: Distortion, random: RandomSource): DistortedSamples {
  if (!learner.show) throw new Error('Found a circuit, expected a multilayer perceptron to distort samples');
  const { x, inputs } = learner.samples;
  const issue = checkDistortion(distortion, inputs);
  if (issue) throw new Error(issue);
  const distorted = new Float64Array(inputs);
  const inputsOf = (row: number): Float64Array => x.subarray(row * inputs, (row + 1) * inputs);
  return {
    show(rows, epoch) {
      for (const row of rows) {
        distort(inputsOf(row), distorted, distortion, random, [row, epoch]);
        learner.show!(row, distorted);
      }
    },
    putBack(rows) {
      for (const row of rows) learner.show!(row, inputsOf(row));
    },
  };
}
