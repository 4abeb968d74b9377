import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { NonFiniteError, type Simulation, type SimulationOptions } from '../../../engine/simulation/simulation.ts';

/** How far a value may be from the reference's: this much of its magnitude, or of `floor` where that is larger. */
export interface Tolerance {
  readonly relative: number;
  readonly floor: number;
}

const tight: Tolerance = { relative: 1e-9, floor: 1e-3 };

export interface Comparison {
  /** The first difference in words, or null. */
  readonly difference: string | null;
  /** Outputs of neurons that were not 0. */
  readonly spikes: number;
  /** Whether both stopped on a value that is not finite, at the same step. */
  readonly failed: boolean;
}

/** Runs one network on both backends, step by step, and compares every state variable, output and spike of every step. */
export function compareBackends(
  network: Network,
  steps: number,
  tolerance = tight,
  options: SimulationOptions = {},
): Comparison {
  const reference = compile(network, { ...options, backend: 'js', precision: 'f64' });
  const tested = compile(network, { backend: 'wasm', ...options });
  let spikes = 0;
  for (let step = 0; step < steps; step++) {
    const [a, b] = [stepsOn(reference), stepsOn(tested)];
    if (a !== b) {
      return { difference: `step ${step}: the reference ${verb(a)}, the other ${verb(b)}`, spikes, failed: false };
    }
    if (!a) return { difference: null, spikes, failed: true };
    spikes += neuronsOn(reference);
    const difference = differenceOf(reference, tested, tolerance);
    if (difference) return { difference: `step ${step}: ${difference}`, spikes, failed: false };
  }
  return { difference: null, spikes, failed: false };
}

/** Neurons with an output in the last step. */
function neuronsOn({ compiled, activeCount }: Simulation): number {
  return compiled.active.subarray(0, activeCount).filter((source) => source < compiled.neuronCount).length;
}

function verb(goesOn: boolean): string {
  return goesOn ? 'goes on' : 'stops';
}

/** False where it stopped on a value that is not finite; anything else is a fault of the test's subject. */
export function stepsOn(simulation: Simulation, count = 1): boolean {
  try {
    simulation.step(count);
    return true;
  } catch (error) {
    if (error instanceof NonFiniteError) return false;
    throw error;
  }
}

function differenceOf(reference: Simulation, tested: Simulation, tolerance: Tolerance): string | null {
  return (
    differenceInSpikes(reference, tested) ??
    differenceInValues('output', reference.compiled.outputs, tested.compiled.outputs, tolerance) ??
    differenceInState(reference, tested, tolerance)
  );
}

function differenceInSpikes(reference: Simulation, tested: Simulation): string | null {
  const [a, b] = [reference, tested].map(({ compiled, activeCount }) =>
    compiled.active.subarray(0, activeCount).join(),
  );
  return a === b ? null : `active sources ${b}, expected ${a}`;
}

function differenceInState({ compiled }: Simulation, tested: Simulation, tolerance: Tolerance): string | null {
  for (const [index, { model, variables }] of compiled.batches.entries()) {
    for (const [name, values] of variables) {
      const others = tested.compiled.batches[index]!.variables.get(name)!;
      const difference = differenceInValues(`${name} of ${model.id}`, values, others, tolerance);
      if (difference) return difference;
    }
  }
  return null;
}

function differenceInValues(
  what: string,
  expected: ArrayLike<number>,
  found: ArrayLike<number>,
  { relative, floor }: Tolerance,
): string | null {
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [expected[i]!, found[i]!];
    if (Math.abs(a - b) <= relative * Math.max(Math.abs(a), floor)) continue;
    return `${what} [${i}] is ${b}, expected ${a}`;
  }
  return null;
}
