import type { Parsed } from '../../../network/issue.ts';
import { checkNetlist } from '../check.ts';
import { createComplaints, type Complaints } from '../complain.ts';
import {
  netlistLimits,
  type Gate,
  type GateKind,
  type Netlist,
  type Place,
  type Port,
  type Register,
} from '../types.ts';
import { connectPart, type Wires } from './connect.ts';
import { createLibrary, type Library, type ResolveChip } from './library.ts';
import { createNets, type Nets } from './nets.ts';
import { parseChip, type Chip, type Pin } from './parse.ts';
import { primitives } from './standard.ts';

/** A netlist with the chip that it is of: its pins are buses of ports `name[0]`, `name[1]`, …, or a port `name` of one bit. */
export interface HdlNetlist extends Netlist {
  readonly chip: Pick<Chip, 'inputs' | 'outputs'>;
}

/** Reads a chip of nand2tetris down to gates; its parts are looked up with `resolve`, then among the standard chips. */
export function parseHdl(text: string, resolve: ResolveChip = () => null): Parsed<HdlNetlist> {
  const parsed = parseChip(text);
  if (!parsed.ok) return parsed;
  const chip = standIn(parsed.value);
  const complaints = createComplaints();
  const nets = createNets();
  const gates: FlatGate[] = [];
  const constant = createConstants(nets, gates, chip.at);
  const flat: Flat = { nets, gates, registers: [], constant, library: createLibrary(resolve), complaints };
  const wires = pinsOf(chip, '', nets);
  unfold({ chip, wires, path: '', depth: 0 }, flat);
  if (complaints.issues.length > 0) return { ok: false, issues: complaints.issues };
  const name = (net: number): string => nets.nameOf(net);
  const ports = (pins: readonly Pin[]): Port[] =>
    pins.flatMap((pin) =>
      wires.get(pin.name)!.map((net, bit) => ({ name: bitName(pin, bit), signal: name(net), at: pin.at })),
    );
  const netlist: Netlist = {
    name: chip.name,
    inputs: ports(chip.inputs),
    outputs: ports(chip.outputs),
    gates: flat.gates.map(({ inputs, output, ...gate }) => ({
      ...gate,
      inputs: inputs.map(name),
      output: name(output),
    })),
    registers: flat.registers.map(({ input, output, at }) => ({
      at,
      initial: 0,
      input: name(input),
      output: name(output),
    })),
    losses: [],
  };
  const checked = checkNetlist(netlist, complaints);
  return checked.ok ? { ok: true, value: { ...checked.value, chip } } : checked;
}

/** The file of a standard chip may say BUILTIN, and then is that chip. */
function standIn(chip: Chip): Chip {
  if (chip.builtin === null || Object.hasOwn(primitives, chip.builtin)) return chip;
  const found = createLibrary(() => null).find(chip.builtin);
  return found.ok ? { ...found.value, name: chip.name } : chip;
}

/** Wires that are always 0 and 1, made when first asked for. */
function createConstants(nets: Nets, gates: FlatGate[], at: Place): Flat['constant'] {
  const made = new Map<string, number>();
  return (kind) => {
    const known = made.get(kind) ?? nets.make(kind);
    if (!made.has(kind)) gates.push({ kind, inputs: [], output: known, at });
    made.set(kind, known);
    return known;
  };
}

interface FlatGate extends Omit<Gate, 'inputs' | 'output'> {
  readonly inputs: readonly number[];
  readonly output: number;
}

interface FlatRegister extends Omit<Register, 'input' | 'output' | 'initial'> {
  readonly input: number;
  readonly output: number;
}

interface Flat {
  readonly nets: Nets;
  readonly gates: FlatGate[];
  readonly registers: FlatRegister[];
  readonly constant: (kind: 'zero' | 'one') => number;
  readonly library: Library;
  readonly complaints: Complaints;
}

interface Instance {
  readonly chip: Chip;
  readonly wires: Wires;
  readonly path: string;
  readonly depth: number;
}

function unfold(instance: Instance, flat: Flat): void {
  const { chip, wires, path, depth } = instance;
  const { nets, library, complaints, gates, registers } = flat;
  if (chip.builtin !== null) return addPrimitive(instance, flat);
  if (gates.length + registers.length > netlistLimits.parts || complaints.issues.length > 0) {
    if (complaints.issues.length === 0)
      complaints.add(chip.at, 'the chip unfolds to too many gates', `at most ${netlistLimits.parts}`);
    return;
  }
  const sources = new Set<string>();
  chip.parts.forEach((part, index) => {
    const found = library.find(part.chip);
    if (!found.ok)
      return found.issues.forEach(({ path: at, message, expected }) =>
        complaints.add(part.at, [at, message].filter(Boolean).join(': '), expected),
      );
    if (depth >= netlistLimits.depth)
      return complaints.add(part.at, `${part.chip} lies ${depth} chips deep`, 'chips that do not contain themselves');
    const name = `${path === '' ? '' : `${path}/`}${part.chip}${index + 1}`;
    const pins = pinsOf(found.value, name, nets);
    connectPart({ chip, part, inner: found.value, pins, wires, path, sources }, flat);
    unfold({ chip: found.value, wires: pins, path: name, depth: depth + 1 }, flat);
  });
  for (const part of chip.parts) {
    for (const { outside } of part.connections) {
      const isInner =
        wires.has(outside.name) && ![...chip.inputs, ...chip.outputs].some((pin) => pin.name === outside.name);
      if (!isInner || sources.has(outside.name)) continue;
      sources.add(outside.name);
      complaints.add(
        outside.at,
        `"${outside.name}" has no source`,
        `a part whose output is connected to ${outside.name}`,
      );
    }
  }
}

function addPrimitive({ chip, wires }: Instance, { gates, registers, complaints }: Flat): void {
  const { at } = chip;
  const output = wires.get('out')?.[0];
  const inputs = chip.inputs.map(({ name }) => wires.get(name)![0]!);
  if (!Object.hasOwn(primitives, chip.builtin!) || output === undefined) {
    complaints.add(at, `there is no built-in chip "${chip.builtin}"`, 'a standard chip, or PARTS: of chips');
  } else if (chip.builtin === 'DFF') registers.push({ input: inputs[0]!, output, at });
  else gates.push({ kind: chip.builtin!.toLowerCase() as GateKind, inputs, output, at });
}

/** A wire for each bit of each pin; what no one connects of an input is joined to false by its user. */
function pinsOf({ inputs, outputs }: Chip, path: string, nets: Nets): Map<string, number[]> {
  const at = path === '' ? '' : `${path}/`;
  return new Map(
    [...inputs, ...outputs].map((pin) => [
      pin.name,
      Array.from({ length: pin.width }, (_, bit) => nets.make(`${at}${bitName(pin, bit)}`)),
    ]),
  );
}

export function bitName({ name, width }: Pick<Pin, 'name' | 'width'>, bit: number): string {
  return width === 1 ? name : `${name}[${bit}]`;
}
