import type { Deliverer } from '../../simulation/deliver.ts';

/** What is ready for release at the synapses of a group; synapses and sources are numbered as in the group. */
export interface ReleaseState {
  /** Release sites of each synapse; 0 where a share of the transmitter leaves, not whole vesicles. */
  readonly sites: number;
  /** Sites that are full, one number a synapse, as they were left by the last spike of its source; null where `sites` is 0. */
  readonly full: Int32Array | null;
  /**
   * Share of the transmitter, or of the sites, that is ready at a synapse in a step, before what may leave in it. Of
   * vesicles it is the expected share: which sites have filled again since the last spike is drawn at the next.
   */
  ready(synapse: number, step: number): number;
  /** Share of what is ready that a spike of the source would release in that step: the release probability of a vesicle. */
  probability(source: number, step: number): number;
}

export interface ReleasingDeliverer extends Deliverer {
  readonly release: ReleaseState;
}

/** What a group's synapses have ready; null for synapses without short-term plasticity. */
export function releaseState(deliverer: Deliverer): ReleaseState | null {
  return (deliverer as Partial<ReleasingDeliverer>).release ?? null;
}
