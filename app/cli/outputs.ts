import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { runToCsv } from '../../engine/formats/csv.ts';
import { serializeRun } from '../../engine/runs/parse.ts';
import type { Run } from '../../engine/runs/types.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { fileIssue } from '../files/file-issue.ts';
import { fail, Failure } from './failure.ts';

/** A file that a run will be written to, in the format of its ending. */
export interface RunOutput {
  readonly path: string;
  readonly toText: (run: Run) => string;
}

/** Checks formats and places before the simulation begins, so that its result is not lost for a wrong name. */
export async function planOutputs(paths: readonly string[], inputPath: string): Promise<RunOutput[]> {
  const outputs = paths.map((path) => ({ path, toText: writerOf(path) }));
  const taken = new Set([resolve(inputPath)]);
  for (const { path } of outputs) {
    if (taken.has(resolve(path))) fail('--out', `"${path}" is named twice`, 'a file of its own for each output');
    taken.add(resolve(path));
    await checkWritable(path);
  }
  return outputs;
}

export async function writeOutputs(outputs: readonly RunOutput[], run: Run): Promise<void> {
  for (const { path, toText } of outputs) {
    try {
      await writeAtomically(path, toText(run));
    } catch (error) {
      if (error instanceof RangeError) fail('--out', `"${path}" would be too long a text`, 'fewer steps or probes');
      throw new Failure([fileIssue(path, 'written', error)]);
    }
  }
}

const writers: Readonly<Record<string, (run: Run) => string>> = { '.run.json': serializeRun, '.csv': runToCsv };

function writerOf(path: string): (run: Run) => string {
  const ending = Object.keys(writers).find((candidate) => path.toLowerCase().endsWith(candidate));
  const writer = ending === undefined ? undefined : writers[ending];
  return (
    writer ??
    fail('--out', `no format is known for "${path}"`, `a name that ends in ${Object.keys(writers).join(' or ')}`)
  );
}

async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
    const existing = await stat(path).catch(() => null);
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (existing) await access(path, constants.W_OK);
  } catch (error) {
    throw new Failure([fileIssue(path, 'written', error)]);
  }
}
