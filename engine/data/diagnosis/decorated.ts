import { decorationOf, type Decoration } from '../decorated.ts';
import { columnPlan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Column } from '../table.ts';
import { columnPath, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** Columns of numbers that were read as texts, for what stands beside the digits; those that the plan speaks of are meant so. */
export function findDecorated({ table, target, plan }: Problem): Finding[] {
  return table.columns.flatMap((column) => {
    const { drop, type } = columnPlan(plan, column.name);
    const decoration = drop || type ? null : decorationOf(column, table.rows);
    if (!decoration) return [];
    const { kind, cells, present, first } = decoration;
    const example = `${shorten(first.text)} in row ${table.rowNumbers[first.row]}`;
    const counts = `${cells.toLocaleString('en')} of ${present.toLocaleString('en')} values`;
    return [
      {
        kind: 'decorated',
        path: columnPath(column.name),
        message: `has ${counts} that look like numbers ${lookOf[kind]} (${example}), and ${takenAs(column, target.name)}`,
        advice: remedies[kind],
      },
    ];
  });
}

const lookOf: Readonly<Record<Decoration['kind'], string>> = {
  unit: 'with a unit',
  percent: 'with a percent sign',
  thousands: 'with separators of thousands',
};

const remedies: Readonly<Record<Decoration['kind'], string>> = {
  unit: 'take the unit out of the cells, into the name of the column, and they are read as numbers',
  percent: 'take the percent signs out, into the name of the column, and they are read as numbers',
  thousands: 'take the separators out, and they are read as numbers; a decimal comma is written as a point',
};

function takenAs({ name, kind }: Column, target: string): string {
  if (name === target) return 'each is a class of its own';
  return kind === 'text' ? 'the column is left out' : 'each is a category of its own';
}
