import { countOf } from '../network/count.ts';
import { certain } from './certain.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { readLamp, tolerance, type LampReader, type Setup } from './setup.ts';
import { failedRow, type RowMeasure } from './types.ts';

/**
 * Steps a deterministic circuit until all outputs have been the same for one step more than the longest delay. The
 * inputs of the next step are then those of this one, and a model remembers nothing else: nothing can change any more.
 *
 * Rates in a loop come to rest only up to rounding, often in a cycle of one unit in the last place. They count as
 * settled once they have stayed within `tolerance` for that long, and for half of all steps allowed: what drifts slowly,
 * as a loop of gain 1 does, has not settled.
 */
export function* settle(setup: Setup, start: Snapshot): Generator<void, RowMeasure> {
  const { simulation, lamps, rates } = setup;
  const { longestDelay, recurrent, steps } = setup.horizon;
  const { outputs } = simulation.compiled;
  const bits = new Uint8Array(lamps.length);
  const exact = createStillness(outputs, new Float64Array(outputs.length));
  const near = recurrent && rates.some((slack) => slack > 0) ? createStillness(outputs, rates) : null;
  let latency = 0;
  simulation.restore(start);
  for (let step = 0; step < steps; step++) {
    simulation.step();
    yield;
    const lastChange = exact(step);
    const lastLeap = near?.(step) ?? lastChange;
    for (let k = 0; k < lamps.length; k++) {
      const bit = readLamp(lamps[k]!, outputs);
      if (bit !== bits[k] && step > 0) latency = step;
      bits[k] = bit;
    }
    const isStill = step - lastChange >= longestDelay;
    if (!isStill && !(near && step - lastLeap >= Math.max(longestDelay, Math.floor(steps / 2)))) continue;
    const edgy = near && lamps.find((lamp) => isOnTheEdge(lamp, outputs));
    return edgy ? onTheEdge(edgy) : settled(bits, latency, isStill ? 0 : tolerance);
  }
  return failedRow(`did not settle in ${countOf(steps, 'step')}`);
}

/** The step at which `outputs` last moved away by more than `slack` from where they were; to be asked once a step. */
function createStillness(outputs: ArrayLike<number>, slack: Float64Array): (step: number) => number {
  const reference = new Float64Array(outputs.length);
  let lastChange = 0;
  return (step) => {
    if (isWithin(outputs, reference, slack)) return lastChange;
    reference.set(outputs);
    return (lastChange = step);
  };
}

function isWithin(outputs: ArrayLike<number>, reference: Float64Array, slack: Float64Array): boolean {
  for (let i = 0; i < outputs.length; i++) {
    const distance = Math.abs(outputs[i]! - reference[i]!);
    if (distance > slack[i]! * Math.max(1, Math.abs(reference[i]!))) return false;
  }
  return true;
}

function settled(bits: Uint8Array, latency: number, settledWithin: number): RowMeasure {
  const ones = Array.from(bits, (bit) => certain[bit === 1 ? 1 : 0]);
  return { ones, exact: true, spikes: [], latency, jitter: 0, settledWithin, reason: null, trialsNeeded: null };
}

/** Whether the lamp might show the other bit at the true fixed point, which rounding in the loop hides. */
function isOnTheEdge({ source, isOn, isRate }: LampReader, outputs: ArrayLike<number>): boolean {
  const output = outputs[source]!;
  const slack = tolerance * Math.max(1, Math.abs(output));
  return isRate && isOn(output - slack) !== isOn(output + slack);
}

function onTheEdge({ id }: LampReader): RowMeasure {
  return failedRow(`on the edge: ${id} is within ${tolerance} of its threshold`);
}
