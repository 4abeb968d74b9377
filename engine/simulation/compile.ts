import { checkNetwork } from '../network/check.ts';
import type { Issue } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import { Simulation, type SimulationOptions } from './simulation.ts';

/**
 * Network → Simulation at step 0, with silent neurons and nothing under way.
 * Chips are replaced by what is in them. Throws on a network that `parseNetwork` would refuse, unless for its layout alone, which only the canvas needs.
 */
export function compile(network: Network, options?: SimulationOptions): Simulation {
  const [issue] = checkNetwork(network);
  if (issue) throw new InvalidNetworkError(issue);
  return new Simulation(network, options);
}

/** A network that `parseNetwork` would refuse. */
export class InvalidNetworkError extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
    this.issue = issue;
  }
}
