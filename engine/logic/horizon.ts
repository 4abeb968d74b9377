import { getModel } from '../models/index.ts';
import type { Network } from '../network/types.ts';
import { slowestTimeConstant } from './time-constant.ts';
import { isDeterministic, layersOf, timingOf } from './timing.ts';

/** For how long a circuit is run before it is read. */
export interface Horizon {
  readonly deterministic: boolean;
  readonly longestDelay: number;
  /** Whether signals can go round in the circuit. */
  readonly recurrent: boolean;
  /**
   * Steps to run at most when deterministic; step at which a random circuit is read. Of a circuit in time, the step at
   * which its window opens.
   */
  readonly steps: number;
  /** How a circuit in time is read; null for one that knows only steps. */
  readonly window: Window | null;
}

/** Spikes are counted for so many steps, and from so many on a lamp shows 1. */
export interface Window {
  readonly steps: number;
  readonly spikes: number;
}

/** What a caller asks for; the rest follows from the circuit. */
export interface Patience {
  readonly settleSteps?: number | undefined;
  readonly window?: number | undefined;
  readonly spikes?: number | undefined;
}

/** Whether any neuron has differential equations, so that a single step is no answer. */
export function isInTime({ populations, models }: Network): boolean {
  return populations.some(({ model }) => getModel(model, models).inTime);
}

/**
 * `circuit` is what the lamps can see. A deterministic one stops as soon as it has settled. A random one without a cycle
 * has its final law at the end of its longest path. With a cycle there is no such step: it is read after every signal
 * has had the time to pass every population twice and 64 steps more, and must not have changed in the second half.
 */
export function horizonOf(circuit: Network, patience: Patience = {}): Horizon {
  const { longestDelay, longestPath, reach } = timingOf(circuit);
  const { settleSteps } = patience;
  const deterministic = isDeterministic(circuit);
  const recurrent = longestPath === null;
  const timing = { deterministic, longestDelay, recurrent };
  if (isInTime(circuit)) return { ...timing, ...windowOf(circuit, longestPath ?? reach, patience) };
  const most = recurrent ? 1000 : longestPath + longestDelay + 2;
  const steps = deterministic ? (settleSteps ?? most) : (longestPath ?? settleSteps ?? 64 + 2 * reach);
  return { ...timing, steps, window: null };
}

/**
 * Left out: the window opens after one time constant a layer and one more, besides all delays on the way, and stays open
 * for five, in which an exponential comes within 1 % of its end.
 */
function windowOf(circuit: Network, delays: number, patience: Patience): Pick<Horizon, 'steps' | 'window'> {
  const inSteps = (ms: number): number => Math.max(1, Math.round(ms / circuit.time.dt));
  const tau = slowestTimeConstant(circuit);
  const { settleSteps, window = 5 * tau, spikes = 1 } = patience;
  return {
    steps: settleSteps ?? delays + inSteps((layersOf(circuit) + 1) * tau),
    window: { steps: inSteps(window), spikes },
  };
}
