import type { Output } from './io.ts';

/** What `createOutput` needs of a stream of this process. */
export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * An output that falls silent at its first error: the command goes on, and its exit code says what it found. That a reader
 * such as `head` has seen enough and closed its pipe is no error of ours; any other is told to `onFailure`.
 */
export function createOutput(stream: OutputStream, onFailure: (error: NodeJS.ErrnoException) => void): Output {
  let isOpen = true;
  stream.on('error', (error) => {
    if (isOpen && error.code !== 'EPIPE') onFailure(error);
    isOpen = false;
  });
  return {
    write(text) {
      if (isOpen) stream.write(text);
    },
    colour: stream.isTTY === true && !process.env.NO_COLOR,
  };
}
