import { logistic } from '../units.ts';
import { draws } from '../shuffle.ts';
import type { Dynamics } from './dynamics.ts';
import type { StochasticNeuron } from './spec.ts';

/**
 * Stochastic binary neurons with the straight-through estimator (Hinton 2012; Bengio, Léonard & Courville 2013). `isSmooth` sends what the
 * estimator is the derivative of, p for `slope` and z for `identity`, and draws nothing.
 */
export function createStochastic({ straightThrough }: StochasticNeuron, isSmooth: boolean): Dynamics {
  const isSlope = straightThrough === 'slope';

  return {
    forward({ size, drive, state, from, to: { rows, activity } }, index, { random, sample, step }) {
      for (let row = 0; row < rows; row++) {
        if (!isSmooth) random.at(draws.spikes, sample * rows + row, step, index % 32);
        for (let at = row * size; at < (row + 1) * size; at++) {
          // Steady inputs have the same chance at each step.
          const p = row < from.rows ? logistic(drive[at]!) : state[at - size]!;
          state[at] = p;
          if (isSmooth) activity[at] = isSlope ? p : drive[at]!;
          else activity[at] = drawSpike(p, random.uniform());
        }
      }
    },
    backward({ state, deltas }) {
      if (isSlope) for (let at = 0; at < deltas.length; at++) deltas[at]! *= state[at]! * (1 - state[at]!);
    },
  };
}

/** What is no number must not pass for silence. */
function drawSpike(p: number, uniform: number): number {
  return uniform < p ? 1 : uniform >= p ? 0 : NaN;
}
