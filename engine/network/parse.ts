import { checkLayout, checkNetwork } from './check.ts';
import { checkKeys } from './check-keys.ts';
import { fillDefaults } from './defaults.ts';
import { jsonText } from './json-text.ts';
import { failure, parseJson } from './json.ts';
import { networkSchema } from './schema.ts';
import type { Parsed } from './issue.ts';
import type { Network } from './types.ts';
import { withoutDefaults } from './without-defaults.ts';
import { describe, issuesOf } from './zod-issues.ts';

/** The text of a network file → a network with every default filled in, or all that is wrong with it. */
export function parseNetworkText(text: string): Parsed<Network> {
  const json = parseJson(text);
  return json.ok ? parseNetwork(json.value) : json;
}

/** Unknown input → a network with every default filled in, or all that is wrong with it. Never throws. */
export function parseNetwork(input: unknown): Parsed<Network> {
  const header = checkHeader(input, 'nandrite.network');
  if (header) return header;
  const parsed = networkSchema.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, input) };
  const unknown = checkKeys(input);
  if (unknown.length > 0) return { ok: false, issues: unknown };
  // A second time, for the fields in the order of the schema: a file is then written alike whatever its defaults.
  const network = networkSchema.parse(fillDefaults(parsed.data)) as Network;
  const issues = [...checkNetwork(network), ...checkLayout(network)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: network };
}

/** Indented JSON with a final newline, without rarer fields at their default; `parseNetworkText` of it gives the same network. */
export function serializeNetwork(network: Network): string {
  return `${jsonText(withoutDefaults(network))}\n`;
}

/** What kind of document this is, and whether this version can read it; null when it can. */
export function checkHeader(input: unknown, format: string): Parsed<never> | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return failure(`found ${describe(input)}`, `an object with "format": "${format}"`);
  }
  const header = input as { format?: unknown; version?: unknown };
  if (header.format !== format) {
    const found = header.format === undefined ? 'is missing' : `found ${describe(header.format)}`;
    return failure(`${found}: this is not a ${format} file`, `"${format}"`, 'format');
  }
  if (header.version === 1) return null;
  const newer = typeof header.version === 'number' && header.version > 1;
  if (newer) {
    return failure(
      `found ${header.version}: the file was made by a newer Nandrite`,
      '1; update Nandrite to open it',
      'version',
    );
  }
  return failure(header.version === undefined ? 'is missing' : `found ${describe(header.version)}`, '1', 'version');
}
