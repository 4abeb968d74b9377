import { checkNetwork } from '../network/check.ts';
import type { Network } from '../network/types.ts';
import { Simulation, type SimulationOptions } from './simulation.ts';

/**
 * Network → Simulation at step 0, with silent neurons and nothing under way.
 * Chips are replaced by what is in them. Throws on a network that `parseNetwork` would refuse, unless for its layout alone, which only the canvas needs.
 */
export function compile(network: Network, options?: SimulationOptions): Simulation {
  const [issue] = checkNetwork(network);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  return new Simulation(network, options);
}
