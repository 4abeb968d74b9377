import type { Issue, Parsed } from '../../../network/issue.ts';
import { createComplaints, tooLong, type Complaints } from '../complain.ts';
import type { Place } from '../types.ts';
import { readValue } from './values.ts';

/** A step of a test script. */
export type TestCommand =
  | { readonly kind: 'set'; readonly pin: string; readonly value: number; readonly at: Place }
  | { readonly kind: 'eval' | 'tick' | 'tock' | 'output'; readonly at: Place }
  | { readonly kind: 'columns'; readonly columns: readonly Column[]; readonly at: Place }
  | { readonly kind: 'repeat'; readonly times: number; readonly body: readonly TestCommand[]; readonly at: Place };

/** What a line of output shows: a pin, or `time`, in `width` places between blanks. */
export interface Column {
  readonly pin: string;
  readonly format: 'B' | 'D' | 'X' | 'S';
  readonly before: number;
  readonly width: number;
  readonly after: number;
  readonly at: Place;
}

/** A `.tst` script of nand2tetris: The Elements of Computing Systems, appendix B. */
export interface HdlTest {
  readonly commands: readonly TestCommand[];
  /** Names of files, or null: what it tests, and what its output should be. */
  readonly load: string | null;
  readonly compareTo: string | null;
}

interface Word {
  readonly text: string;
  readonly at: Place;
}

export function parseTest(text: string): Parsed<HdlTest> {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  const complaints = createComplaints();
  const files: Files = { load: null, compareTo: null };
  const commands = readCommands({ words: wordsOf(text), next: 0, depth: 0 }, files, complaints);
  const issues: Issue[] = complaints.issues;
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { commands, ...files } };
}

/** Words, quoted texts and the signs that end commands, without comments. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\n|"[^"\n]*"|[,;!{}]|[^\s,;!{}"]+|"/g)) {
    const [word] = match;
    const isComment = word.startsWith('//') || word.startsWith('/*');
    if (!isComment && word !== '\n') words.push({ text: word, at: { line, column: match.index - lineStart + 1 } });
    for (let at = word.indexOf('\n'); at >= 0; at = word.indexOf('\n', at + 1)) {
      line++;
      lineStart = match.index + at + 1;
    }
  }
  return words;
}

interface Reader {
  readonly words: readonly Word[];
  next: number;
  readonly depth: number;
}

interface Files {
  load: string | null;
  compareTo: string | null;
}

const isEnd = (word: Word | undefined): boolean => word !== undefined && /^[,;!]$/.test(word.text);

/** Commands up to the end, or to the } of a repeat. */
function readCommands(reader: Reader, files: Files, complaints: Complaints): TestCommand[] {
  const commands: TestCommand[] = [];
  const { words } = reader;
  while (reader.next < words.length && !(reader.depth > 0 && words[reader.next]!.text === '}')) {
    const command = words[reader.next]!;
    if (command.text === 'repeat') {
      commands.push(readRepeat(reader, files, complaints));
      continue;
    }
    const args: Word[] = [];
    reader.next++;
    // Two ends in a row end nothing.
    if (isEnd(command)) continue;
    while (reader.next < words.length && !isEnd(words[reader.next]) && words[reader.next]!.text !== '}')
      args.push(words[reader.next++]!);
    if (isEnd(words[reader.next])) reader.next++;
    const read = readCommand(command, args, files, complaints);
    if (read) commands.push(read);
  }
  return commands;
}

function readRepeat(reader: Reader, files: Files, complaints: Complaints): TestCommand {
  const { words, depth } = reader;
  const { at } = words[reader.next++]!;
  const count = words[reader.next];
  const times = count && /^\d{1,7}$/.test(count.text) ? Number(count.text) : NaN;
  if (Number.isNaN(times))
    complaints.add(count?.at ?? at, `found "${count?.text.slice(0, 60) ?? ''}"`, 'repeat N { … }');
  else reader.next++;
  if (words[reader.next]?.text !== '{' || depth >= 20) {
    complaints.add(words[reader.next]?.at ?? at, 'no { after repeat, or too many within each other', 'repeat N { … }');
    reader.next = words.length;
    return { kind: 'repeat', times: 0, body: [], at };
  }
  const inner: Reader = { words, next: reader.next + 1, depth: depth + 1 };
  const body = readCommands(inner, files, complaints);
  if (words[inner.next]?.text !== '}') complaints.add(at, 'the { of this repeat is never closed', '}');
  reader.next = inner.next + 1;
  return { kind: 'repeat', times: times || 0, body, at };
}

function readCommand({ text, at }: Word, args: readonly Word[], files: Files, { add }: Complaints): TestCommand | null {
  const [first, second] = args;
  switch (text) {
    case 'eval':
    case 'tick':
    case 'tock':
    case 'output':
      if (first) add(first.at, `found "${first.text.slice(0, 60)}" after ${text}`, ', or ;');
      return { kind: text, at };
    case 'ticktock':
      return {
        kind: 'repeat',
        times: 1,
        body: [
          { kind: 'tick', at },
          { kind: 'tock', at },
        ],
        at,
      };
    case 'set': {
      const value = second && args.length === 2 ? readValue(second.text) : null;
      if (!first || value === null)
        add(second?.at ?? at, 'set needs a pin and a value', 'set PIN VALUE, as 5, %B0101 or %X00FF');
      return { kind: 'set', pin: first?.text ?? '', value: value ?? 0, at: first?.at ?? at };
    }
    case 'output-list':
      return { kind: 'columns', columns: args.flatMap((word) => readColumn(word, add) ?? []), at };
    case 'load':
      files.load = first?.text ?? null;
      return null;
    case 'compare-to':
      files.compareTo = first?.text ?? null;
      return null;
    case 'output-file':
    case 'echo':
    case 'clear-echo':
      return null;
    default:
      add(at, `there is no command "${text.slice(0, 60)}"`, commandList);
      return null;
  }
}

const commandList =
  'one of load, output-file, compare-to, output-list, set, eval, tick, tock, ticktock, output, echo, repeat';

/** `out%B1.16.1`: format, blanks before, places, blanks after. */
function readColumn({ text, at }: Word, add: Complaints['add']): Column | null {
  const match = /^([^%]+)(?:%([BDXS])(\d{1,3})\.(\d{1,3})\.(\d{1,3}))?$/.exec(text);
  if (!match) {
    add(at, `found "${text.slice(0, 60)}"`, 'PIN%FORMAT, as out%B1.16.1, of B, D, X and S');
    return null;
  }
  const [, pin, format = 'B', before = '1', width = '1', after = '1'] = match;
  const numbers = { before: Number(before), width: Number(width), after: Number(after) };
  return { pin: pin!, format: format as Column['format'], ...numbers, at };
}
