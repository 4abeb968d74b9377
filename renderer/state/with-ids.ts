import type { Circuit } from '../../engine/network/types-chips.ts';
import type { SynapseType } from '../../engine/network/types-synapses.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Renamed } from '../network/input-names.ts';

type Named = (id: string) => string;

/** A circuit whose inputs and lamps have other ids, wherever it names them but in expectations. */
export function withIds<T extends Circuit>(circuit: T, named: Named): T {
  return {
    ...circuit,
    stimuli: circuit.stimuli.map((one) => ({ ...one, id: named(one.id) })),
    connections: circuit.connections.map((one) => ({ ...one, source: named(one.source) })),
    probes: circuit.probes.map((one) => ({
      ...one,
      id: named(one.id),
      target: one.kind === 'weights' ? one.target : named(one.target),
    })),
    layout: Object.fromEntries(Object.entries(circuit.layout).map(([id, place]) => [named(id), place])),
  };
}

/** Synapses that are taught by what may have another id. */
export function withRewards(synapses: readonly SynapseType[], named: Named): readonly SynapseType[] {
  return synapses.map((one) =>
    one.plasticity?.kind === 'reward-stdp'
      ? { ...one, plasticity: { ...one.plasticity, reward: named(one.plasticity.reward) } }
      : one,
  );
}

/** Toggles that only have another id after an edit: all that reads them is compared under their new ones. */
export function renamedInputs(before: Network, after: Network): Renamed {
  if (before.stimuli.length !== after.stimuli.length) return [];
  return before.stimuli.flatMap((stimulus, index) => {
    const now = after.stimuli[index]!;
    const isRenamed = stimulus.kind === 'toggle' && now.kind === 'toggle' && stimulus.id !== now.id;
    return isRenamed ? [[stimulus.id, now.id] as const] : [];
  });
}

/** The network as it is with its inputs renamed; itself where none is. */
export function withRenamed(network: Network, renamed: Renamed): Network {
  if (renamed.length === 0) return network;
  const names = new Map(renamed);
  const named: Named = (id) => names.get(id) ?? id;
  return { ...withIds(network, named), synapses: withRewards(network.synapses, named) };
}
