import { basename } from 'node:path';
import { parseCsv } from '../../engine/data/csv.ts';
import type { Table } from '../../engine/data/table.ts';
import type { Arguments } from './arguments.ts';
import { builtInTable } from './built-in-data.ts';
import { fail, Failure } from './failure.ts';
import { readInput } from './read-file.ts';

/** The table of `--data`, its name, and the file it is from. */
export async function readTable(
  args: Arguments,
  seed: number,
): Promise<{ readonly table: Table; readonly name: string; readonly file: string }> {
  const data = args.text('data') ?? fail('--data', 'is missing', '--data FILE or --data NAME');
  const built = await builtInTable(data, seed);
  if (built) return { table: built, name: data, file: data };
  const parsed = parseCsv(await readInput(data), { missing: args.texts('missing-text') });
  if (!parsed.ok) throw new Failure(parsed.issues.map((issue) => ({ file: data, ...issue })));
  return { table: parsed.value.table, name: basename(data), file: data };
}
