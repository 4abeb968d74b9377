import { formatDimension } from '../../engine/equations/units.ts';
import type { NeuronModel } from '../../engine/models/types.ts';
import { partsOf } from '../../engine/network/network-parts.ts';
import { synapseOf } from '../../engine/network/synapse-of.ts';
import type { Connection } from '../../engine/network/types-connections.ts';
import type { SynapseType } from '../../engine/network/types-synapses.ts';
import type { Network } from '../../engine/network/types.ts';

/** Unit of a connection's weight, which the synapse and the target's model give it; `1` where it has none. */
export function weightUnit(connection: Connection, network: Network): string {
  // The rest of a large circuit would be gone through for nothing.
  const populations = network.populations.filter(({ id }) => id === connection.target);
  const parts = partsOf({ ...network, populations, connections: [connection] });
  const model = parts.models.get(connection.target);
  const synapse = synapseOf(connection, network, model);
  return model && synapse ? unitOf(model, synapse) : '1';
}

function unitOf(model: NeuronModel, { kind, based }: SynapseType): string {
  const [input] = model.inputs;
  // Of a weighted sum: a signal is a bare number.
  if (!model.inTime) return model.parsed.netInput ? formatDimension(model.parsed.netInput.dimension) : '1';
  if (kind === 'delta') return model.jump?.unit ?? '1';
  if (based === 'current' || kind === 'current') return input?.unit ?? '1';
  return conductances[input?.unit ?? ''] ?? '1';
}

/** What times mV gives a current of that unit. */
const conductances: Readonly<Record<string, string>> = { pA: 'nS', 'uA/cm^2': 'mS/cm^2' };
