import type { Input, NumberInput } from '../inputs.ts';
import { isMissing, type Problem } from '../problem.ts';
import { countOf } from '../../network/count.ts';
import { columnPath, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** Columns that number the rows, hold names, or are mostly empty; and more columns than rows. */
export function findColumns(problem: Problem): Finding[] {
  const { inputs, labelled, report } = problem;
  return [
    ...inputs.filter((input) => input.type === 'number' && isCount(input, labelled)).map(({ name }) => idColumn(name)),
    ...report.droppedColumns.filter(({ reason }) => reason === 'text').map(({ column }) => nameColumn(column)),
    ...inputs.flatMap((input) => emptyColumn(input, labelled)),
    ...fewRows(problem),
  ];
}

/** Whole numbers that go up or down by one from row to row. */
function isCount({ values }: NumberInput, rows: Int32Array): boolean {
  if (rows.length < leastRows) return false;
  const step = values[rows[1]!]! - values[rows[0]!]!;
  const perRow = rows[1]! - rows[0]!;
  if (Math.abs(step) !== perRow || !Number.isInteger(values[rows[0]!])) return false;
  return rows.every((row) => values[row]! - values[rows[0]!]! === ((row - rows[0]!) * step) / perRow);
}

const leastRows = 10;

function idColumn(name: string): Finding {
  const message = 'counts the rows: it says where a row stands in the file, not what it is';
  return { kind: 'id', path: columnPath(name), message, advice: 'drop it, unless it measures something' };
}

function nameColumn(name: string): Finding {
  const message = 'has texts that hardly repeat, such as names, and is left out';
  return { kind: 'id', path: columnPath(name), message, advice: 'make it a category if it is one' };
}

function emptyColumn(input: Input, rows: Int32Array): Finding[] {
  const missing = rows.filter((row) => isMissing(input, row)).length;
  if (missing === rows.length || missing * 2 < rows.length) return [];
  const message = `has no value in ${countOf(missing, 'row')} of ${countOf(rows.length, 'labelled row')}`;
  return [{ kind: 'missing', path: columnPath(input.name), message, advice: 'drop it: most of it would be invented' }];
}

function fewRows({ inputs, labelled, target }: Problem): Finding[] {
  if (labelled.length >= inputs.length) return [];
  const message = `${countOf(labelled.length, 'labelled row')} for ${countOf(inputs.length, 'column')} to predict ${shorten(target.name)} from`;
  return [
    {
      kind: 'few-rows',
      path: '',
      message,
      advice: 'find more rows or drop columns: a network will learn these by heart',
    },
  ];
}
