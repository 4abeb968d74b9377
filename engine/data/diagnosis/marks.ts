import { countOf } from '../../network/count.ts';
import { isMark } from '../numerals.ts';
import type { Problem } from '../problem.ts';
import { findColumn, textsOf } from '../table.ts';
import { columnPath, listed, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** Categories and classes that look like a mark for a missing value; a minus beside a plus is a sign. */
export function findMarks({ table, inputs, target }: Problem): Finding[] {
  const categories = inputs.flatMap(({ type, name }) => (type === 'category' ? [{ name, kind: 'category' }] : []));
  const isOfOwnClasses = target.task === 'classification' && target.mapping === null;
  const columns = isOfOwnClasses ? [...categories, { name: target.name, kind: 'class' }] : categories;
  return columns.flatMap(({ name, kind }): Finding[] => {
    const column = findColumn(table, name)!;
    // Among classes that are numbers a mark is none.
    if (kind === 'class' && column.kind === 'number') return [];
    const texts = textsOf(column, table.rows);
    const hasPlus = texts.includes('+');
    const rows = [...texts.keys()].filter((row) => {
      const text = texts[row]!;
      return text !== null && isMark(text) && !(hasPlus && minuses.has(text));
    });
    if (rows.length === 0) return [];
    const marks = [...new Set(rows.map((row) => texts[row]!))].map(shorten);
    const what =
      marks.length === 1
        ? `the ${kind} ${marks[0]}`
        : `${kind === 'class' ? 'classes' : 'categories'} ${listed(marks, 3)}`;
    return [
      {
        kind: 'mark-category',
        path: columnPath(name),
        message: `has ${what} in ${countOf(rows.length, 'row')} of ${table.rows.toLocaleString('en')}, first in row ${table.rowNumbers[rows[0]!]}`,
        advice: `if it means that the value is missing, say so: --missing-text ${marks[0]}, or in the window among the texts that mean missing`,
      },
    ];
  });
}

const minuses: ReadonlySet<string> = new Set(['-', '−', '–', '—']);
