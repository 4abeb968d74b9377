import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseCsv, type CsvTable, type TouchedColumn } from '../../engine/data/csv.ts';
import type { Finding } from '../../engine/data/diagnosis/finding.ts';
import type { PreparationPlan } from '../../engine/data/plan.ts';
import type { Table } from '../../engine/data/table.ts';
import { nearestName } from '../../engine/logic/nearest.ts';
import type { Arguments } from './arguments.ts';
import { builtInTable, dataNames, refuseGeneratorOptions } from './built-in-data.ts';
import { fail, Failure } from './failure.ts';
import type { Io } from './io.ts';
import { readInput } from './read-file.ts';

/** A table to learn from or to predict. */
export interface TableInput {
  readonly table: Table;
  readonly name: string;
  /** Where issues are said to be. */
  readonly file: string;
  /** What suits it where the options say nothing. */
  readonly plan: PreparationPlan;
  /** Made to be as it is, so that nobody need look for what is wrong with it. */
  readonly isGenerated: boolean;
  /** Spellings of a missing value beside the usual. */
  readonly missingTexts: readonly string[];
  /** What reading did to its cells. */
  readonly touched: readonly TouchedColumn[];
  /** What it took for granted. */
  readonly findings: readonly Finding[];
  /** The table as its file has it, where that was asked for and there is a file. */
  readonly written: Pick<CsvTable, 'cells' | 'layout'> | null;
}

interface ReadOptions {
  readonly keepCells?: boolean;
  /** Beside those of `--missing-text`. */
  readonly missingTexts?: readonly string[];
}

/** The table of `--data`: a built-in set of that name, or else a file. */
export async function readTable(
  args: Arguments,
  seed: number,
  io: Io,
  { keepCells = false, missingTexts = [] }: ReadOptions = {},
): Promise<TableInput> {
  const data = args.text('data') ?? fail('--data', 'is missing', `a file, or one of ${dataNames.join(', ')}`);
  const built = await builtInTable(data, args, seed, io);
  if (built) return { ...built, name: data, file: data, touched: [], findings: [], written: null, missingTexts: [] };
  if (await isAbsent(data)) failAbsent(data);
  const text = await readInput(data);
  refuseGeneratorOptions(args, data);
  const missing = [...new Set([...missingTexts, ...args.texts('missing-text')])];
  const parsed = parseCsv(text, { missing, keepCells });
  if (!parsed.ok) throw new Failure(parsed.issues.map((issue) => ({ file: data, ...issue })));
  const { table, touched, findings, ...written } = parsed.value;
  return {
    table,
    touched,
    findings,
    written,
    missingTexts: missing,
    name: basename(data),
    file: data,
    plan: {},
    isGenerated: false,
  };
}

async function isAbsent(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
  );
}

function failAbsent(data: string): never {
  const near = nearestName(data, dataNames);
  const names = `${dataNames.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
  fail('--data', `there is no file "${data}", nor built-in data of that name`, `a file, or one of ${names}`);
}
