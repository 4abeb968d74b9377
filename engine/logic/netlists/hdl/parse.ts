import type { Parsed } from '../../../network/issue.ts';
import { pathOf, tooLong } from '../complain.ts';
import type { Place } from '../types.ts';
import { lexHdl, type Token } from './lex.ts';

/** A chip of nand2tetris: Nisan & Schocken (2005), The Elements of Computing Systems, appendix A. */
export interface Chip {
  readonly name: string;
  readonly inputs: readonly Pin[];
  readonly outputs: readonly Pin[];
  readonly parts: readonly Part[];
  /** The name after BUILTIN in place of parts, or null. */
  readonly builtin: string | null;
  readonly at: Place;
}

export interface Pin {
  readonly name: string;
  readonly width: number;
  readonly at: Place;
}

export interface Part {
  readonly chip: string;
  readonly connections: readonly { readonly inside: PinRange; readonly outside: PinRange }[];
  readonly at: Place;
}

/** A pin, or the bits `from` to `to` of it. */
export interface PinRange {
  readonly name: string;
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly at: Place;
}

const maxWidth = 64;

class Unexpected extends Error {
  readonly token: Token;
  readonly expected: string;
  constructor(token: Token, expected: string) {
    super(`found "${token.text}"`);
    this.token = token;
    this.expected = expected;
  }
}

/** Reads the one chip of an HDL file; issues name `file` where it is not the one that was asked for. */
export function parseChip(text: string, file?: string): Parsed<Chip> {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  const reader = createReader(lexHdl(text, file));
  try {
    return { ok: true, value: readChip(reader) };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const { token, expected } = error;
    const message = token.text === '' ? 'the file ends' : `found "${token.text.slice(0, 60)}"`;
    return { ok: false, issues: [{ path: pathOf(token.at), message, expected }] };
  }
}

interface Reader {
  peek(): Token;
  take(): Token;
  /** Takes a token of this text, or says what was expected. */
  need(text: string): Token;
  name(what: string): Token;
  whole(most: number): number;
}

function createReader(tokens: readonly Token[]): Reader {
  let next = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next < tokens.length - 1 ? next++ : next]!;
  return {
    peek,
    take,
    need: (text) => (peek().text === text ? take() : refuse(peek(), text)),
    name: (what) => (/^[A-Za-z_]/.test(peek().text) ? take() : refuse(peek(), what)),
    whole(most) {
      const token = peek();
      const isWhole = /^\d{1,9}$/.test(token.text) && Number(token.text) <= most;
      return isWhole ? Number(take().text) : refuse(token, `a whole number up to ${most}`);
    },
  };
}

function refuse(token: Token, expected: string): never {
  throw new Unexpected(token, expected);
}

function readChip(reader: Reader): Chip {
  const { at } = reader.need('CHIP');
  const { text: name } = reader.name('the name of the chip');
  reader.need('{');
  const inputs = reader.peek().text === 'IN' ? readPins(reader) : [];
  if (reader.peek().text !== 'OUT') refuse(reader.peek(), inputs.length > 0 ? 'OUT' : 'IN or OUT');
  const outputs = readPins(reader);
  const body = reader.take();
  let builtin: string | null = null;
  const parts: Part[] = [];
  if (body.text === 'BUILTIN') {
    builtin = reader.name('the name of a built-in chip').text;
    reader.need(';');
  } else if (body.text === 'PARTS') {
    reader.need(':');
    while (/^[A-Za-z_]/.test(reader.peek().text) && reader.peek().text !== 'CLOCKED') parts.push(readPart(reader));
  } else refuse(body, 'PARTS: or BUILTIN');
  if (reader.peek().text === 'CLOCKED')
    while (reader.take().text !== ';') if (reader.peek().text === '') refuse(reader.peek(), ';');
  reader.need('}');
  if (reader.peek().text !== '') refuse(reader.peek(), 'the end: one chip a file');
  return { name, inputs, outputs, parts, builtin, at };
}

function readPins(reader: Reader): Pin[] {
  reader.take();
  const pins: Pin[] = [];
  do {
    const { text: name, at } = reader.name('the name of a pin');
    let width = 1;
    if (reader.peek().text === '[') {
      reader.take();
      width = reader.whole(maxWidth);
      if (width === 0) refuse(reader.peek(), 'a width of at least 1');
      reader.need(']');
    }
    pins.push({ name, width, at });
  } while (reader.peek().text === ',' && reader.take());
  reader.need(';');
  return pins;
}

function readPart(reader: Reader): Part {
  const { text: chip, at } = reader.name('the name of a chip');
  reader.need('(');
  const connections: Part['connections'][number][] = [];
  do {
    const inside = readRange(reader);
    reader.need('=');
    connections.push({ inside, outside: readRange(reader) });
  } while (reader.peek().text === ',' && reader.take());
  reader.need(')');
  reader.need(';');
  return { chip, connections, at };
}

function readRange(reader: Reader): PinRange {
  const { text: name, at } = reader.name('the name of a pin');
  if (reader.peek().text !== '[') return { name, range: null, at };
  reader.take();
  const from = reader.whole(maxWidth - 1);
  let to = from;
  if (reader.peek().text === '..') {
    reader.take();
    to = reader.whole(maxWidth - 1);
    if (to < from) refuse(reader.peek(), 'bits in rising order, as [0..7]');
  }
  reader.need(']');
  return { name, range: { from, to }, at };
}
