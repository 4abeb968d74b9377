import { missingRules, type MissingRule } from '../../engine/data/plan.ts';
import { nearestName } from '../../engine/logic/nearest.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';

/** What `--missing` says of all columns, null where nothing, and of single ones. A name may hold a `=` itself. */
export function readMissing(args: Arguments): {
  readonly all: MissingRule | null;
  readonly byColumn: ReadonlyMap<string, MissingRule>;
} {
  let all: MissingRule | null = null;
  const byColumn = new Map<string, MissingRule>();
  for (const text of args.texts('missing')) {
    const at = text.lastIndexOf('=');
    const rule = ruleOf(text, text.slice(at + 1));
    if (at >= 0) byColumn.set(text.slice(0, at), rule);
    else if (all !== null)
      fail('--missing', `found ${all} and ${rule} for all columns`, 'one of the two, or COLUMN=RULE');
    else all = rule;
  }
  return { all, byColumn };
}

function ruleOf(text: string, name: string): MissingRule {
  const found = missingRules.find((rule) => rule === name);
  if (found !== undefined) return found;
  const near = nearestName(name, missingRules);
  return fail('--missing', `found "${text}"`, `${missingRules.join(' or ')}${near ? `; did you mean ${near}?` : ''}`);
}
