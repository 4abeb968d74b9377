import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's Python, which has Debian's python3-brian; another one on the path would not. */
const python = '/usr/bin/python3';

export function hasBrian2(): boolean {
  return spawnSync(python, ['-c', 'import brian2'], { stdio: 'ignore' }).status === 0;
}

/** A benchmark compiled by Brian2 to C++, one thread. */
export interface Brian2Program {
  /** Seconds to generate and compile the C++. */
  readonly compileSeconds: number;
  /** Seconds from starting Python to the program being there. */
  readonly startSeconds: number;
  /** CPU seconds of one run's simulation loop, as the program itself reports them. */
  run(): number;
  /** Spikes of the last run. */
  spikes(): number;
}

/** `directory` gets the C++ project. Throws with Brian2's words when it fails. */
export function buildBrian2(script: string, directory: string, args: readonly string[]): Brian2Program {
  const file = join(import.meta.dirname, 'brian2', `${script}.py`);
  const start = performance.now();
  const built = spawnSync(python, [file, '--build-only', '--directory', directory, ...args], { encoding: 'utf8' });
  const startSeconds = (performance.now() - start) / 1000;
  if (built.status !== 0) throw new Error(`Found ${script}.py failing, expected a program:\n${built.stderr}`);
  const how = JSON.parse(built.stdout.slice(built.stdout.indexOf('{'))) as {
    directory: string;
    runSecondsFile: string;
    spikesNeuronFile: string;
    compileSeconds: number;
  };
  return {
    compileSeconds: how.compileSeconds,
    startSeconds,
    run() {
      const done = spawnSync('./main', { cwd: how.directory, stdio: 'ignore' });
      if (done.status !== 0) throw new Error(`Found ${script} ending with ${done.status}, expected 0`);
      return Number(readFileSync(join(how.directory, how.runSecondsFile), 'utf8').split(/\s+/)[0]);
    },
    spikes: () => statSync(join(how.directory, how.spikesNeuronFile)).size / 4,
  };
}
