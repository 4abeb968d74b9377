import { SingleBar } from 'cli-progress';
import type { Io, Output, Progress } from './io.ts';

/** The real terminal, pipe or file around this process. */
export function createProcessIo(): Io {
  const interrupt = new AbortController();
  // Once: a second Ctrl+C ends the process as usual.
  process.once('SIGINT', () => interrupt.abort());
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    signal: interrupt.signal,
    now: () => performance.now(),
    createProgress: (label, total) => (process.stderr.isTTY ? createBar(label, total) : null),
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return { write: (text) => void stream.write(text), colour: stream.isTTY && !process.env.NO_COLOR };
}

/** A reader such as `head` that has seen enough closes its pipe: no error of ours. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function createBar(label: string, total: number): Progress {
  const format = `${label} {bar} {percentage}% | {value} of {total}`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
