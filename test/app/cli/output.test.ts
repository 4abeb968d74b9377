import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../../app/cli/output.ts';
import { example } from './support.ts';

/** A stream that keeps what is written, and fails when the test says so. */
function streamOf() {
  const written: string[] = [];
  const events = new EventEmitter();
  const stream = Object.assign(events, { isTTY: false, write: (text: string) => written.push(text) });
  return { stream, written, fail: (code: string) => events.emit('error', Object.assign(new Error(code), { code })) };
}

describe('createOutput', () => {
  it.each([
    ['EPIPE', []],
    ['ENOSPC', ['ENOSPC']],
  ])('falls silent after %s', (code, told) => {
    const { stream, written, fail } = streamOf();
    const failures: (string | undefined)[] = [];
    const output = createOutput(stream, (error) => failures.push(error.code));
    output.write('before');
    fail(code);
    fail(code);
    output.write('after');
    expect(written).toEqual(['before']);
    expect(failures).toEqual(told);
  });
});

describe('the process', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const words = ['--import', 'tsx', 'app/cli/nandrite.ts', 'truth-table', example('nand'), '--expect', 'a & b'];

  it('says what it found although nobody reads it to the end', async () => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it.skipIf(process.platform !== 'linux')('says in one sentence that its output cannot be written', async () => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    let message = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (message += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(message).toMatch(/^nandrite: The output cannot be written: the disk is full\. [^\n]*\n$/);
  });
});
