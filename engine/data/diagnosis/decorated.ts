import { decorationOf, type Decoration } from '../decorated.ts';
import type { Part } from '../decorated-number.ts';
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
    const { parts, cells, present, first } = decoration;
    const example = `${shorten(first.text)} in row ${table.rowNumbers[first.row]}`;
    const counts = `${cells.toLocaleString('en')} of ${present.toLocaleString('en')} values`;
    const look = `look like numbers ${joined(parts.map((part) => looks[part]))}`;
    return [
      {
        kind: 'decorated',
        path: columnPath(column.name),
        message: `has ${counts} that ${look} (${example}), and ${takenAs(column, target.name)}`,
        advice: remedyOf(parts),
      },
    ];
  });
}

const looks: Readonly<Record<Part, string>> = {
  unit: 'with a unit',
  percent: 'with a percent sign',
  thousands: 'with separators of thousands',
  brackets: 'in brackets',
};

const names: Readonly<Record<Exclude<Part, 'brackets'>, string>> = {
  unit: 'the unit',
  percent: 'the percent signs',
  thousands: 'the separators',
};

/** All that stands beside the digits has to go, or they are no numbers still. */
function remedyOf(parts: Decoration['parts']): string {
  const out = parts.flatMap((part) => (part === 'brackets' ? [] : [names[part]]));
  const kept = out.filter((each) => each !== names.thousands);
  const place =
    kept.length === 0 ? '' : `${out.length > kept.length ? `, ${joined(kept)}` : ','} into the name of the column`;
  const steps = [
    ...(out.length > 0 ? [`take ${joined(out)} out of the cells${place}`] : []),
    ...(parts.includes('brackets') ? ['write a minus sign for the brackets, if they mean one'] : []),
  ];
  const comma = parts.includes('thousands') ? '; a decimal comma is written as a point' : '';
  return `${steps.join(', ')}, and they are read as numbers${comma}`;
}

function joined(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}

function takenAs({ name, kind }: Column, target: string): string {
  if (name === target) return 'each is a class of its own';
  return kind === 'text' ? 'the column is left out' : 'each is a category of its own';
}
