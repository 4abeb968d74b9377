import { sumSymbol } from '../equations/infer-sum.ts';
import type { IntegrationMethod, ParsedModel } from '../equations/types.ts';
import { buildProgram } from '../integration/build.ts';
import { arrivedName, jumpName, valueName } from '../integration/names.ts';
import { passingNames } from '../integration/passing.ts';
import type { Program } from '../integration/program.ts';
import { getModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import type { Grid } from '../codegen/tables.ts';
import type { Precision, RealArray } from '../codegen/memory.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Probe } from '../network/types-probes.ts';
import type { SynapseType } from '../network/types-synapses.ts';
import type { Network, Population } from '../network/types.ts';
import { attachReceptors, receptorJump } from '../synapses/attach.ts';
import { portOf, type Port } from '../synapses/ports.ts';
import { planTables } from './plan-tables.ts';

/** Neurons of one model under the same kinds of drive: one structure of arrays, one kernel. */
export interface BatchPlan {
  readonly model: NeuronModel;
  /** The model with the receptors of its synapses. */
  readonly parsed: ParsedModel;
  readonly program: Program;
  /** Of the program's tables, and what is in them at step 0. */
  readonly grids: readonly Grid[];
  readonly tableContents: readonly RealArray[];
  /** Ports whose signals all act in the very next step: they are added to the state variable itself, without a delay ring. */
  readonly direct: ReadonlyMap<string, string>;
  /** In order of their ids. */
  readonly members: readonly Population[];
}

export interface PlanOptions {
  readonly method?: IntegrationMethod | undefined;
  /** The precision of rate tables; null without. */
  readonly tables?: Precision | null;
}

/** The batches of a valid network, however its populations are drawn or ordered. */
export function planBatches(
  network: Network,
  longestDelayOf: (connection: Connection) => number,
  { method, tables = null }: PlanOptions = {},
): BatchPlan[] {
  const populations = [...network.populations].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = new Map<
    string,
    { model: NeuronModel; ports: Port[]; delayed: ReadonlySet<string>; kept: string[]; members: Population[] }
  >();
  const incoming = byTarget(network.connections);
  const probes = byTarget(network.probes);
  for (const population of populations) {
    const model = getModel(population.model, network.models);
    const connections = incoming.get(population.id) ?? [];
    const ports = portsOf(connections, network, model);
    const delayed = delayedPorts(connections, network, model, longestDelayOf);
    const kept = keptSubexpressions(model, probes.get(population.id) ?? []);
    const key = JSON.stringify([model.id, ports.map(portName), [...delayed].sort(), kept]);
    const group = groups.get(key) ?? { model, ports, delayed, kept, members: [] };
    group.members.push(population);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ model, ports, delayed, kept, members }) => {
    const parsed = attachReceptors(model.parsed, receptorsOf(ports), model.jump?.variable ?? null);
    const isDirect = (port: Port): boolean => port.kind === 'receptor' && !delayed.has(portName(port));
    const direct = new Map(
      ports.filter(isDirect).map((port) => [portName(port), receptorJump((port as Receptor).type)]),
    );
    const drive = driveOf(
      ports.filter((port) => !isDirect(port)),
      kept,
    );
    const program = buildProgram(parsed, drive, method);
    const planned = tables && planTables({ program, parsed, members }, network.time.dt, tables);
    return { model, parsed, direct, members, ...(planned ?? { program, grids: [], tableContents: [] }) };
  });
}

type Receptor = Extract<Port, { kind: 'receptor' }>;

/** Names of the ports that some signal reaches later than in the next step. */
function delayedPorts(
  connections: readonly Connection[],
  network: Network,
  model: NeuronModel,
  longestDelayOf: (connection: Connection) => number,
): Set<string> {
  const late = connections.filter((connection) => longestDelayOf(connection) > 1);
  return new Set(late.map((connection) => portName(portOf(connection, network, model))));
}

/** Types with a time course, each once, in an order of their own. */
function receptorsOf(ports: readonly Port[]): SynapseType[] {
  const types = ports.flatMap((port) => (port.kind === 'receptor' || port.kind === 'value' ? [port.type] : []));
  return [...new Set(types)].sort((a, b) => (receptorJump(a) < receptorJump(b) ? -1 : 1));
}

/** Name of the delay ring that a port reads. */
export function portName(port: Port): string {
  switch (port.kind) {
    case 'net':
      return sumSymbol;
    case 'input':
      return arrivedName(port.name);
    case 'jump':
      return jumpName(port.variable);
    case 'receptor':
      return jumpName(receptorJump(port.type));
    case 'value':
      return valueName(port.type.id);
  }
}

function byTarget<T extends { readonly target: string }>(items: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const list = found.get(item.target);
    if (list) list.push(item);
    else found.set(item.target, [item]);
  }
  return found;
}

/** Each once, in order of their names. */
function portsOf(connections: readonly Connection[], network: Network, model: NeuronModel): Port[] {
  const ports = new Map<string, Port>();
  for (const connection of connections) {
    const port = portOf(connection, network, model);
    ports.set(portName(port), port);
  }
  return [...ports].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, port]) => port);
}

function driveOf(ports: readonly Port[], kept: readonly string[]): Parameters<typeof buildProgram>[1] {
  const jumps = ports.flatMap((port) => {
    const variable = port.kind === 'jump' ? port.variable : port.kind === 'receptor' ? receptorJump(port.type) : null;
    return variable === null ? [] : [{ input: portName(port), variable }];
  });
  const inputs = ports.filter(({ kind }) => kind === 'net' || kind === 'input' || kind === 'value').map(portName);
  return { jumps, inputs, kept };
}

/**
 * Inputs and subexpressions that must be kept as they were in the step, since they cannot be computed afterwards: of those
 * that a probe reads all that pass with the step, and all subexpressions of a step-based model.
 */
function keptSubexpressions({ parsed, inTime }: NeuronModel, probes: readonly Probe[]): string[] {
  const read = new Set(probes.flatMap((probe) => (probe.kind === 'trace' ? [probe.variable] : [])));
  const passing = passingNames(parsed);
  const isKept = (name: string): boolean => read.has(name) && passing.has(name);
  return [
    ...parsed.inputs.map(({ name }) => name).filter(isKept),
    ...parsed.subexpressions.map(({ name }) => name).filter((name) => !inTime || isKept(name)),
  ];
}
