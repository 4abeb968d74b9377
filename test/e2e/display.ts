import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface Display {
  /** As in `DISPLAY`. */
  readonly name: string;
  close(): Promise<void>;
}

/** The display that is there, or a virtual one of 1600 × 1000 px; the X server finds a free number itself. */
export async function openDisplay(existing: string | undefined): Promise<Display> {
  if (process.platform !== 'linux') return { name: '', close: () => Promise.resolve() };
  if (existing !== undefined && existing !== '') return { name: existing, close: () => Promise.resolve() };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const name = `:${await displayNumber(server)}`;
  const kill = (): boolean => server.kill();
  process.once('exit', kill);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      process.off('exit', kill);
      server.once('exit', () => resolve());
      server.kill();
    });
  return { name, close };
}

/** The server writes its number when it is ready. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: string): void =>
      reject(new Error(`No virtual display: Xvfb ${cause}. Install it: sudo apt-get install -y xvfb`));
    server.once('error', (error) => fail(`cannot be started (${error.message})`));
    server.once('exit', (code) => fail(`ended with ${String(code)}`));
    server.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
}
