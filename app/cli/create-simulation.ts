import type { Network } from '../../engine/network/types.ts';
import { compile } from '../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../engine/simulation/simulation.ts';
import { fail } from './failure.ts';

/** A valid network, ready to run. Fails in words when it is larger than the memory there is. */
export function createSimulation(network: Network, options: SimulationOptions): Simulation {
  try {
    return compile(network, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail('network', `needs more memory than there is (${error.message})`, 'fewer neurons, synapses or delays');
  }
}
