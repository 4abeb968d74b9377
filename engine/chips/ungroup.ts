import { byId } from '../network/by-id.ts';
import { outputPort, readEnd } from '../network/chip-ports.ts';
import { fromNeuron, lengthen, type Wire, type WireSource } from '../network/chip-wires.ts';
import type { Circuit } from '../network/types-chips.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Probe } from '../network/types-probes.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';
import { middleOf, pick, shift } from './layout.ts';
import { idsOf, namesBeside } from './names.ts';

/** A chip is replaced by what is in it; its type stays. Inner ids are kept where they are free. Throws on a chip that is not there. */
export function ungroup(network: Network, chipId: string): Network {
  const chip = byId(network.chips).get(chipId);
  const type = chip && byId(network.chipTypes).get(chip.type);
  if (!type) throw new Error(`Found no chip "${chipId}", expected one of the circuit`);
  const opened = rename(type.circuit, network, chipId);
  const outer = network.connections.map((each) => readFromInside(each, chipId, opened));
  const isIn = ({ connection }: Outer): boolean => readEnd(connection.target).id === chipId;
  const { layout } = network;
  const at = layout[chipId] ?? { x: 0, y: 0 };
  const ports = new Set(
    [...opened.circuit.probes, ...opened.circuit.stimuli].flatMap((each) => (isPort(each) ? [each.id] : [])),
  );
  const wired = new Set(outer.filter(isIn).map(({ connection }) => readEnd(connection.target).port!));
  const own = pick(opened.circuit.layout, (id) => !ports.has(id) || isHeld(id, opened, wired));
  const middle = middleOf(own);
  return {
    ...network,
    populations: [...network.populations, ...opened.circuit.populations],
    stimuli: [...network.stimuli, ...opened.circuit.stimuli.flatMap((each) => heldOrOwn(each, opened, wired))],
    connections: [
      ...outer.filter((each) => !isIn(each)).map((each) => beside(each, network)),
      ...insideOf(outer.filter(isIn), opened, network),
    ],
    probes: [
      ...network.probes.map((probe) => readInside(probe, chipId, opened)),
      ...opened.circuit.probes.filter((probe) => probe.kind !== 'lamp'),
    ],
    chips: [...network.chips.filter(({ id }) => id !== chipId), ...opened.circuit.chips],
    notes: [...network.notes, ...opened.circuit.notes],
    layout: {
      ...pick(layout, (id) => id !== chipId),
      ...shift(own, { x: at.x - middle.x, y: at.y - middle.y }),
    },
  };
}

/** The inside of a chip under the names that it gets outside. */
interface Opened {
  readonly circuit: Circuit;
  /** By what a part was called inside. */
  readonly names: ReadonlyMap<string, string>;
}

function rename(circuit: Circuit, network: Network, chipId: string): Opened {
  const parts = namesBeside(idsOf(network).filter((id) => id !== chipId));
  const wires = namesBeside(network.connections.map(({ id }) => id));
  const names = new Map(idsOf(circuit).map((id) => [id, parts(id)]));
  const wireNames = new Map(circuit.connections.map(({ id }) => [id, wires(id)]));
  const end = (text: string): string => {
    const { id, port } = readEnd(text);
    return port === null ? names.get(id)! : `${names.get(id)!}.${port}`;
  };
  const named = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, id: names.get(each.id)! }));
  return {
    names,
    circuit: {
      populations: named(circuit.populations),
      stimuli: named(circuit.stimuli),
      chips: named(circuit.chips),
      notes: named(circuit.notes),
      connections: circuit.connections.map((each) => ({
        ...each,
        ...{ id: wireNames.get(each.id)!, source: end(each.source), target: end(each.target) },
        ...(each.shared !== undefined && { shared: `${chipId}_${each.shared}` }),
      })),
      probes: named(circuit.probes).map((probe): Probe => {
        return { ...probe, target: probe.kind === 'weights' ? wireNames.get(probe.target)! : end(probe.target) };
      }),
      layout: Object.fromEntries(Object.entries(circuit.layout).map(([id, at]) => [names.get(id)!, at])),
    },
  };
}

function isPort({ kind }: Stimulus | Probe): boolean {
  return kind === 'toggle' || kind === 'lamp';
}

/** An input port without a wire stays, as a clamp at its level. */
function heldOrOwn(stimulus: Stimulus, opened: Opened, wired: ReadonlySet<string>): Stimulus[] {
  if (stimulus.kind !== 'toggle') return [stimulus];
  const { id, label, value } = stimulus;
  return isHeld(id, opened, wired) ? [{ kind: 'clamp', id, label, value }] : [];
}

function isHeld(id: string, { circuit, names }: Opened, wired: ReadonlySet<string>): boolean {
  const isRead = circuit.connections.some(({ source }) => source === id);
  return isRead && ![...wired].some((port) => names.get(port) === id);
}

/** The lamp inside that an output port of the chip is, under its new name. */
function lampAt(target: string, chipId: string, { circuit, names }: Opened): Extract<Probe, { kind: 'lamp' }> | null {
  const { id, port } = readEnd(target);
  return id === chipId && port !== null ? (outputPort(circuit, names.get(port)!) ?? null) : null;
}

/** A connection of the circuit around, and what it reads once the chip is open. */
interface Outer {
  readonly connection: Connection;
  readonly source: WireSource;
}

function readFromInside(connection: Connection, chipId: string, opened: Opened): Outer {
  const lamp = lampAt(connection.source, chipId, opened);
  if (!lamp) return { connection, source: { id: connection.source, size: 1, neuron: null } };
  const size = byId(opened.circuit.populations).get(lamp.target)?.size ?? 1;
  return { connection, source: { id: lamp.target, size, neuron: lamp.neuron } };
}

function beside({ connection, source }: Outer, { populations }: Network): Connection {
  const connector = fromNeuron(connection.connector, source, byId(populations).get(connection.target)?.size ?? 1);
  return { ...connection, source: source.id, connector };
}

function readInside(probe: Probe, chipId: string, opened: Opened): Probe {
  const lamp = lampAt(probe.target, chipId, opened);
  if (!lamp) return probe;
  return probe.kind === 'lamp'
    ? { ...probe, target: lamp.target, neuron: lamp.neuron }
    : { ...probe, target: lamp.target };
}

/** Connections inside, those from input ports once for each wire that leads there. */
function insideOf(wires: readonly Outer[], { circuit, names }: Opened, network: Network): Connection[] {
  const free = namesBeside([...network.connections, ...circuit.connections].map(({ id }) => id));
  const { populations } = circuit;
  return circuit.connections.flatMap((inner) => {
    const incoming = wires.filter(({ connection }) => names.get(readEnd(connection.target).port!) === inner.source);
    if (incoming.length === 0) return [inner];
    return incoming.map((outer, index) => {
      const longer = lengthen(wireOf(outer), inner, network.time.dt);
      const connector = fromNeuron(longer.connector, outer.source, byId(populations).get(inner.target)?.size ?? 1);
      return { ...longer, connector, id: index === 0 ? inner.id : free(inner.id) };
    });
  });
}

/** What leads to a port has a plain weight and delay. */
function wireOf({ connection, source }: Outer): Wire {
  const { id, weight, delay, sign, frozen } = connection;
  const plain = { weight: weight as number, delay: delay as Wire['delay'] };
  return { id, source, sign, frozen: frozen === true, ...plain };
}
