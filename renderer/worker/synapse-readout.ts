import { variableReader } from '../../engine/probes/variables.ts';
import { synapseOf } from '../../engine/network/synapse-of.ts';
import { batchOf } from '../../engine/simulation/compiled.ts';
import { sourceOf } from '../../engine/simulation/groups.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { receptorVariable } from '../../engine/synapses/attach.ts';
import { releaseState } from '../../engine/synapses/short-term/release-state.ts';
import type { SynapseReadout } from './protocol.ts';

/** The first synapse of each connection as it is after the last step done; those that are not there are left out. */
export function readSynapses(simulation: Simulation, connections: readonly string[]): SynapseReadout[] {
  return connections.flatMap((id) => {
    const place = simulation.compiled.places.get(id);
    return place === undefined ? [] : (readSynapse(simulation, id) ?? []);
  });
}

function readSynapse({ compiled, stepCount }: Simulation, id: string): SynapseReadout | null {
  const { network, deliverers } = compiled;
  const index = network.connections.findIndex((connection) => connection.id === id);
  const connection = network.connections[index];
  const deliverer = deliverers.find(({ group }) => group.connections.includes(index));
  if (!connection || !deliverer) return null;
  const { group } = deliverer;
  const owner = group.connections.indexOf(index);
  const k = group.connection ? group.connection.view.indexOf(owner) : 0;
  if (k < 0 || k >= group.reach.view.length) return null;
  const target = group.firstTarget + (group.reach.view[k]! % group.ring.width);
  const { model } = batchOf(compiled, target);
  const type = synapseOf(connection, network, model);
  const state = releaseState(deliverer);
  const weight = group.weight.view[group.weight.view.length === 1 ? 0 : k]!;
  const hasReceptor = type !== undefined && (type.kind === 'exponential' || type.kind === 'alpha');
  return {
    connection: id,
    weight,
    delay: Math.floor(group.reach.view[k]! / group.ring.width),
    sites: state?.sites ?? 0,
    ready: state ? state.ready(k, stepCount) : 1,
    full: state?.full ? state.full[k]! : null,
    probability: state ? state.probability(sourceOf(group, k), stepCount) : 1,
    receptors: hasReceptor ? variableReader(compiled, target, receptorVariable(type))() : null,
    based: type?.based ?? 'current',
  };
}
