import type { Complaints } from '../complain.ts';
import type { Nets } from './nets.ts';
import type { Chip, Part, PinRange } from './parse.ts';

/** Wires of the pins of a chip, lowest bit first. */
export type Wires = Map<string, number[]>;

/** A part within a chip, with the wires of both. */
export interface Joint {
  readonly chip: Chip;
  readonly part: Part;
  readonly inner: Chip;
  readonly pins: Wires;
  readonly wires: Wires;
  readonly path: string;
  /** Inner wires of the chip that some part drives. */
  readonly sources: Set<string>;
}

interface Sink {
  readonly nets: Nets;
  /** The wire that is always 0 or 1. */
  readonly constant: (kind: 'zero' | 'one') => number;
  readonly complaints: Complaints;
}

/** Joins the pins of a part to the wires of its chip; inputs that are left open are false. */
export function connectPart(joint: Joint, sink: Sink): void {
  const { part, inner, pins } = joint;
  const { nets, constant, complaints } = sink;
  const driven = new Set<number>();
  for (const { inside, outside } of part.connections) {
    const pin = [...inner.inputs, ...inner.outputs].find(({ name }) => name === inside.name);
    if (!pin) {
      const known = [...inner.inputs, ...inner.outputs].map(({ name }) => name).join(', ');
      complaints.add(inside.at, `${part.chip} has no pin "${inside.name}"`, `one of ${known}`);
      continue;
    }
    const bits = bitsOf(inside, pins.get(pin.name)!, complaints);
    if (!bits) continue;
    if (inner.outputs.includes(pin)) connectOutput(bits, outside, joint, sink);
    else if (bits.some((bit) => driven.has(bit)))
      complaints.add(inside.at, `"${inside.name}" is connected twice`, 'each bit of an input once');
    else {
      for (const bit of bits) driven.add(bit);
      connectInput(bits, outside, joint, sink);
    }
  }
  for (const { name } of inner.inputs) {
    for (const bit of pins.get(name)!) if (!driven.has(bit)) nets.join(bit, constant('zero'));
  }
}

function connectInput(bits: readonly number[], outside: PinRange, joint: Joint, sink: Sink): void {
  const { nets, constant, complaints } = sink;
  const { name, at } = outside;
  if (name === 'true' || name === 'false') {
    for (const bit of bits) nets.join(bit, constant(name === 'true' ? 'one' : 'zero'));
    return;
  }
  const { chip, wires } = joint;
  if (chip.outputs.some((pin) => pin.name === name)) {
    complaints.add(
      at,
      `"${name}" is an output of ${chip.name}, and no part may read it`,
      `a second wire: out=${name}, out=inner`,
    );
    return;
  }
  const isPin = chip.inputs.some((pin) => pin.name === name);
  if (!isPin && outside.range) return complaints.add(at, `bits of the inner wire "${name}"`, subBusRemedy);
  const known = wires.get(name) ?? makeWire(name, bits.length, joint, sink.nets);
  joinBits(bits, bitsOf(outside, known, complaints), outside, sink);
}

function connectOutput(bits: readonly number[], outside: PinRange, joint: Joint, sink: Sink): void {
  const { chip, wires, sources } = joint;
  const { complaints } = sink;
  const { name, at } = outside;
  const isInput = chip.inputs.some((pin) => pin.name === name);
  if (isInput || name === 'true' || name === 'false') {
    return complaints.add(
      at,
      `an output is connected to ${isInput ? `the input "${name}"` : name}`,
      'an output or an inner wire',
    );
  }
  const isPin = chip.outputs.some((pin) => pin.name === name);
  if (!isPin && outside.range) return complaints.add(at, `bits of the inner wire "${name}"`, subBusRemedy);
  if (!isPin && sources.has(name))
    return complaints.add(at, `"${name}" has two sources`, 'an inner wire of its own for each output');
  if (!isPin) sources.add(name);
  const known = wires.get(name) ?? makeWire(name, bits.length, joint, sink.nets);
  joinBits(bits, bitsOf(outside, known, complaints), outside, sink);
}

const subBusRemedy = 'the whole wire; take bits at the part that drives it, as out[0..7]=low';

function makeWire(name: string, width: number, { wires, path }: Joint, nets: Nets): number[] {
  const at = path === '' ? '' : `${path}/`;
  const made = Array.from({ length: width }, (_, bit) => nets.make(`${at}${width === 1 ? name : `${name}[${bit}]`}`));
  wires.set(name, made);
  return made;
}

function bitsOf(
  { name, range, at }: PinRange,
  wires: readonly number[],
  complaints: Complaints,
): readonly number[] | null {
  if (!range) return wires;
  if (range.to < wires.length) return wires.slice(range.from, range.to + 1);
  complaints.add(at, `bit ${range.to} of "${name}"`, `bits 0 to ${wires.length - 1}`);
  return null;
}

function joinBits(
  bits: readonly number[],
  wires: readonly number[] | null,
  { name, at }: PinRange,
  { nets, complaints }: Sink,
): void {
  if (!wires) return;
  if (bits.length !== wires.length) {
    const message = `${bits.length} and ${wires.length} bits: "${name}" has another width than what it is connected to`;
    return complaints.add(at, message, 'pins and sub-buses of one width');
  }
  bits.forEach((bit, index) => nets.join(bit, wires[index]!));
}
