import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { runToCsvParts } from '../../engine/formats/csv.ts';
import { serializeRunParts } from '../../engine/runs/parse.ts';
import type { Run } from '../../engine/runs/types.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { fileIssue } from '../files/file-issue.ts';
import { linkTarget } from '../files/link-target.ts';
import { fail, Failure } from './failure.ts';

/** A file that a run will be written to, in the format of its ending. */
export interface RunOutput {
  readonly path: string;
  readonly toParts: RunWriter;
}

/** The text of a run in one format, in parts. */
type RunWriter = (run: Run) => Iterable<string>;

/** Checks formats and places before the simulation begins, so that its result is not lost for a wrong name. */
export async function planOutputs(paths: readonly string[], inputPath: string): Promise<RunOutput[]> {
  const outputs = paths.map((path) => ({ path, toParts: writerOf(path) }));
  const taken = new Set([await linkTarget(inputPath)]);
  for (const { path } of outputs) {
    const target = await linkTarget(path);
    if (taken.has(target)) fail('--out', `"${path}" is named twice`, 'a file of its own for each output');
    taken.add(target);
    await checkWritable(path);
  }
  return outputs;
}

export async function writeOutputs(outputs: readonly RunOutput[], run: Run): Promise<void> {
  for (const { path, toParts } of outputs) {
    try {
      await writeAtomically(path, toParts(run));
    } catch (error) {
      throw new Failure([fileIssue(path, 'written', error)]);
    }
  }
}

/** Writes a text, all of it or nothing. */
export async function writeText(path: string, text: string): Promise<void> {
  await writeContent(path, text);
}

/** Writes a text or bytes, all of it or nothing. */
export async function writeContent(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, [content]);
  } catch (error) {
    throw new Failure([fileIssue(path, 'written', error)]);
  }
}

const writers: Readonly<Record<string, RunWriter>> = { '.run.json': serializeRunParts, '.csv': runToCsvParts };

function writerOf(path: string): RunWriter {
  const name = basename(path).toLowerCase();
  const ending = Object.keys(writers).find((candidate) => name.endsWith(candidate));
  if (name === ending) fail('--out', `"${path}" is an ending without a name`, `a name before ${ending}`);
  const writer = ending === undefined ? undefined : writers[ending];
  return (
    writer ??
    fail('--out', `no format is known for "${path}"`, `a name that ends in ${Object.keys(writers).join(' or ')}`)
  );
}

/** What can be written is known before anything is read; what is read, by what it is, stays as it is. */
export async function checkPlace(out: string, inputs: Readonly<Record<string, string | null>>): Promise<void> {
  const target = await linkTarget(out);
  for (const [what, path] of Object.entries(inputs))
    if (path !== null && (await linkTarget(path)) === target)
      fail('--out', `"${out}" is the file of the ${what}, which would be lost`, 'a file of its own');
  await checkWritable(out);
}

/** Fails in words where a file cannot be written. */
export async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
    const existing = await stat(path).catch(() => null);
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (existing) await access(path, constants.W_OK);
  } catch (error) {
    throw new Failure([fileIssue(path, 'written', error)]);
  }
}
