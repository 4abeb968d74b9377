import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasets } from '../../engine/data/datasets/index.ts';
import type { PreparationPlan } from '../../engine/data/plan.ts';
import type { Table } from '../../engine/data/table.ts';
import { fileIssue } from '../files/file-issue.ts';
import type { Arguments } from './arguments.ts';
import { fail, Failure } from './failure.ts';
import type { Io } from './io.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Names of the built-in sets of data, for help and messages. */
export const dataNames: readonly string[] = [...datasets.keys()];

/** Options of sets that are generated. */
export const generatorOptions = {
  rows: { type: 'string', valueHint: 'N', description: 'Rows of a generated set of data' },
  noise: { type: 'string', valueHint: 'X', description: 'Standard deviation of the noise of a generated set of data' },
} as const;

/** The built-in set of that name with the plan that suits it; null where there is none. */
export async function builtInTable(
  name: string,
  args: Arguments,
  seed: number,
  { assets }: Pick<Io, 'assets'>,
): Promise<{ readonly table: Table; readonly plan: PreparationPlan; readonly isGenerated: boolean } | null> {
  const dataset = datasets.get(name);
  if (!dataset) return null;
  if (!dataset.isGenerated) refuseGeneratorOptions(args, name);
  const rows = wholeOption(args, 'rows', { min: 2, max: 1_000_000 });
  const noise = numberOption(args, 'noise', { min: 0, max: 1e6 });
  const digits = name.startsWith('digits') ? await readDigits(join(assets, 'digits.bin')) : null;
  const options = { seed, ...(rows !== null && { rows }), ...(noise !== null && { noise }), ...(digits && { digits }) };
  return { table: dataset.table(options), plan: dataset.plan, isGenerated: dataset.isGenerated };
}

/** What is not generated is as it is. */
export function refuseGeneratorOptions(args: Arguments, name: string): void {
  const given = Object.keys(generatorOptions).find((option) => args.text(option) !== null);
  if (given === undefined) return;
  const generated = [...datasets.values()].filter(({ isGenerated }) => isGenerated).map((each) => each.name);
  fail(`--${given}`, `${name} is not generated`, `it with one of ${generated.join(', ')}, or not at all`);
}

async function readDigits(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { message } = fileIssue(path, 'read', error);
    throw new Failure([{ path, message, expected: 'Run npm run build, which packs the digits.' }]);
  }
}
