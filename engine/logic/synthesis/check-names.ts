import type { Issue } from '../../network/issue.ts';
import { synthesisLimits } from './function.ts';

/** A name of the text with its place in it, such as `line 1, column 3`. */
export interface PlacedName {
  readonly name: string;
  readonly path: string;
}

/** What keeps names from being those of a circuit. */
export function checkNames(inputs: readonly PlacedName[], outputs: readonly PlacedName[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const [kind, names] of [['input', inputs] as const, ['output', outputs] as const]) {
    for (const { name, path } of names) {
      const message = messageOf(name, kind, seen.get(name));
      if (message !== null) issues.push({ path, ...message });
      else seen.set(name, kind);
    }
  }
  issues.push(...checkCount(inputs, 'input', synthesisLimits.inputs));
  issues.push(...checkCount(outputs, 'output', synthesisLimits.outputs));
  return issues;
}

function messageOf(name: string, kind: string, earlier: string | undefined): Omit<Issue, 'path'> | null {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name in {})
    return {
      message: `found ${JSON.stringify(name)}`,
      expected: `an ${kind} named by letters, digits and _, a letter first`,
    };
  if (name.length > longestName)
    return { message: `"${name.slice(0, 16)}…" has ${name.length} characters`, expected: `at most ${longestName}` };
  if (earlier === kind) return { message: `"${name}" stands twice`, expected: `one ${kind} of each name` };
  if (earlier !== undefined)
    return { message: `"${name}" is an input and an output`, expected: 'another name for the output' };
  return null;
}

/** As long as an id of a network. */
const longestName = 64;

function checkCount(names: readonly PlacedName[], kind: string, most: number): Issue[] {
  const extra = names[most];
  if (extra === undefined) return [];
  return [{ path: extra.path, message: `found ${names.length} ${kind}s`, expected: `at most ${most}` }];
}
