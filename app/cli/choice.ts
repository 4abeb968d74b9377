import { nearestName } from '../../engine/logic/nearest.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';

/** The one of `values` that was given to an option; null when it was not given. */
export function choiceOption<T extends string>(args: Arguments, name: string, values: readonly T[]): T | null {
  const text = args.text(name);
  if (text === null) return null;
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  const near = nearestName(text, values);
  fail(`--${name}`, `found "${text}"`, `${values.join(' or ')}${near ? `; did you mean ${near}?` : ''}`);
}
