import type { Issue, Parsed } from '../../network/issue.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';
import type { Cell } from './split-line.ts';
import { readSteps, stepsWords } from './steps.ts';
import type { InputCell, SequenceVector } from './types.ts';

/** One vector from the cells of its line, one a column; `hold` is how long it lasts where no column says. */
export function readVector(
  cells: readonly Cell[],
  columns: readonly Column[],
  hold: number | null,
  { path, note }: Line,
): Parsed<SequenceVector> {
  const issues: Issue[] = [];
  const inputs: InputCell[] = [];
  const expected: (0 | 1 | null)[] = [];
  let steps = hold;
  columns.forEach(({ kind, name }, index) => {
    const { text: cell, column } = cells[index]!;
    const refuse = (words: string): void => {
      issues.push({ path: `${path}, column ${column}`, message: `${name} is "${cell}"`, expected: words });
    };
    if (kind === 'hold') {
      if (cell !== '') steps = readSteps(cell);
      if (steps === null) refuse(stepsWords);
    } else if (kind === 'input') {
      const value = inputCells.get(cell.toLowerCase());
      if (value === undefined) refuse('0, 1, ^ for a pulse or - for as before');
      else inputs.push(value);
    } else {
      const value = outputCells.get(cell.toLowerCase());
      if (value === undefined) refuse('0, 1, or x where any answer will do');
      else expected.push(value);
    }
  });
  if (issues.length > 0) return { ok: false, issues };
  if (steps === null)
    return {
      ok: false,
      issues: [
        { path, message: 'nothing says how long it is held', expected: 'a column hold, or a line "hold: 4" for all' },
      ],
    };
  return { ok: true, value: { steps, inputs, expected, note } };
}

const inputCells = new Map<string, InputCell>([
  ['0', 0],
  ['1', 1],
  ['^', 'pulse'],
  ['-', 'keep'],
  ['', 'keep'],
]);

const outputCells = new Map<string, 0 | 1 | null>([
  ['0', 0],
  ['1', 1],
  ['x', null],
  ['-', null],
  ['', null],
]);
