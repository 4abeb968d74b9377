import type { TruthTable, TruthTableOutput, TruthTableRow } from './types.ts';

/** Indices of the rows, those whose right bits are least certain first, then those not run, in the order of the table. */
export function rowsByWorst({ rows }: Pick<TruthTable, 'rows'>): number[] {
  const keys = rows.map(({ outputs }) =>
    Object.values(outputs).reduce((lowest, output) => Math.min(lowest, badness(output)), 3),
  );
  return rows.map((_, row) => row).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/** The same table with its rows in that order. */
export function tableByWorst(table: TruthTable): TruthTable {
  const order = rowsByWorst(table);
  const worstRow = table.worstRow === null ? null : order.indexOf(table.worstRow);
  return { ...table, rows: order.map((row) => table.rows[row]!), worstRow };
}

/** The table as CSV (RFC 4180): inputs, then for each output its probability of a 1, interval, expectation and verdict. */
export function truthTableToCsv(table: TruthTable): string {
  return cellsOf(table)
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
}

/** The table as Markdown, with its result below. */
export function truthTableToMarkdown(table: TruthTable): string {
  const [heading = [], ...body] = cellsOf(table);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const rule = `|${heading.map(() => ' --- |').join('')}\n`;
  return `${line(heading)}${rule}${body.map(line).join('')}\n${table.summary}\n`;
}

/** A failed row is worse than any that was measured; what nobody expects anything of is no worse than right. */
function badness({ verdict, right, expected }: TruthTableOutput): number {
  if (verdict === 'not-run') return 2;
  if (expected === null) return 3;
  return right === null ? -1 : right.low;
}

/** Heading and rows. */
function cellsOf(table: TruthTable): string[][] {
  const { inputs, outputs, latencyUnit, window } = table;
  const ofOutput = (name: string): string[] => [
    `P(${name} = 1)`,
    `${name} low`,
    `${name} high`,
    ...(window ? [`${name} spikes`] : []),
    `${name} expected`,
    `${name} verdict`,
  ];
  const unit = latencyUnit === 'ms' ? 'ms' : 'steps';
  const heading = [...inputs, ...outputs.flatMap(ofOutput), `latency (${unit})`, `jitter (${unit})`, 'note'];
  return [heading, ...table.rows.map((row) => rowCells(table, row))];
}

function rowCells({ inputs, outputs, window }: TruthTable, row: TruthTableRow): string[] {
  const ofOutput = ({ probability, low, high, spikes, expected, verdict }: TruthTableOutput): string[] => [
    ...[probability, low, high].map(numberText),
    ...(window ? [numberText(spikes)] : []),
    numberText(expected),
    verdict ?? '',
  ];
  return [
    ...inputs.map((name) => String(row.inputs[name])),
    ...outputs.flatMap((name) => ofOutput(row.outputs[name]!)),
    numberText(row.latency),
    numberText(row.jitter),
    row.reason ?? '',
  ];
}

/** Digits that a reader can use: what is measured over trials has fewer than six. */
function numberText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(6)));
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
