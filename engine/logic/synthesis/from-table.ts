import type { Issue, Parsed } from '../../network/issue.ts';
import { checkNames, type PlacedName } from './check-names.ts';
import { dontCare, rowBits, type BooleanFunction } from './function.ts';
import { tableLines, type TableLine } from './table-lines.ts';

export interface TableOptions {
  /** Names of the columns that are outputs, for tables that have no `|` before them; the last column when left out. */
  readonly outputs?: readonly string[];
  /** What a row that the table lacks means: an error when left out. */
  readonly missing?: 'error' | 'dont-care';
}

/**
 * Reads a truth table from text: pasted columns with a `|` before the outputs, CSV or Markdown. The first line names the columns, all
 * others hold 0, 1, or `-` or `x`: of an input both values, of an output either. Issues have paths such as `line 3, column 5`.
 */
export function functionFromTable(text: string, options: TableOptions = {}): Parsed<BooleanFunction> {
  const [header, ...lines] = tableLines(text);
  if (header === undefined)
    return {
      ok: false,
      issues: [{ path: 'line 1', message: 'the table is empty', expected: 'a line of names first' }],
    };
  const columns = readHeader(header, options.outputs);
  if (!columns.ok) return columns;
  const { inputs, outputs } = columns.value;
  const issues = [...checkNames(places(header, inputs), places(header, outputs)), ...checkLines(header, lines)];
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, mostIssues) };
  const filled = fill(lines, columns.value);
  if (!filled.ok) return filled;
  const names = places(header, inputs).map(({ name }) => name);
  const gap = filled.value[0]!.indexOf(missing);
  if (gap >= 0 && options.missing !== 'dont-care') return { ok: false, issues: [missingRow(filled.value, names)] };
  return {
    ok: true,
    value: {
      inputs: names,
      outputs: outputs.map((column, k) => ({
        name: header.cells[column]!.name,
        values: filled.value[k]!.map((value) => (value === missing ? dontCare : value)),
        expression: null,
      })),
    },
  };
}

const mostIssues = 20;
/** Stands for a row that no line has given. */
const missing = 3;

/** Numbers of the columns. */
interface Columns {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

function places({ cells }: TableLine, columns: readonly number[]): PlacedName[] {
  return columns.map((column) => cells[column]!);
}

function readHeader({ number, cells, inputCells }: TableLine, outputs?: readonly string[]): Parsed<Columns> {
  const all = [...cells.keys()];
  const names = cells.map(({ name }) => name);
  const unknown = outputs?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    return refuse(`line ${number}`, `there is no column "${unknown}"`, `outputs among ${names.join(', ')}`);
  const isOutput = (column: number): boolean =>
    outputs ? outputs.includes(names[column]!) : column >= (inputCells ?? cells.length - 1);
  const columns = { inputs: all.filter((column) => !isOutput(column)), outputs: all.filter(isOutput) };
  if (columns.outputs.length > 0 && columns.inputs.length > 0) return { ok: true, value: columns };
  const kind = columns.outputs.length === 0 ? 'output' : 'input';
  return refuse(`line ${number}`, `the table has no ${kind}`, 'names of inputs, a |, and names of outputs');
}

function checkLines(header: TableLine, lines: readonly TableLine[]): Issue[] {
  const count = header.cells.length;
  return lines.flatMap(({ number, cells }) => {
    if (cells.length !== count)
      return [{ path: `line ${number}`, message: `found ${cells.length} cells`, expected: `${count}, one a name` }];
    const wrong = cells.find(({ name }) => !/^[01xX*-]$/.test(name));
    return wrong
      ? [{ path: wrong.path, message: `found "${wrong.name}"`, expected: '0, 1, or - where it may be either' }]
      : [];
  });
}

/** Values by output and row, `missing` where no line speaks of the row; or the line that contradicts one before. */
function fill(lines: readonly TableLine[], { inputs, outputs }: Columns): Parsed<Uint8Array[]> {
  const rowCount = 2 ** inputs.length;
  const tables = outputs.map(() => new Uint8Array(rowCount).fill(missing));
  const saidBy = new Int32Array(rowCount);
  for (const line of lines) {
    for (const row of rowsOf(places(line, inputs))) {
      for (const [k, cell] of places(line, outputs).entries()) {
        const value = cell.name === '0' || cell.name === '1' ? Number(cell.name) : dontCare;
        const before = tables[k]![row]!;
        if (before !== missing && before !== value)
          return refuse(
            cell.path,
            `contradicts line ${saidBy[row]} for the inputs ${rowBits(row, inputs.length).join(' ')}`,
            'one answer a row',
          );
        tables[k]![row] = value;
      }
      saidBy[row] = line.number;
    }
  }
  return { ok: true, value: tables };
}

/** Rows that cells of inputs mean, both values for a `-`. */
function rowsOf(cells: readonly PlacedName[]): number[] {
  let rows = [0];
  for (const { name } of cells) {
    const bits = name === '0' || name === '1' ? [Number(name)] : [0, 1];
    rows = rows.flatMap((row) => bits.map((bit) => row * 2 + bit));
  }
  return rows;
}

function missingRow([table]: readonly Uint8Array[], names: readonly string[]): Issue {
  const rows = [...table!.keys()].filter((row) => table![row] === missing);
  const first = rowBits(rows[0]!, names.length).map((bit, k) => `${names[k]!} = ${bit}`);
  const count = rows.length === 1 ? '1 row is' : `${rows.length.toLocaleString('en')} rows are`;
  return {
    path: 'table',
    message: `${count} missing, the first with ${first.join(', ')}`,
    expected: `all ${2 ** names.length} rows; or let missing rows be don't-cares`,
  };
}

function refuse<T>(path: string, message: string, expected: string): Parsed<T> {
  return { ok: false, issues: [{ path, message, expected }] };
}
