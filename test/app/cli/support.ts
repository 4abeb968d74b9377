import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Io, Progress } from '../../../app/cli/io.ts';
import { startHelper, startSynthesis } from '../../../bench/threads.ts';
import { runCli } from '../../../app/cli/run-cli.ts';

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, and keeps what it writes. */
export async function nandrite(...words: string[]): Promise<Result> {
  return nandriteWith({}, ...words);
}

export async function nandriteWith(parts: Partial<Io>, ...words: string[]): Promise<Result> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const io: Io = {
    stdout: { write: (text) => void stdout.push(text), colour: false },
    stderr: { write: (text) => void stderr.push(text), colour: false },
    signal: new AbortController().signal,
    now: () => performance.now(),
    createProgress: (): Progress | null => null,
    assets: resolve(import.meta.dirname, '../../../out/renderer'),
    startHelper,
    startSynthesis,
    ...parts,
  };
  const code = await runCli(words, io);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** Path of an example. */
export function example(name: string): string {
  return resolve(import.meta.dirname, `../../../examples/${name}.network.json`);
}

/** A folder of the test's own, removed at its end. */
export function useFolder(): {
  path(name: string): string;
  write(name: string, text: string | Uint8Array): Promise<string>;
} {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nandrite-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    async write(name, text) {
      await writeFile(path(name), text);
      return path(name);
    },
  };
}
