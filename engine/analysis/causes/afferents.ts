import { byId } from '../../network/by-id.ts';
import { batchOf, type Compiled } from '../../simulation/compiled.ts';
import type { Deliverer } from '../../simulation/deliver.ts';
import { sourceOf, type SynapseGroup } from '../../simulation/groups.ts';
import { incomingOf } from '../../simulation/incoming.ts';
import { portName } from '../../simulation/plan.ts';
import { sendsSpikes } from '../../network/synapse-of.ts';
import { portOf } from '../../synapses/ports.ts';
import { releaseState, type ReleaseState } from '../../synapses/short-term/release-state.ts';

/** A synapse onto the neuron that is asked about. */
export interface Afferent {
  /** Id of the connection, and place among its synapses. */
  readonly connection: string;
  readonly synapse: number;
  /** Index among all sources. */
  readonly source: number;
  /** In steps. */
  readonly delay: number;
  /** Name of the ring that it adds to, and whether that is the state variable itself. */
  readonly port: string;
  readonly isDirect: boolean;
  /** Whether single spikes arrive, not a value that is held. */
  readonly spikes: boolean;
  /** Whether its weight, or what it releases, changes from spike to spike. */
  readonly learns: boolean;
  readonly depletes: boolean;
  weight(): number;
  /** Share of the weight that a spike in that step releases, asked before the step; 1 without short-term plasticity. */
  release(step: number): number;
}

/** All synapses onto a neuron (its global index), group by group and source by source. */
export function afferentsOf(compiled: Compiled, target: number): Afferent[] {
  const { network, deliverers } = compiled;
  const { model, batch } = batchOf(compiled, target);
  return deliverers.flatMap((deliverer) => {
    const { group } = deliverer;
    const neuron = target - group.firstTarget;
    if (neuron < 0 || neuron >= group.ring.width) return [];
    const { start, synapse } = incomingOf(group);
    const places = placesWithin(group);
    const release = releaseState(deliverer);
    return Array.from(synapse.subarray(start[neuron]!, start[neuron + 1]!), (k): Afferent => {
      const connection = network.connections[group.connections[group.connection?.view[k] ?? 0]!]!;
      const port = portName(portOf(connection, network, model));
      const inGroup = sourceOf(group, k);
      const weights = group.weight.view;
      return {
        connection: connection.id,
        synapse: places?.[k] ?? k,
        source: group.firstSource + inGroup,
        delay: Math.floor(group.reach.view[k]! / group.ring.width),
        port,
        isDirect: batch.plan.direct.has(port),
        spikes: sendsSpikes(connection.source, network),
        learns: byId(network.synapses).get(connection.synapse)?.plasticity != null,
        depletes: release !== null,
        weight: () => weights[weights.length === 1 ? 0 : k]!,
        release: release ? (step) => shareOf(release, k, inGroup, step) : () => 1,
      };
    });
  });
}

function shareOf(release: ReleaseState, synapse: number, source: number, step: number): number {
  return release.ready(synapse, step) * release.probability(source, step);
}

const known = new WeakMap<Deliverer['group'], Int32Array>();

/** Numbers the synapses of each connection of a group that several share; null where there is but one. */
function placesWithin(group: SynapseGroup): Int32Array | null {
  const owner = group.connection?.view;
  if (!owner) return null;
  const made = known.get(group);
  if (made) return made;
  const next = new Int32Array(group.connections.length);
  const places = Int32Array.from(owner, (place) => next[place]!++);
  known.set(group, places);
  return places;
}
