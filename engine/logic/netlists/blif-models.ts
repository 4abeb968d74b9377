import { blifLines, type Word } from './blif-lines.ts';
import type { Complaints } from './complain.ts';
import type { Place, Port } from './types.ts';

/** A table of rows such as `1-0 1`: the value of `output` where a row matches, and the other value elsewhere. */
export interface Cover {
  readonly inputs: readonly string[];
  readonly output: string;
  /** Input parts of the rows, of `0`, `1` and `-`. */
  readonly cubes: readonly string[];
  readonly value: 0 | 1;
  readonly at: Place;
}

export interface Latch {
  readonly input: string;
  readonly output: string;
  readonly clock: { readonly edge: string; readonly signal: string } | null;
  readonly initial: string;
  readonly at: Place;
}

export interface Subcircuit {
  readonly model: string;
  /** Signals by the name that they have inside. */
  readonly connections: ReadonlyMap<string, string>;
  readonly at: Place;
}

export interface BlifModel {
  readonly name: string;
  readonly at: Place;
  readonly inputs: Port[];
  readonly outputs: Port[];
  readonly covers: Cover[];
  readonly latches: Latch[];
  readonly subcircuits: Subcircuit[];
  /** Names given to `.clock`. */
  readonly clocks: string[];
}

export function readBlifModels(text: string, name: string, complaints: Complaints): BlifModel[] {
  const lines = blifLines(text);
  const models: BlifModel[] = [];
  let isOpen = false;
  for (let next = 0; next < lines.length; next++) {
    const [directive, ...words] = lines[next]!;
    if (directive!.text === '.model' || !isOpen) {
      const named = directive!.text === '.model' ? words[0]?.text : undefined;
      models.push(emptyModel(named ?? name, directive!.at));
      isOpen = true;
      if (directive!.text === '.model') continue;
    }
    if (directive!.text === '.end') isOpen = false;
    else if (directive!.text === '.names') {
      const rows: Word[][] = [];
      while (lines[next + 1] && !lines[next + 1]![0]!.text.startsWith('.')) rows.push(lines[++next]!);
      readCover(words, rows, directive!.at, models.at(-1)!, complaints);
    } else readDirective(directive!, words, models.at(-1)!, complaints);
  }
  if (models.length === 0) complaints.add({ line: 1, column: 1 }, 'the file has no model', 'a line .model NAME');
  return models;
}

function emptyModel(name: string, at: Place): BlifModel {
  return { name, at, inputs: [], outputs: [], covers: [], latches: [], subcircuits: [], clocks: [] };
}

function readDirective(directive: Word, words: readonly Word[], model: BlifModel, { add }: Complaints): void {
  const ports = words.map(({ text, at }): Port => ({ name: text, signal: text, at }));
  switch (directive.text) {
    case '.inputs':
      for (const port of ports) model.inputs.push(port);
      return;
    case '.outputs':
      for (const port of ports) model.outputs.push(port);
      return;
    case '.clock':
      model.clocks.push(...words.map(({ text }) => text));
      return;
    case '.latch':
      return readLatch(words, directive.at, model, add);
    case '.subckt':
      return readSubcircuit(words, directive.at, model, add);
    default:
      add(directive.at, `found "${directive.text.slice(0, 60)}"`, directives);
  }
}

const directives = 'one of .model, .inputs, .outputs, .names, .latch, .subckt, .clock, .end';

/** `.latch input output [type control] [initial]`. */
function readLatch(words: readonly Word[], at: Place, model: BlifModel, add: Complaints['add']): void {
  const [input, output, ...rest] = words.map(({ text }) => text);
  if (input === undefined || output === undefined || rest.length > 3) {
    add(at, `.latch has ${words.length} words`, '.latch INPUT OUTPUT [TYPE CLOCK] [0, 1, 2 or 3]');
    return;
  }
  const [kind, clock] = rest.length >= 2 ? rest : [];
  const initial = rest.length % 2 === 1 ? rest.at(-1)! : '3';
  if (!/^[0-3]$/.test(initial)) add(at, `found "${initial}" as the initial value`, '0, 1, 2 (either) or 3 (unknown)');
  if (kind !== undefined && kind !== 're' && kind !== 'fe') {
    add(at, `a latch of type "${kind}"`, 're or fe: registers on the edge of one clock');
  }
  const ticked = kind === undefined || clock === undefined || clock === 'NIL' ? null : { edge: kind, signal: clock };
  model.latches.push({ input, output, clock: ticked, initial, at });
}

function readSubcircuit(words: readonly Word[], at: Place, model: BlifModel, add: Complaints['add']): void {
  const [name, ...pairs] = words;
  if (!name) return add(at, '.subckt names no model', '.subckt MODEL inside=outside …');
  const connections = new Map<string, string>();
  for (const pair of pairs) {
    const [inside, outside] = pair.text.split('=');
    if (!inside || !outside) add(pair.at, `found "${pair.text.slice(0, 60)}"`, 'inside=outside');
    else if (connections.has(inside)) add(pair.at, `"${inside}" is connected twice`, 'each port once');
    else connections.set(inside, outside);
  }
  model.subcircuits.push({ model: name.text, connections, at });
}

function readCover(
  names: readonly Word[],
  rows: readonly Word[][],
  at: Place,
  model: BlifModel,
  { add }: Complaints,
): void {
  const signals = names.map(({ text }) => text);
  const output = signals.pop();
  if (output === undefined) return add(at, '.names names no signal', '.names INPUT … OUTPUT');
  const values = new Set<string>();
  const cubes: string[] = [];
  for (const row of rows) {
    const [cube, value] = signals.length === 0 ? ['', row[0]!.text] : [row[0]!.text, row[1]?.text];
    const isRow = row.length === (signals.length === 0 ? 1 : 2) && /^[01]$/.test(value ?? '');
    if (!isRow || !/^[01-]*$/.test(cube) || cube.length !== signals.length) {
      return add(
        row[0]!.at,
        `found "${row
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 60)}"`,
        shapeOf(signals.length),
      );
    }
    values.add(value!);
    cubes.push(cube);
  }
  if (values.size > 1) return add(at, 'rows with 0 and rows with 1', 'rows of one output value: the rest is the other');
  model.covers.push({ inputs: signals, output, cubes, value: values.has('0') ? 0 : 1, at });
}

function shapeOf(inputs: number): string {
  return inputs === 0 ? '0 or 1 alone' : `${inputs} of 0, 1 and -, a blank, and 0 or 1`;
}
