import type { Dynamics } from './dynamics.ts';
import type { LifNeuron } from './spec.ts';
import { surrogateOf } from './surrogate.ts';

/**
 * Leaky integrate-and-fire neurons by surrogate gradients (Neftci, Mostafa & Zenke 2019). The reset is not differentiated. `isSmooth` puts
 * the surrogate's own function in the place of the step and leaves out the reset: then the gradient is the derivative.
 */
export function createLif({ membrane, synapse, reset, surrogate }: LifNeuron, isSmooth: boolean): Dynamics {
  const { derivative, smooth } = surrogateOf(surrogate);
  const isToZero = reset === 'zero';

  return {
    forward({ size, drive, state, to: { activity } }) {
      for (let j = 0; j < size; j++) {
        let [current, v] = [0, 0];
        for (let at = j; at < drive.length; at += size) {
          current = synapse * current + drive[at]!;
          v = membrane * v + current;
          state[at] = v;
          // What is no number must not pass for silence.
          const spike = isSmooth ? smooth(v - 1) : v >= 1 ? 1 : v < 1 ? 0 : NaN;
          activity[at] = spike;
          if (spike === 1 && !isSmooth) v = isToZero ? 0 : v - 1;
        }
      }
    },
    backward({ size, state, deltas, to: { activity } }) {
      for (let j = 0; j < size; j++) {
        let [ofCurrent, ofV] = [0, 0];
        for (let at = deltas.length - size + j; at >= 0; at -= size) {
          const kept = isToZero && !isSmooth ? 1 - activity[at]! : 1;
          ofV = deltas[at]! * derivative(state[at]! - 1) + membrane * kept * ofV;
          ofCurrent = ofV + synapse * ofCurrent;
          deltas[at] = ofCurrent;
        }
      }
    },
  };
}
