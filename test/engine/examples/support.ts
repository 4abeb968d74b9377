import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTable } from '../../../engine/logic/types.ts';
import { parseNetworkText } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const ending = '.network.json';

export const exampleNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));

export function readExample(name: string): string {
  return readFileSync(resolve(folder, `${name}${ending}`), 'utf8');
}

export function example(name: string): Network {
  const parsed = parseNetworkText(readExample(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.issues[0]?.path} ${parsed.issues[0]?.message}`);
  return parsed.value;
}

/** The table of an example against what its own lamps expect. */
export function measureExample(name: string, trials = 1000): TruthTable {
  const network = example(name);
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
