import type { ChildProcess } from 'node:child_process';

/** A child gets the terminal's Ctrl+C itself; the request to end is passed on. */
export function passSignals(child: ChildProcess): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
}
