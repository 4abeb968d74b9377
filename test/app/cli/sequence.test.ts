import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { SequenceReport } from '../../../engine/logic/sequence/types.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { around, latch as latchChip, nor } from '../../engine/support/chips.ts';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();
const latch = 'hold s r | q nq\n3 1 0 | 1 0 # set\n9 0 0 | 1 0\n3 0 1 | 0 1 # reset\n';

describe('sequence', () => {
  it('prints the vectors and exits with 0 when all are right', async () => {
    const file = await folder.write('latch.txt', latch);
    expect(await nandrite('sequence', example('sr-latch'), '--test', file)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        '   steps  s  r    P(q = 1)    P(nq = 1)  latency',
        '1      3  1  0  ✓ 1         ✓ 0          2 steps  set',
        '2      9  0  0  ✓ 1         ✓ 0          0 steps',
        '3      3  0  1  ✓ 0         ✓ 1          2 steps  reset',
        '',
        'All 3 vectors are right.',
        '',
      ].join('\n'),
    });
  });

  it('goes through chips', async () => {
    const network = await folder.write('chips.network.json', serializeNetwork(around([nor, latchChip], latchChip)));
    const file = await folder.write('chips.txt', latch.replace('q nq', 'out_q out_nq'));
    const { code, stdout } = await nandrite('sequence', network, '--test', file);
    expect([code, stdout]).toEqual([0, expect.stringContaining('All 3 vectors are right.')]);
  });

  it('exits with 1 and names the first vector that is wrong', async () => {
    // Two steps after r, q has fallen, but what follows it has only now: one step is too short.
    const file = await folder.write('short.txt', latch.replace('3 0 1', '1 0 1'));
    const { code, stdout } = await nandrite('sequence', example('sr-latch'), '--test', file);
    expect(code).toBe(1);
    expect(stdout).toContain('3      1  0  1  ✗ 1, expected 0  ✗ 0, expected 1  0 steps  reset\n');
    expect(stdout).toContain(
      'One vector is wrong: vector 3 (step 12, s = 0, r = 1: reset): q should be 0 and is 1; nq should be 1 and is 0.\n',
    );
  });

  it('exits with 2 and names the line of a mistake, the option that is missing and a circuit in time', async () => {
    const file = await folder.write('bad.txt', 'hold s r | q\n3 1 2 | 1\n');
    expect(await nandrite('sequence', example('sr-latch'), '--test', file)).toEqual({
      code: 2,
      stdout: '',
      stderr: `nandrite: ${file}: line 2, column 5: r is "2"; expected 0, 1, ^ for a pulse or - for as before\n`,
    });
    const missing = await nandrite('sequence', example('sr-latch'));
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('--test: is missing');
    const inTime = await nandrite('sequence', example('fi-curve'), '--test', file);
    expect(inTime.code).toBe(2);
  });

  it('gives machines the report, with intervals for a random circuit', async () => {
    const file = await folder.write('nand.csv', 'hold,a,b,y\n2,0,1,1\n2,1,1,0\n');
    const words = ['sequence', example('nand-stochastic'), '--test', file, '--trials', '500', '--seed', '3', '--json'];
    const { code, stdout } = await nandrite(...words);
    const report = JSON.parse(stdout) as SequenceReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ pass: true, trials: 500, trialsRun: 500 });
    [3, -3].forEach((z, index) => {
      const { probability, low, high, verdict } = report.vectors[index]!.outputs.y!;
      const law = 1 / (1 + Math.exp(-z));
      expect(verdict).toBe('right');
      expect(Math.abs(probability! - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / 500));
      expect(low!).toBeLessThan(probability!);
      expect(high!).toBeGreaterThan(probability!);
    });
  });

  it('records what a circuit answers, says that this verifies nothing, and the recording passes', async () => {
    const file = await folder.write('blank.txt', 'hold s r | q\n3 1 0 | x\n3 0 0 | 0\n');
    const out = folder.path('recorded.txt');
    const { code, stderr } = await nandrite('sequence', example('sr-latch'), '--test', file, '--record', out);
    expect(code).toBe(0);
    expect(stderr).toContain('nothing of it is verified');
    expect(await readFile(out, 'utf8')).toBe(
      'recorded: from the answers of a circuit, not verified\nhold s r | q\n3    1 0 | 1\n3    0 0 | 1\n',
    );
    const again = await nandrite('sequence', example('sr-latch'), '--test', out);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('All 2 vectors are right. What is expected was recorded from a circuit');
  });

  it('stops at Ctrl+C with the vectors so far, and exits with 1', async () => {
    const file = await folder.write('long.txt', 'hold s r | q\n3 1 0 | 1\n1000000 0 0 | 1\n1000000 0 0 | 1\n');
    const { code, stdout, stderr } = await nandriteWith(
      { signal: AbortSignal.abort() },
      'sequence',
      example('sr-latch'),
      '--test',
      file,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('1        3  1  0  ✓ 1');
    expect(stdout).toContain('⋯ not run');
    expect(stderr).toBe('nandrite: interrupted after 64 of 2000003 steps\n');
  });
});
