import { categoryKey } from '../../../engine/data/fit.ts';
import type { Input } from '../../../engine/data/inputs.ts';
import { isMissing, type Problem } from '../../../engine/data/problem.ts';
import type { InputStep } from './preparation-protocol.ts';

/** What becomes of each column that is learnt from, in the order of the table. */
export function stepsOf({ inputs, labelled, unlabelled, report }: Problem): InputStep[] {
  const dropped = new Map(report.droppedRows.map(({ column, rows }) => [column, rows.length]));
  const lacking = (input: Input, rows: Int32Array): number =>
    rows.reduce((count, row) => count + (isMissing(input, row) ? 1 : 0), 0);
  return inputs.map((input) => ({
    ...{ name: input.name, type: input.type, rule: input.missing },
    filled: lacking(input, labelled) + lacking(input, unlabelled),
    dropped: dropped.get(input.name) ?? 0,
    inputs: widthOf(input),
  }));
}

function widthOf(input: Input): number {
  if (input.type === 'number') return 1;
  const keys = new Set(input.texts.map((text) => categoryKey(text, input.isNumeric)));
  keys.delete(null);
  return keys.size;
}
