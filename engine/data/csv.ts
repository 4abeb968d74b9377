import type { Issue, Parsed } from '../network/issue.ts';
import { columnNames, detectDelimiter, detectHeader, isEmpty, readRows, withoutPreamble } from './csv-layout.ts';
import type { Finding } from './diagnosis/finding.ts';
import { filledWidth } from './csv-width.ts';
import { namingFindings } from './diagnosis/naming.ts';
import { pointFinding, readingFindings, widthFindings } from './diagnosis/reading.ts';
import { shorten, upTo } from './words.ts';
import type { Table } from './table.ts';
import { typeColumn } from './type-column.ts';

export interface CsvOptions {
  /** Found where left out: a comma, tab, semicolon or bar. */
  readonly delimiter?: string;
  /** Whether the first row names the columns; found where left out. */
  readonly header?: boolean;
  readonly decimal?: '.' | ',';
  /** Spellings of a missing value beside empty, NA, N/A, NaN, NULL and ±Inf, such as `?` or `-999`. */
  readonly missing?: readonly string[];
  /** Whether to hand out cells as they were written as well, which takes memory. */
  readonly keepCells?: boolean;
}

export interface CsvTable {
  readonly table: Table;
  readonly layout: { readonly delimiter: string; readonly header: boolean; readonly decimal: '.' | ',' };
  /** What reading did to cells, column by column; a column it left alone is not listed. */
  readonly touched: readonly TouchedColumn[];
  /** What was taken for granted in reading, to be told with what `diagnose` finds. */
  readonly findings: readonly Finding[];
  /** Of each row of the table as they were written, where that was asked for. */
  readonly cells: readonly (readonly string[])[] | null;
}

/** Rows as numbered in the file. */
export interface TouchedColumn {
  readonly column: string;
  /** Padded with blanks, which were taken away. */
  readonly trimmed: Int32Array;
  readonly missing: Int32Array;
  /** Inf, −Inf, or beyond what a double holds: taken as missing. */
  readonly infinite: Int32Array;
}

/**
 * A table from CSV or TSV (RFC 4180, read by Papa Parse): delimiter, decimal comma, header and the types of columns are found unless given.
 * Empty rows are passed over. Issues name row and column; at most a hundred.
 */
export function parseCsv(text: string, options: CsvOptions = {}): Parsed<CsvTable> {
  const { content, said, lines } = withoutPreamble(text);
  const issue = checkText(content, options);
  if (issue) return { ok: false, issues: [issue] };
  const delimiter = options.delimiter ?? said ?? detectDelimiter(content);
  const { rows: all, broken } = readRows(content, delimiter);
  const places: number[] = [];
  const rows = all.filter((row, k) => !isEmpty(row) && places.push(lines + k + 1) > 0);
  const trimmed = rows.slice(0, previewRows).map((row) => row.map((cell) => cell.trim()));
  const header = options.header ?? detectHeader(trimmed);
  const [width, before] = [filledWidth(rows), rows[0]?.length ?? 0];
  const names = columnNames(header ? (trimmed[0] ?? []) : null, width);
  const body = header ? rows.slice(1) : rows;
  const rowNumbers = Int32Array.from(header ? places.slice(1) : places);
  const issues = [
    ...broken.map(({ row, message }) => quoteIssue(lines + row + 1, message)),
    ...body.flatMap((row, k) => lengthIssue(row, rowNumbers[k]!, names.length)),
  ];
  if (names.length === 0) issues.push(noRows);
  if (issues.length > 0) return { ok: false, issues: upTo(issues) };
  const read = typeTable(names, body, rowNumbers, { ...options, delimiter, header });
  const naming = namingFindings(header ? trimmed[0]! : null, names, places[0]!);
  const findings = [...naming, ...widthFindings(width, before, delimiter), ...read.findings];
  return { ok: true, value: { ...read, findings } };
}

const previewRows = 1001;

const noRows: Issue = { path: '', message: 'found no rows', expected: 'a table with at least one row of cells' };

type Layout = CsvOptions & { readonly delimiter: string; readonly header: boolean };

function typeTable(
  names: readonly string[],
  body: readonly string[][],
  rowNumbers: Int32Array,
  layout: Layout,
): CsvTable {
  const touched: TouchedColumn[] = [];
  const findings: Finding[] = [];
  /** Where other columns have decimal commas. */
  const doubtful: Finding[] = [];
  const { delimiter, header, decimal = null, missing = [], keepCells = false } = layout;
  const decimals = new Set<'.' | ','>();
  const numbersOf = (rows: readonly number[]): Int32Array => Int32Array.from(rows, (row) => rowNumbers[row]!);
  const columns = names.map((name, k) => {
    const padded: number[] = [];
    const cells = body.map((row, index) => {
      const cell = row[k]!;
      const trimmed = cell.trim();
      if (trimmed.length !== cell.length) padded.push(index);
      return trimmed;
    });
    const typed = typeColumn(name, cells, { decimal, hasCommaDelimiter: delimiter === ',', missing });
    // A text such as "1,5 or so" says nothing about numbers.
    if (typed.column.kind === 'number' || typed.column.kind === 'constant') decimals.add(typed.decimal);
    findings.push(...readingFindings(name, cells, rowNumbers, typed));
    if (typed.doubtfulPoint !== null)
      doubtful.push(pointFinding(name, cells[typed.doubtfulPoint]!, rowNumbers[typed.doubtfulPoint]!));
    const { missing: absent, infinite } = typed;
    if (padded.length + absent.length + infinite.length > 0)
      touched.push({
        column: name,
        trimmed: numbersOf(padded),
        missing: numbersOf(absent),
        infinite: numbersOf(infinite),
      });
    return typed.column;
  });
  const table = { rows: body.length, columns, rowNumbers };
  if (decimals.has(',')) findings.push(...doubtful);
  const cells = keepCells ? body : null;
  return { table, layout: { delimiter, header, decimal: decimals.has(',') ? ',' : '.' }, touched, findings, cells };
}

function checkText(text: string, { delimiter }: CsvOptions): Issue | null {
  if (text.trim() === '') return noRows;
  if (text.includes('\0')) {
    const message = 'found a zero byte: this is a binary file, or text in UTF-16';
    return { path: '', message, expected: 'a text file in UTF-8' };
  }
  if (delimiter !== undefined && (delimiter === '' || /["\r\n]/.test(delimiter)))
    return {
      path: 'delimiter',
      message: `found ${JSON.stringify(delimiter)}`,
      expected: 'a comma, tab, semicolon or bar',
    };
  return null;
}

function quoteIssue(row: number, message: string): Issue {
  const isOpen = message.includes('unterminated');
  return {
    path: `row ${row}`,
    message: isOpen ? 'found an opening quote that is never closed' : 'found a quote in the middle of a quoted cell',
    expected: 'quotes around a whole cell, and a quote within it written twice: "a ""b"" c"',
  };
}

/** Cells past the last column do no harm where they are empty. */
function lengthIssue(row: string[], number: number, expected: number): Issue[] {
  while (row.length > expected && row.at(-1)!.trim() === '') row.pop();
  if (row.length === expected) return [];
  const cells = `${row.length} ${row.length === 1 ? 'cell' : 'cells'}`;
  const message = `found ${cells}, beginning with ${shorten(row[0]!)}`;
  return [{ path: `row ${number}`, message, expected: `${expected}, as many as there are columns` }];
}
