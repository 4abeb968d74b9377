import { checkNetwork } from './check.ts';
import { failure, parseJson } from './json.ts';
import { networkSchema, type NetworkFile } from './schema.ts';
import type { Network, Parsed, Probe, Stimulus } from './types.ts';
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
  const network = fillDefaults(parsed.data);
  const issues = checkNetwork(network);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: network };
}

/** Indented JSON with a final newline; `parseNetworkText` of it gives the same network. */
export function serializeNetwork(network: Network): string {
  return `${JSON.stringify(network, null, 2)}\n`;
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
  const message = newer
    ? `found ${header.version}: the file was made by a newer Nandrite`
    : `found ${describe(header.version)}`;
  return failure(message, newer ? '1; update Nandrite to open it' : '1', 'version');
}

function fillDefaults(file: NetworkFile): Network {
  return {
    ...file,
    populations: file.populations.map((population) => ({ ...population, label: population.label ?? population.id })),
    stimuli: file.stimuli.map((stimulus): Stimulus => ({ ...stimulus, label: stimulus.label ?? stimulus.id })),
    connections: file.connections.map((connection, index) => ({ ...connection, id: connection.id ?? `w${index + 1}` })),
    probes: file.probes.map((probe, index): Probe => {
      const id = probe.id ?? `${probe.kind}${index + 1}`;
      return { ...probe, id, label: probe.label ?? id };
    }),
  };
}
