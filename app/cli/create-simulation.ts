import { fewestForTwo } from '../../engine/codegen/parallel/crew.ts';
import type { Network } from '../../engine/network/types.ts';
import { compile } from '../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../engine/simulation/simulation.ts';
import { fail } from './failure.ts';

/** A valid network, ready to run. Fails in words when it is larger than the memory there is. */
export function createSimulation(network: Network, options: SimulationOptions): Simulation {
  try {
    const simulation = compile(network, options);
    if (simulation.compiled.crew?.isIdle) failIdle();
    return simulation;
  } catch (error) {
    // A stack that overflows is a fault of ours, though a RangeError too.
    if (!(error instanceof RangeError) || error.message.includes('call stack')) throw error;
    return fail('network', `needs more memory than there is (${error.message})`, 'fewer neurons, synapses or delays');
  }
}

function failIdle(): never {
  const found = `2 finds no ${fewestForTwo.toLocaleString('en')} neurons that are computed together, which fewer are slower for`;
  return fail('--workers', found, 'a model of more neurons, without random numbers; or 1');
}
