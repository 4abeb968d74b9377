import { expect, test } from 'vitest';
import { runWatched } from '../../../app/launch/run-watched.ts';

function run(script: string, patience: number, progress: () => number): Promise<string | null> {
  return runWatched({
    command: process.execPath,
    values: ['-e', script],
    environment: process.env,
    progress,
    patience,
  });
}

test('answers null when the command succeeds', async () => {
  expect(await run('', 60_000, () => 0)).toBeNull();
});

test('answers the first line of the complaint', async () => {
  expect(await run('console.error("\\nno route\\nmore"); process.exit(1)', 60_000, () => 0)).toBe('no route');
});

test('ends a command that stands still', async () => {
  expect(await run('setInterval(() => {}, 1000)', 100, () => 0)).toBe('nothing arrived for 0.1 s');
});

test('names a command that is not there', async () => {
  const options = { command: '/nowhere/tar', values: [], environment: {}, progress: () => 0, patience: 60_000 };
  expect(await runWatched(options)).toBe('spawn /nowhere/tar ENOENT');
});
