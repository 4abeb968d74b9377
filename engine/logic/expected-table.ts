import type { Network } from '../network/types.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import type { ExpectedBit } from './expected.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import { nearestName } from './nearest.ts';

/** Most rows of a table that was written down. */
const maxTableRows = 65_536;

/**
 * Reads what outputs should be from a table with a heading of input and output names: CSV, Markdown, or columns parted
 * by spaces and bars. A cell is 0 or 1; `-`, `x`, `*`, or nothing is any value of an input, and no expectation of an output. A
 * row of inputs that the table lacks has no expectation. Paths of issues are lines, counted from 1.
 */
export function parseExpectedTable(text: string, network: Network): Parsed<ReadonlyMap<string, ExpectedBit>> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ cells: cellsOf(line), line: index + 1 }));
  const [heading, ...body] = lines.filter(({ cells }) => cells.length > 0);
  if (heading === undefined) return failed(1, 'the table is empty', 'a heading of input and output names, and rows');
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  const issues = checkHeading(heading.cells, heading.line, inputs, outputs);
  if (issues.length > 0) return { ok: false, issues };
  if (body.length > maxTableRows) return failed(heading.line, `found ${body.length} rows`, `at most ${maxTableRows}`);
  const columns = heading.cells.map((name) => inputs.indexOf(name));
  const rows: Row[] = [];
  for (const { cells, line } of body) {
    issues.push(...checkCells(cells, line, heading.cells.length));
    if (issues.length > 0) break;
    const pattern = new Array<Cell>(inputs.length).fill(null);
    columns.forEach((place, column) => {
      if (place >= 0) pattern[place] = bitOf(cells[column]!);
    });
    rows.push({ line, pattern, cells: cells.map(bitOf) });
  }
  if (issues.length > 0) return { ok: false, issues };
  const lookup = createLookup(rows);
  const named = heading.cells.flatMap((name, column) => (outputs.includes(name) ? [{ name, column }] : []));
  const conflict = conflictOf(rows, lookup, named);
  if (conflict) return { ok: false, issues: [conflict] };
  return { ok: true, value: new Map(named.map(({ name, column }) => [name, bitFrom(lookup, column, inputs.length)])) };
}

/** Null: any value. */
type Cell = 0 | 1 | null;

interface Row {
  readonly line: number;
  /** By input of the circuit. */
  readonly pattern: readonly Cell[];
  /** By column of the table. */
  readonly cells: readonly Cell[];
}

/** Rows without a free input are found by their name, the others one after the other. */
interface Lookup {
  readonly exact: ReadonlyMap<string, readonly Row[]>;
  readonly patterns: readonly Row[];
}

function createLookup(rows: readonly Row[]): Lookup {
  const exact = new Map<string, Row[]>();
  const patterns: Row[] = [];
  for (const row of rows) {
    if (row.pattern.includes(null)) patterns.push(row);
    else exact.set(row.pattern.join(''), [...(exact.get(row.pattern.join('')) ?? []), row]);
  }
  return { exact, patterns };
}

function bitFrom({ exact, patterns }: Lookup, column: number, inputCount: number): ExpectedBit {
  return (levels, offset) => {
    let name = '';
    for (let i = 0; i < inputCount; i++) name += levels[offset + i];
    const found = exact.get(name)?.find(({ cells }) => cells[column] !== null);
    if (found) return found.cells[column]!;
    const covers = ({ pattern }: Row): boolean => pattern.every((bit, i) => bit === null || bit === levels[offset + i]);
    return patterns.find((row) => row.cells[column] !== null && covers(row))?.cells[column] ?? null;
  };
}

/** Two rows that say different things of the same inputs. */
function conflictOf(
  rows: readonly Row[],
  { exact, patterns }: Lookup,
  named: readonly { readonly name: string; readonly column: number }[],
): Issue | null {
  for (const row of rows) {
    const same = row.pattern.includes(null) ? [] : exact.get(row.pattern.join(''))!;
    for (const other of [...same, ...patterns]) {
      if (other.line >= row.line && !row.pattern.includes(null) && !other.pattern.includes(null)) continue;
      const output = named.find(({ column }) => differ(row.cells[column]!, other.cells[column]!));
      if (!output || row.pattern.some((bit, i) => differ(bit, other.pattern[i]!))) continue;
      const [first, second] = [row.line, other.line].sort((a, b) => a - b);
      const message = `lines ${first} and ${second} expect different values of ${output.name} for the same inputs`;
      return { path: `line ${second}`, message, expected: 'one value, or - where it does not matter' };
    }
  }
  return null;
}

function differ(a: Cell, b: Cell): boolean {
  return a !== null && b !== null && a !== b;
}

/** Cells of a line; none for an empty one and for the rule below a heading. */
function cellsOf(line: string): string[] {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.startsWith('#') || /^[-|:+\s]*--[-|:+\s]*$/.test(trimmed)) return [];
  const inner = trimmed.startsWith('|') ? trimmed.replace(/^\|/, '').replace(/\|$/, '') : trimmed;
  const cells = inner.split(/[,;|\t]/).map((cell) => cell.trim());
  return cells.flatMap((cell) => cell.split(/\s+/)).map((cell) => cell.replace(/^"(.*)"$/, '$1'));
}

function checkHeading(
  cells: readonly string[],
  line: number,
  inputs: readonly string[],
  outputs: readonly string[],
): Issue[] {
  const known = [...inputs, ...outputs];
  const issues = cells.flatMap((name, column): Issue[] => {
    if (cells.indexOf(name) < column) {
      return [{ path: `line ${line}`, message: `"${name}" has two columns`, expected: 'one column a name' }];
    }
    if (known.includes(name)) return [];
    const near = nearestName(name, known);
    const message = `the circuit has no input or output "${name}"`;
    const expected = `names of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
    return [{ path: `line ${line}`, message, expected }];
  });
  if (issues.length > 0 || cells.some((name) => outputs.includes(name))) return issues;
  return [{ path: `line ${line}`, message: 'the heading names no output', expected: `one of ${outputs.join(', ')}` }];
}

function checkCells(cells: readonly string[], line: number, count: number): Issue[] {
  if (cells.length !== count) {
    const message = `the row has ${cells.length} cells`;
    return [{ path: `line ${line}`, message, expected: `${count}, as many as the heading has names` }];
  }
  const odd = cells.find((cell) => !/^([01xX*-]|)$/.test(cell));
  if (odd === undefined) return [];
  return [{ path: `line ${line}`, message: `found "${odd}"`, expected: '0, 1, or - where it does not matter' }];
}

function bitOf(cell: string): Cell {
  return cell === '0' ? 0 : cell === '1' ? 1 : null;
}

function failed<T>(line: number, message: string, expected: string): Parsed<T> {
  return { ok: false, issues: [{ path: `line ${line}`, message, expected }] };
}
