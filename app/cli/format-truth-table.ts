import { maxExhaustibleInputs } from '../../engine/logic/rows.ts';
import type { TruthTable, TruthTableOutput, TruthTableRow } from '../../engine/logic/types.ts';
import { formatEstimate, formatProbability, verdictMarks } from './format-probability.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber } from './format-table.ts';

/** The table and its result for people, in parts to be written one after the other. */
export function* formatTruthTable(table: TruthTable, colour: boolean): Generator<string> {
  const { inputs, outputs, rows } = table;
  const heading = [...inputs, ...outputs.map((name) => `  P(${name} = 1)`), 'latency', ''];
  const cells = (row: TruthTableRow): string[] => [
    ...inputs.map((name) => String(row.inputs[name])),
    ...outputs.map((name) => formatOutput(row.outputs[name]!)),
    formatLatency(row, table),
    formatNote(row),
  ];
  const widths = heading.map((cell) => cell.length);
  for (const row of rows)
    cells(row).forEach((cell, column) => (widths[column] = Math.max(widths[column]!, cell.length)));
  // As wide as the widest of all rows, though they are written a part at a time.
  const first = heading.map((cell, column) => cell.padEnd(widths[column]!));
  yield formatColumns([first]);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const text = formatColumns([first, ...rows.slice(start, start + rowsAtOnce).map(cells)]);
    const lines = text.slice(text.indexOf('\n') + 1);
    yield colour ? paint(lines) : lines;
  }
  yield `\n${table.summary}${formatRemedy(table)}\n${formatMethod(table)}`;
}

/** How to verify a circuit of which a sample was right. */
function formatRemedy({ sampleRight, inputs }: TruthTable): string {
  return sampleRight === true && inputs.length <= maxExhaustibleInputs ? ' Run them with --rows all.' : '';
}

/** The table as JSON, a row a line; in parts, since a large one is longer than a string may be. */
export function* truthTableToJson({ rows, ...table }: TruthTable): Generator<string> {
  yield `${JSON.stringify(table, null, 2).slice(0, -2)},\n  "rows": [\n`;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const lines = rows.slice(start, start + rowsAtOnce).map((row) => `    ${JSON.stringify(row)}`);
    yield `${lines.join(',\n')}${start + rowsAtOnce < rows.length ? ',' : ''}\n`;
  }
  yield '  ]\n}\n';
}

const rowsAtOnce = 1000;

function formatOutput({ probability, low, high, exact, expected, verdict }: TruthTableOutput): string {
  const mark = verdict === null ? ' ' : verdictMarks[verdict];
  if (verdict === 'not-run') return `${mark} not run`;
  const wanted = verdict === 'wrong' ? `, expected ${expected}` : '';
  if (probability === null || low === null || high === null) return `${mark} –${wanted}`;
  return `${mark} ${exact ? formatProbability(probability) : formatEstimate({ probability, low, high })}${wanted}`;
}

function formatLatency({ latency, jitter }: TruthTableRow, { latencyUnit }: TruthTable): string {
  if (latency === null) return '–';
  const spread = jitter === null || jitter === 0 ? '' : ` ± ${Number(jitter.toPrecision(2))}`;
  return latencyUnit === 'ms' ? `${shortNumber(latency)}${spread} ms` : `${countOf(latency, 'step')}${spread}`;
}

function formatNote({ reason, settledWithin }: TruthTableRow): string {
  return reason ?? (settledWithin === null || settledWithin === 0 ? '' : `settled within ${settledWithin}`);
}

function formatMethod({ trials, readAt, required, checked, window, rows }: TruthTable): string {
  const counted = window
    ? `Spikes are counted from ${shortNumber(window.from)} to ${shortNumber(window.to)} ms; ${window.spikes} or more are a 1.\n`
    : '';
  const exact = rows.every(({ outputs }) => Object.values(outputs).every((output) => output.exact));
  if (window && (exact || trials === 1)) return counted;
  if (window) return `${counted}${countOf(trials, 'trial')} a row, 95 % intervals.\n`;
  if (readAt === null) return '';
  const demand = checked ? `; a right answer has its whole interval above ${required}` : '';
  return `${countOf(trials, 'trial')} a row, each read at step ${readAt}, 95 % intervals${demand}.\n`;
}

/** Green and vermilion of Okabe and Ito. */
function paint(text: string): string {
  return text.replaceAll('✓', '\u001B[38;2;0;158;115m✓\u001B[39m').replaceAll('✗', '\u001B[38;2;213;94;0m✗\u001B[39m');
}
