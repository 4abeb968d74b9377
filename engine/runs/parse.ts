import { jsonParts } from '../formats/json-parts.ts';
import { parseJson } from '../network/json.ts';
import { checkHeader, parseNetwork } from '../network/parse.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import { issuesOf } from '../network/zod-issues.ts';
import { checkRun } from './check.ts';
import { runSchema } from './schema.ts';
import type { Run } from './types.ts';

/** The text of a run file → a run that agrees with itself, or all that is wrong with it. */
export function parseRunText(text: string): Parsed<Run> {
  const json = parseJson(text);
  return json.ok ? parseRun(json.value) : json;
}

/** Unknown input → a run that agrees with itself, or all that is wrong with it. Never throws. */
export function parseRun(input: unknown): Parsed<Run> {
  const header = checkHeader(input, 'nandrite.run');
  if (header) return header;
  const parsed = runSchema.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, input) };
  const network = parseNetwork((input as { network: unknown }).network);
  if (!network.ok) return { ok: false, issues: network.issues.map(inNetwork) };
  const run: Run = { ...parsed.data, network: network.value };
  const issues = checkRun(run);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: run };
}

/** JSON on one line, without anything that differs between two equal runs; `parseRunText` of it gives the same run. */
export function serializeRun(run: Run): string {
  return [...serializeRunParts(run)].join('');
}

/** The same text in parts, for runs that are longer than a string may be. */
export function* serializeRunParts(run: Run): Generator<string> {
  yield* jsonParts(run);
  yield '\n';
}

function inNetwork(issue: Issue): Issue {
  return { ...issue, path: issue.path === '' ? 'network' : `network.${issue.path}` };
}
