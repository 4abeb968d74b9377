import type { NeuronModel } from '../../models/types.ts';
import { countOf } from '../../network/count.ts';
import { sendsSpikes, synapseOf } from '../../network/synapse-of.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { SynapseType } from '../../network/types-synapses.ts';
import type { Network } from '../../network/types.ts';
import { filteredTau, type Crossing, type CrossingPlan } from './plan.ts';
import { inputUnit } from './populations.ts';
import { scaleConnector, scaleWeight } from './scale.ts';
import { capacityOf, inputPerOutput } from './signals.ts';
import type { ConnectionChange, MappingNote } from './types.ts';

/** The crossing and the plan of each population, by its id. */
export type Plans = ReadonlyMap<string, readonly [crossing: Crossing, plan: CrossingPlan]>;

export interface MappedConnection {
  readonly connection: Connection;
  readonly change: ConnectionChange;
  /** The synapse type that it needs. */
  readonly synapse: SynapseType | null;
  readonly notes: readonly MappingNote[];
}

export function mapConnection(connection: Connection, network: Network, plans: Plans): MappedConnection {
  const [crossing, plan] = plans.get(connection.target)!;
  const { from, to, dt, overrides } = crossing;
  const synapse = synapseFor(connection, network, plans);
  const factor = plan.gain * signalRatio(connection, network, plans);
  const fixed = Object.hasOwn(overrides.weights ?? {}, connection.id) ? overrides.weights![connection.id]! : null;
  const delay = delayFor(connection, dt);
  const isFlipped = factor < 0 && connection.sign !== 'either';
  const mapped: Connection = {
    ...connection,
    weight: fixed ?? scaleWeight(connection.weight, factor),
    connector: scaleConnector(connection.connector, factor, dt[0] / dt[1]),
    delay,
    synapse: synapse.name,
    ...((isFlipped || fixed !== null) && { sign: 'either' as const }),
  };
  return {
    connection: mapped,
    synapse: synapse.type,
    change: {
      ...{ connection: connection.id, factor, weight: fixed, unit: inputUnit(to), synapse: synapse.words },
      delay: delayText(delay, dt[1]),
    },
    notes: lost(connection, network, from, to),
  };
}

/** Signal of the source before over after, per unit of weight and of what its old output was worth. */
function signalRatio(connection: Connection, network: Network, plans: Plans): number {
  const [crossing] = plans.get(connection.target)!;
  const { from, to, dt } = crossing;
  const before = inputPerOutput(connection, network);
  const source = plans.get(connection.source);
  const keepsSynapse = from.inTime && to.inTime;
  if (source) {
    const ratio = source[1].outgoing;
    if (!keepsSynapse) return before * ratio;
    // Both ends in time: the synapse is kept, and with it its area.
    const scale = source[1].outputScale ?? 1;
    return areas(connection, network, crossing) / scale;
  }
  if (!sendsSpikes(connection.source, network)) return keepsSynapse ? 1 : before;
  if (keepsSynapse) return areas(connection, network, crossing);
  return (before * (from.inTime ? 1 : dt[0])) / (to.inTime ? filteredTau : dt[1]);
}

/** Area of a spike before over after: a jump of the potential is a charge, and a current flows for one step. */
function areas(connection: Connection, network: Network, { population, from, to, dt }: Crossing): number {
  const kind = synapseOf(connection, network, from)?.kind;
  if (kind === 'current') return dt[0] / dt[1];
  return kind === 'delta' ? capacityOf(population, from) / capacityOf({ ...population, parameters: {} }, to) : 1;
}

interface Synapse {
  readonly name: string;
  readonly type: SynapseType | null;
  readonly words: string;
}

function synapseFor(connection: Connection, network: Network, plans: Plans): Synapse {
  const [{ from, to }] = plans.get(connection.target)!;
  if (!to.inTime) return { name: 'auto', type: null, words: 'sum of w·x' };
  if (from.inTime) return { name: connection.synapse, type: null, words: `${connection.synapse}, as it was` };
  if (!plans.has(connection.source) && !sendsSpikes(connection.source, network)) {
    return { name: 'current', type: null, words: 'current w·x' };
  }
  const plan = plans.get(connection.source)?.[1];
  const refills = plan !== undefined && plan.threshold !== null;
  const type = refills ? refilled(plan.tau) : filtered(plan?.tau ?? filteredTau);
  const words = `exponential current of ${type.tau} ms${refills ? ', refilled by each spike' : ''}`;
  return { name: type.id, type, words };
}

/** Emptied by a spike and full again with the time constant of its decay: each spike brings the current back to w. */
function refilled(tau: number): SynapseType {
  const shortTerm = { U: 1, tau_rec: tau, tau_facil: 0, sites: 0 };
  return { ...filtered(tau), id: idOf('refilled', tau), label: 'refilled by each spike', shortTerm };
}

function filtered(tau: number): SynapseType {
  return {
    ...{ id: idOf('filtered', tau), label: 'filtered', kind: 'exponential', based: 'current', tau, reversal: 0 },
    ...{ shortTerm: null, plasticity: null },
  };
}

function idOf(name: string, tau: number): string {
  return `${name}_${String(tau).replaceAll(/[^0-9A-Za-z]/g, '_')}`;
}

/** Delays are as many ms as before. */
export function delayFor({ delay }: Connection, [old, now]: readonly [number, number]): Connection['delay'] {
  return typeof delay !== 'number' || old === now ? delay : { ms: delay * old };
}

export function delayText(delay: Connection['delay'], dt: number): string {
  if (typeof delay === 'number') return `${countOf(delay, 'step')} of ${dt} ms`;
  const { ms } = delay;
  return typeof ms === 'number' ? `${Number(ms.toPrecision(6))} ms` : `${ms.kind} law in ms`;
}

function lost(connection: Connection, network: Network, from: NeuronModel, to: NeuronModel): MappingNote[] {
  const type = synapseOf(connection, network, from);
  if (!type || (from.inTime && to.inTime)) return [];
  const parts = [
    ...(type.plasticity ? ['its plasticity'] : []),
    ...(type.shortTerm ? ['its short-term plasticity'] : []),
    ...(!to.inTime && (type.kind === 'exponential' || type.kind === 'alpha') ? [`its time course (${type.kind})`] : []),
    ...(!to.inTime && type.based === 'conductance' ? ['its reversal potential, taken at rest'] : []),
  ];
  return parts.map((part) => ({ path: `connections.${connection.id}`, message: `${part} has no counterpart` }));
}
