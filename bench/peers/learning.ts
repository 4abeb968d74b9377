import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A library that trains the same network. */
export interface LearningPeer {
  readonly id: 'pytorch' | 'sklearn' | 'tfjs';
  readonly label: string;
  /** Samples per second of CPU, in a process of its own, warmed up; `file` describes the case. Throws with the peer's words. */
  samplesPerSecond(file: string): number;
}

/** Debian's Python, which has Debian's packages. */
const python = '/usr/bin/python3';

/** Those that are installed: Debian's python3-torch and python3-sklearn, and TensorFlow.js after `npm install --no-save @tensorflow/tfjs @tensorflow/tfjs-backend-wasm`. */
export function learningPeers(): LearningPeer[] {
  const folder = join(import.meta.dirname, 'learning');
  const withModule = (name: string): boolean =>
    spawnSync(python, ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0;
  const pythonPeer = (id: 'pytorch' | 'sklearn', label: string): LearningPeer => ({
    id,
    label,
    samplesPerSecond: (file) => ask(python, [join(folder, `${id}.py`), file]),
  });
  return [
    ...(withModule('torch') ? [pythonPeer('pytorch', 'PyTorch, one thread')] : []),
    ...(withModule('sklearn') ? [pythonPeer('sklearn', 'scikit-learn')] : []),
    ...(hasTensorFlow()
      ? [
          {
            id: 'tfjs' as const,
            label: 'TensorFlow.js, wasm',
            samplesPerSecond: (file: string) => ask(process.execPath, [join(folder, 'tfjs.mjs'), file]),
          },
        ]
      : []),
  ];
}

function hasTensorFlow(): boolean {
  try {
    createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    return true;
  } catch {
    return false;
  }
}

function ask(command: string, args: readonly string[]): number {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`Found ${args[0]} failing, expected a speed:\n${stderr}`);
  return (JSON.parse(stdout.trim().split('\n').at(-1)!) as { samplesPerSecond: number }).samplesPerSecond;
}
