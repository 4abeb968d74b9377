import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { parseSequence } from '../../../engine/logic/sequence/parse.ts';
import type { Sequence } from '../../../engine/logic/sequence/types.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTable } from '../../../engine/logic/types.ts';
import { networkOfChip } from '../../../engine/network/network-of-chip.ts';
import { parseNetworkText } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const ending = '.network.json';

const sequenceEnding = '.sequence.txt';

export const exampleNames: readonly string[] = namesOf(ending);

/** Examples with a sequence beside them. */
export const sequenceNames: readonly string[] = namesOf(sequenceEnding);

function namesOf(end: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length));
}

export function readExample(name: string): string {
  return readFileSync(resolve(folder, `${name}${ending}`), 'utf8');
}

export function example(name: string): Network {
  const parsed = parseNetworkText(readExample(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.issues[0]?.path} ${parsed.issues[0]?.message}`);
  return parsed.value;
}

/** The vectors over time that an example is held to. */
export function exampleSequence(name: string): Sequence {
  const parsed = parseSequence(readFileSync(resolve(folder, `${name}${sequenceEnding}`), 'utf8'), example(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.issues[0]?.path} ${parsed.issues[0]?.message}`);
  return parsed.value;
}

/** The table of an example against what its own lamps expect, maybe with a change to its network first. */
export function measureExample(
  name: string,
  trials = 1000,
  change: (network: Network) => Network = (same) => same,
): TruthTable {
  return measure(change(example(name)), trials);
}

/** The table of one of its chip types by itself. */
export function measureChip(name: string, type: string): TruthTable {
  return measure(networkOfChip(example(name), type), 1);
}

function measure(network: Network, trials: number): TruthTable {
  const expectations = parseExpectations([], network);
  if (!expectations.ok) throw new Error(expectations.issues[0]?.message);
  const table = createTruthTable(network, { expectations: expectations.value, trials });
  table.advance(Infinity);
  return table.table();
}

/** Bits of the outputs, a row each, as in `01`. */
export function bitsOf({ rows, outputs }: TruthTable): string[] {
  return rows.map((row) => outputs.map((name) => row.outputs[name]!.probability).join(''));
}
