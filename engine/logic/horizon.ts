import type { Network } from '../network/types.ts';
import { isDeterministic, timingOf } from './timing.ts';

/** For how long a circuit is run before it is read. */
export interface Horizon {
  readonly deterministic: boolean;
  readonly longestDelay: number;
  /** Whether signals can go round in the circuit. */
  readonly recurrent: boolean;
  /** Steps to run at most when deterministic; step at which a random circuit is read. */
  readonly steps: number;
}

/**
 * `circuit` is what the lamps can see. A deterministic one stops as soon as it has settled. A random one without a cycle
 * has its final law at the end of its longest path. With a cycle there is no such step: it is read after every signal
 * has had the time to pass every population twice and 64 steps more, and must not have changed in the second half.
 */
export function horizonOf(circuit: Network, settleSteps: number | undefined): Horizon {
  const { longestDelay, longestPath, reach } = timingOf(circuit);
  const deterministic = isDeterministic(circuit);
  const recurrent = longestPath === null;
  const patience = recurrent ? 1000 : longestPath + longestDelay + 2;
  const steps = deterministic ? (settleSteps ?? patience) : (longestPath ?? settleSteps ?? 64 + 2 * reach);
  return { deterministic, longestDelay, recurrent, steps };
}
