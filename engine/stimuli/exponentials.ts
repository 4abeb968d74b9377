import type { MemoryPlan } from '../codegen/memory.ts';
import { wasmExponential } from '../codegen/wasm/exponential.ts';
import type { Carrier } from '../simulation/deliver.ts';
import { fillExponential } from '../simulation/exponential.ts';

/** Standard exponential variates one after the other. */
export interface Exponentials {
  next(trial: number): number;
}

/**
 * Variates of the stream of a key. How many were drawn is part of the state; they are computed a block ahead, and again when
 * the state has gone elsewhere.
 */
export function planExponentials(
  memory: MemoryPlan,
  key: number,
  seed: number,
): (carrier: Carrier | null) => Exponentials {
  const count = memory.doubles(1);
  const block = memory.doubles(blockLength, 'fixed');
  return (carrier) => {
    const [drawn, values] = [count.view, block.view];
    const fill = carrier ? wasmExponential(carrier.memory, block) : fillExponential.bind(null, values);
    let first = -1;
    let filledIn = -1;
    return {
      next(trial) {
        const number = drawn[0]!;
        const k = number - first;
        drawn[0] = number + 1;
        if (k >= 0 && k < blockLength && filledIn === trial) return values[k]!;
        first = number - (number % blockLength);
        filledIn = trial;
        fill(first, key, seed, trial);
        return values[number - first]!;
      },
    };
  };
}

/** Even, and divides 2³²; short enough that a new trial wastes little. */
const blockLength = 64;
