import { limits } from '../network/limits.ts';
import type { Issue, Parsed } from '../network/issue.ts';

/** Spikes for a `spike-times` stimulus: two lists of one length, in order of time, then source. */
export interface SpikeTable {
  /** ms */
  readonly times: readonly number[];
  readonly sources: readonly number[];
}

/**
 * Spikes from CSV: a row each of time in ms and source (0 … size − 1), such as `12.5,3`, in any order. A first row `t_ms,source`
 * and empty rows are passed over; where there are no spikes, that first row alone says so. All that is wrong comes back
 * with its line and column, up to a hundred issues.
 */
export function parseSpikeCsv(text: string, size: number): Parsed<SpikeTable> {
  if (/^\uFEFF?\s*$/.test(text)) return { ok: false, issues: [emptyFile] };
  const reader: Reader = { size, times: [], sources: [], issues: [] };
  let line = 1;
  // A byte order mark is no part of the first number.
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    readRow(text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), line, reader);
    if (reader.issues.length >= mostIssues) break;
    start = end + 1;
  }
  return reader.issues.length > 0 ? { ok: false, issues: reader.issues } : { ok: true, value: inOrder(reader) };
}

const emptyFile: Issue = {
  path: 'line 1',
  message: 'the file is empty',
  expected: 'rows of a time in ms and a source, such as 12.5,3; or t_ms,source alone where there are no spikes',
};

/** More would help nobody. */
const mostIssues = 100;

interface Reader {
  readonly size: number;
  readonly times: number[];
  readonly sources: number[];
  readonly issues: Issue[];
}

function readRow(row: string, line: number, { size, times, sources, issues }: Reader): void {
  if (row.trim() === '') return;
  const comma = row.indexOf(',');
  if (line === 1 && isHeader.test(row)) return;
  if (line === 1 && isOtherHeader(row)) {
    const expected = '"t_ms,source" or none, then rows of a time in ms and a source, such as 12.5,3';
    return void issues.push({ path: 'line 1, column 1', message: `found the header ${quote(row)}`, expected });
  }
  const report = (column: number, message: string, expected: string): void =>
    void issues.push({ path: `line ${line}, column ${column}`, message, expected });
  if (comma < 0 || row.includes(',', comma + 1)) {
    const fields = row.split(',').length;
    const found = `found ${fields} ${fields === 1 ? 'field' : 'fields'} in ${quote(row)}`;
    return report(1, found, 'a time in ms and a source, such as 12.5,3: a comma between them, a point in the number');
  }
  const time = readNumber(row.slice(0, comma));
  const source = readNumber(row.slice(comma + 1));
  if (!(time >= 0 && time <= limits.time)) report(1, `found ${quote(row.slice(0, comma))}`, 'a time of at least 0 ms');
  if (!(Number.isInteger(source) && source >= 0 && source < size)) {
    const expected = size === 1 ? '0, since the stimulus has one source' : `a whole number from 0 to ${size - 1}`;
    report(comma + 2, `found ${quote(row.slice(comma + 1))}`, expected);
  }
  times.push(time);
  sources.push(source);
}

const isHeader = /^\s*"?t_ms"?\s*,\s*"?source"?\s*$/;

/** Several names and no number. */
function isOtherHeader(row: string): boolean {
  const fields = row.split(',').map((field) => field.trim());
  return fields.length > 1 && fields.every((field) => /^"?[\p{L}_]/u.test(field));
}

/** NaN for what is no decimal number. */
function readNumber(text: string): number {
  const trimmed = text.trim();
  return isNumeral.test(trimmed) ? Number(trimmed) : Number.NaN;
}

const isNumeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What stands there, shortened. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function inOrder({ times, sources }: SpikeTable): SpikeTable {
  const isSorted = times.every(
    (time, k) => k === 0 || time > times[k - 1]! || (time === times[k - 1] && sources[k]! >= sources[k - 1]!),
  );
  if (isSorted) return { times, sources };
  const order = Uint32Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || sources[a]! - sources[b]!);
  return { times: Array.from(order, (k) => times[k]!), sources: Array.from(order, (k) => sources[k]!) };
}
