import { byId } from './by-id.ts';
import type { Network } from './types.ts';

/** A chip type as a network by itself: its input ports are toggles, its output ports lamps. Throws on a type that is not there. */
export function networkOfChip(network: Network, typeId: string): Network {
  const type = byId(network.chipTypes).get(typeId);
  if (!type)
    throw new Error(
      `Found no chip type "${typeId}", expected one of ${[...byId(network.chipTypes).keys()].join(', ')}`,
    );
  const { circuit, label, note } = type;
  const inside = new Set([...circuit.populations, ...circuit.stimuli].map(({ id }) => id));
  // A reward from outside of the chip is not there any more, and neither are the synapses that it teaches.
  const synapses = network.synapses.filter(
    ({ plasticity }) => plasticity?.kind !== 'reward-stdp' || inside.has(plasticity.reward),
  );
  return { ...network, ...circuit, name: label, note, synapses, events: [] };
}
