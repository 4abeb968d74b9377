import { SingleBar } from 'cli-progress';
import { resolve } from 'node:path';
import { fileIssue } from '../files/file-issue.ts';
import type { Io, Progress } from './io.ts';
import { createOutput } from './output.ts';
import { createStartHelper } from './start-helper.ts';
import { startSynthesis } from './start-synthesis.ts';

/** The real terminal, pipe or file around this process. */
export function createProcessIo(): Io {
  const interrupt = new AbortController();
  // Once: a second Ctrl+C ends the process as usual.
  process.once('SIGINT', () => interrupt.abort());
  return {
    stdout: createOutput(process.stdout, failOutput),
    stderr: createOutput(process.stderr, () => (process.exitCode = 2)),
    signal: interrupt.signal,
    now: () => performance.now(),
    createProgress: (label, total) => (process.stderr.isTTY ? createBar(label, total) : null),
    // As seen from here and from out/main alike.
    assets: resolve(import.meta.dirname, '../../out/renderer'),
    startHelper: createStartHelper((message) => process.stderr.write(`nandrite: ${message}\n`)),
    startSynthesis,
  };
}

/** Says why the data on stdout is not complete; whatever the command found, its exit code is then 2. */
function failOutput(error: Error): void {
  process.exitCode = 2;
  const { message, expected } = fileIssue('The output', 'written', error);
  process.stderr.write(`nandrite: ${message} ${expected}\n`);
}

function createBar(label: string, total: number): Progress {
  const format = `${label} {bar} {percentage}% | {value} of {total}{note}`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true });
  bar.start(total, 0, { note: '' });
  return { update: (done, note) => bar.update(done, { note: note ? ` | ${note}` : '' }), stop: () => bar.stop() };
}
