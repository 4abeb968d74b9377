import { getModel } from '../../models/index.ts';
import { sendsSpikes, synapseOf } from '../../network/synapse-of.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { Network } from '../../network/types.ts';
import { delayFor, delayText, type MappedConnection, type Plans } from './connections.ts';
import { inputUnit } from './populations.ts';
import { scaleConnector, scaleWeight } from './scale.ts';

/** A connection to a read-out that is kept: its synapse stays, and its weights make up for another rate and for other steps. */
export function mapToKept(
  connection: Connection,
  network: Network,
  plans: Plans,
  { dt, weight: fixed }: { readonly dt: readonly [old: number, now: number]; readonly weight: number | null },
): MappedConnection {
  const target = network.populations.find(({ id }) => id === connection.target)!;
  const model = getModel(target.model, network.models);
  const { kind, id: synapse } = synapseOf(connection, network, model)!;
  const plan = plans.get(connection.source)?.[1];
  const isHeld = !plan && !sendsSpikes(connection.source, network);
  // An output acts as a current for one step.
  const area = kind === 'current' && !isHeld ? dt[0] / dt[1] : 1;
  const factor = area / (plan?.rateRatio ?? 1);
  const delay = delayFor(connection, dt);
  return {
    connection: {
      ...connection,
      weight: fixed ?? scaleWeight(connection.weight, factor),
      connector: scaleConnector(connection.connector, factor, dt[0] / dt[1]),
      ...{ delay, synapse, ...(fixed !== null && { sign: 'either' as const }) },
    },
    synapse: null,
    change: {
      ...{ connection: connection.id, factor, weight: fixed, unit: inputUnit(model) },
      ...{ synapse: `${synapse}, as it was`, delay: delayText(delay, dt[1]) },
    },
    notes: [],
  };
}
