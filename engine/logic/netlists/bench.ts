import type { Parsed } from '../../network/issue.ts';
import { checkNetlist } from './check.ts';
import { createComplaints, tooLong, type Complaints } from './complain.ts';
import type { Gate, GateKind, Netlist, Place, Port, Progressed, Register } from './types.ts';

/**
 * Reads ISCAS-85 and ISCAS-89 `.bench` files: `INPUT(a)`, `OUTPUT(y)`, `y = NAND(a, b)`, `q = DFF(d)`, `#` comments.
 * Brglez & Fujiwara (1985), Brglez, Bryan & Kozminski (1989).
 */
export function parseBench(text: string, name = 'Netlist', progressed: Progressed = () => {}): Parsed<Netlist> {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  const complaints = createComplaints();
  const parts: Parts = { inputs: [], outputs: [], gates: [], registers: [] };
  text.split(/\r?\n/).forEach((line, index, { length }) => {
    if (index % linesAtOnce === 0) progressed((linesShare * index) / length);
    const code = line.replace(/#.*$/, '');
    if (code.trim() !== '') readStatement(code, index + 1, parts, complaints);
  });
  return checkNetlist({ name, ...parts, losses: [] }, complaints, (share) =>
    progressed(linesShare + (1 - linesShare) * share),
  );
}

/** Between two reports of how far it is. */
const linesAtOnce = 1000;
/** Of the time that reading takes; the checks take the rest. */
const linesShare = 0.3;

interface Parts {
  readonly inputs: Port[];
  readonly outputs: Port[];
  readonly gates: Gate[];
  readonly registers: Register[];
}

const kinds: Readonly<Record<string, GateKind>> = {
  ...{ and: 'and', nand: 'nand', or: 'or', nor: 'nor', xor: 'xor', xnor: 'xnor', not: 'not', inv: 'not' },
  ...{ buf: 'buf', buff: 'buf' },
};

function readStatement(code: string, line: number, parts: Parts, { add }: Complaints): void {
  const column = code.search(/\S/) + 1;
  const at: Place = { line, column };
  const match = /^\s*(?:([^\s()=,]+)\s*=\s*)?([A-Za-z]\w*)\s*\(([^()]*)\)\s*$/.exec(code);
  if (!match) {
    add(at, `found "${shorten(code.trim())}"`, 'INPUT(name), OUTPUT(name) or name = GATE(name, …)');
    return;
  }
  const [, output, word = '', list = ''] = match;
  const names = list.split(',').map((each) => each.trim());
  const bad = names.find((each) => each === '' || /[\s=]/.test(each));
  if (bad !== undefined) {
    const found = bad === '' ? 'a name is missing between ( and )' : `found "${shorten(bad)}" as a name`;
    add({ line, column: code.indexOf('(') + 2 }, found, 'names without blanks, separated by commas');
    return;
  }
  const kind = word.toLowerCase();
  if (output === undefined) readPort(kind, names, at, parts, add);
  else readGate({ word, kind, output, names }, { line, column: code.indexOf(word, code.indexOf('=')) + 1 }, parts, add);
}

function readPort(kind: string, names: readonly string[], at: Place, parts: Parts, add: Complaints['add']): void {
  const ports = kind === 'input' ? parts.inputs : kind === 'output' ? parts.outputs : null;
  if (!ports) add(at, `found ${kind.toUpperCase()}(…) without "name ="`, 'INPUT(name), OUTPUT(name) or name = GATE(…)');
  else if (names.length > 1) add(at, `found ${names.length} names`, `one name in each ${kind.toUpperCase()}(…)`);
  else ports.push({ name: names[0]!, signal: names[0]!, at });
}

interface Statement {
  readonly word: string;
  readonly kind: string;
  readonly output: string;
  readonly names: readonly string[];
}

function readGate({ word, kind, output, names }: Statement, at: Place, parts: Parts, add: Complaints['add']): void {
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known) parts.gates.push({ kind: known, output, inputs: names, at });
  else if (kind !== 'dff') add(at, `there is no gate "${shorten(word)}"`, gateList);
  else if (names.length > 1) add(at, `found ${names.length} inputs`, 'one input: DFF(d), clocked by the clock of all');
  else parts.registers.push({ output, input: names[0]!, initial: 0, at });
}

const gateList = 'one of AND, NAND, OR, NOR, XOR, XNOR, NOT, BUF, DFF';

/** Texts of a user may be of any length. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
