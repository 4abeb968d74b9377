/**
 * `npm test`: installs what the tests need, runs every stage, and closes with one line, `N passed, N failed`, the true
 * sum. Lint and types count as one check each; a stage that dies before its tests ran counts as one failure.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { preflight } from './preflight.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Stage {
  readonly name: string;
  run(): Promise<Count>;
}

const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts'];

/** Vitest leaves a core free for who is at the machine: of two cores, half. */
const allCores = [`--maxWorkers=${availableParallelism()}`];

const stages: readonly Stage[] = [
  { name: 'lint', run: () => check(['eslint', '.']) },
  { name: 'format', run: () => check(['prettier', '--check', '--log-level', 'warn', '.']) },
  { name: 'types of the engine', run: () => check(['tsc', '-p', 'engine']) },
  { name: 'types', run: () => check(['svelte-check', '--fail-on-warnings', '--tsconfig', './tsconfig.json']) },
  { name: 'engine, app and command line', run: () => tests('engine', allCores) },
  { name: 'renderer', run: () => tests('renderer', allCores) },
  { name: 'pixels in Chromium', run: () => tests('pixels') },
  {
    name: 'build',
    run: () => check(['electron-vite', 'build', '--config', 'electron.config.ts', '--logLevel', 'warn']),
  },
  { name: 'end to end in Electron', run: () => tests('e2e') },
];

async function main(): Promise<number> {
  const problem = preflight();
  if (problem !== null) {
    console.error(`${problem}\n0 passed, 1 failed`);
    return 1;
  }
  const only = process.argv.slice(2);
  const chosen = only.length === 0 ? stages : stages.filter(({ name }) => only.some((word) => name.includes(word)));
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of chosen) {
    console.log(`\n── ${name} ──`);
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function check(command: readonly string[]): Promise<Count> {
  const ok = (await npx(command)) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Runs one Vitest project and counts from its report. A skipped test counts as failed, for none may be; so does a file
 * that did not load, and a run that failed in no test.
 */
async function tests(project: string, options: readonly string[] = []): Promise<Count> {
  const report = join(tmpdir(), `nandrite-${project}-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await npx([...vitest, '--project', project, ...options, ...reporters]);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const notLoaded = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    const failed = result.numTotalTests - result.numPassedTests + notLoaded.length;
    return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(report, { force: true });
  }
}

function npx(command: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', ...command], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main();
