import { idsOf } from '../../engine/chips/names.ts';
import { checkLampText, splitTarget } from '../../engine/logic/lamp-text.ts';
import { renameInput, type InputRename } from '../../engine/logic/rename-input.ts';
import { byId } from '../../engine/network/by-id.ts';
import { inputPort, inputPorts, outputPort, readEnd } from '../../engine/network/chip-ports.ts';
import { id as partId } from '../../engine/network/schema-parts.ts';
import type { ChipType, Circuit } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import { setLabel } from './edits.ts';
import { walk, type ChipPath } from './open-chip.ts';
import { toldNumber } from './told-number.ts';
import { withIds, withRewards } from './with-ids.ts';

/**
 * Names a part of what is on the canvas. An input or output is called by its id in expressions, tables and files, so the new
 * name becomes its id too wherever it may be one and is free; then it has one name everywhere.
 */
export function renamePart(whole: Network, path: ChipPath, id: string, label: string): Network {
  const open = walk(whole, path).at(-1);
  if (open) return renamePort(whole, open.type.id, id, label);
  const renamed = renameIn(whole, id, label);
  const next = idNamed(whole, id, label);
  return next === id
    ? renamed
    : { ...renamed, synapses: withRewards(whole.synapses, (name) => (name === id ? next : name)) };
}

/** Names a part inside of a chip type, for all its chips; the wires at a port that has a new id follow it. */
export function renamePort(whole: Network, typeId: string, id: string, label: string): Network {
  const type = byId(whole.chipTypes).get(typeId);
  if (!type) return whole;
  const next = idNamed(type.circuit, id, label);
  const chipTypes = whole.chipTypes.map((one) => {
    const circuit = one === type ? renameIn(one.circuit, id, label) : one.circuit;
    return { ...one, circuit: rewired(circuit, typeId, id, next) };
  });
  return rewired({ ...whole, chipTypes }, typeId, id, next);
}

/** The id of a part once it has this name. */
export function idNamed(circuit: Circuit, id: string, label: string): string {
  const isPort = inputPort(circuit, id) !== undefined || outputPort(circuit, id) !== undefined;
  const isFree = partId.safeParse(label).success && !idsOf(circuit).includes(label);
  return isPort && isFree && keepsExpectation(circuit, id, label) ? label : id;
}

/** Not where `p = a * b` is said of a number `p`, of which the lamp would be no bit any more. */
function keepsExpectation(circuit: Circuit, id: string, next: string): boolean {
  const lamp = outputPort(circuit, id);
  if (!lamp) return true;
  return toldNumber(circuit, id) === null && checkLampText(retargeted(lamp.expect, id, next), next).length === 0;
}

/** What a lamp expects of itself by its name, under its new one. */
function retargeted(expect: string, from: string, to: string): string {
  const [name, start] = splitTarget(expect);
  return name === from ? `${to} =${expect.slice(start)}` : expect;
}

function renameIn<T extends Circuit>(circuit: T, id: string, label: string): T {
  const next = idNamed(circuit, id, label);
  const named = setLabel(circuit, id, label);
  if (next === id) return named;
  const renaming = inputPort(circuit, id) && { inputs: inputPorts(circuit).map((one) => one.id), from: id, to: next };
  const moved = withIds(named, (name) => (name === id ? next : name));
  return {
    ...moved,
    probes: moved.probes.map((probe) => {
      if (probe.kind !== 'lamp') return probe;
      const expect = renaming ? underInput(probe.expect, renaming) : probe.expect;
      return { ...probe, expect: probe.id === next ? retargeted(expect, id, next) : expect };
    }),
  };
}

/** What a lamp expects, with another name for an input; before a `=` stands an output. */
function underInput(expect: string, renaming: InputRename): string {
  const [, start] = splitTarget(expect);
  return expect.slice(0, start) + renameInput(expect.slice(start), renaming);
}

function rewired<T extends Circuit>(circuit: T, type: ChipType['id'], port: string, next: string): T {
  if (port === next || !circuit.chips.some((chip) => chip.type === type)) return circuit;
  const chips = byId(circuit.chips);
  const follow = (text: string): string => {
    const end = readEnd(text);
    return end.port === port && chips.get(end.id)?.type === type ? `${end.id}.${next}` : text;
  };
  return {
    ...circuit,
    connections: circuit.connections.map((one) => ({ ...one, source: follow(one.source), target: follow(one.target) })),
    probes: circuit.probes.map((one) => ({ ...one, target: follow(one.target) })),
  };
}
