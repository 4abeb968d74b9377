import type { Grade } from '../../engine/logic/grade.ts';

/** A graded file; what could not be measured has only its error. */
export interface GradedFile extends Grade {
  readonly file: string;
  readonly name: string;
}

/** CSV (RFC 4180), a file a line. */
export function gradesToCsv(grades: readonly GradedFile[]): string {
  const lines = grades.map((grade) => [
    asText(grade.file),
    asText(grade.name),
    grade.pass ? 'yes' : 'no',
    String(grade.rowsRight),
    String(grade.rowsTotal),
    grade.worstRow ?? '',
    numberText(grade.probability),
    String(grade.neurons),
    numberText(grade.latency),
    grade.latencyUnit === 'ms' ? 'ms' : 'steps',
    asText(grade.error ?? ''),
  ]);
  return [heading, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

const heading = [
  ...['file', 'name', 'pass', 'rows right', 'rows total', 'worst row', 'probability', 'neurons'],
  ...['latency', 'latency unit', 'error'],
];

/** Digits that a reader can use. */
function numberText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(6)));
}

/** Names are other people's: a spreadsheet would run one that begins like a formula. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
