import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Reliability } from '../../../engine/logic/reliability/types.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { around, nor } from '../../engine/support/chips.ts';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

describe('reliability', () => {
  it('prints a level a line with its bar, and what it means', async () => {
    const words = ['reliability', example('nand'), '--lesion', '0,1', '--instances', '50'];
    // By hand, of 50: Wilson's bounds of 0 are 0 and z²/(50 + z²) = 0.0713, of a quarter 0.2678 ± 0.1170.
    expect(await nandrite(...words)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'lesion  P(all rows right)                          P(a row right)           P(worst row right)',
        '0       1                  ▕████████████████████▏  1                        1',
        '1       0 [0, 0.0713]      ▕                    ▏  0.2500 [0.1508, 0.3849]  0 [0, 0.0713]',
        '',
        'Undisturbed, all 4 rows are right with probability 1. With neurons dead with probability 1, all 4 rows are right with probability 0 (0 to 0.0713); the worst row is a = 0, b = 0, with 0. It falls below one half between lesion 0 and 1.',
        '50 instances a level, 95 % intervals.',
        '',
      ].join('\n'),
    });
  });

  it('reads a range of levels, and writes them as a table', async () => {
    const out = folder.path('noise.csv');
    const words = ['--noise', '0:0.3:0.1', '--instances', '20', '--out', out, '--json'];
    const { code, stdout } = await nandrite('reliability', example('nand'), ...words);
    const { points, kind } = JSON.parse(stdout) as Reliability;
    expect([code, kind]).toEqual([0, 'noise']);
    expect(points.map(({ level }) => level)).toEqual([0, 0.1, 0.2, 0.3]);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe(
      'noise,instances,all_rows,all_rows_low,all_rows_high,any_row,any_row_low,any_row_high,worst_row,worst_row_low,worst_row_high',
    );
    expect(lines[1]).toBe('0,1,1,1,1,1,1,1,1,1,1');
    const { level, instancesRun, allRows } = points[3]!;
    expect(lines[4]!.split(',').slice(0, 5).map(Number)).toEqual([
      level,
      instancesRun,
      allRows!.probability,
      allRows!.low,
      allRows!.high,
    ]);
  });

  it('kills the neurons inside of chips, unless the chip is spared', async () => {
    const network = await folder.write('chips.network.json', serializeNetwork(around([nor], nor)));
    const words = [
      'reliability',
      network,
      '--expect',
      '!(a | b)',
      '--lesion',
      '1',
      '--instances',
      '9',
      '--required',
      '0.5',
    ];
    expect((await nandrite(...words)).code).toBe(1);
    const { code, stdout } = await nandrite(
      ...words.slice(0, -4),
      '--spare',
      'chip',
      '--instances',
      '100',
      '--required',
      '0.5',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('spared: chip')]);
  });

  it('exits with 1 where what is required is not met, and with 0 where the vote makes it', async () => {
    const words = ['--lesion', '0.1', '--required', '0.92', '--instances', '1000'];
    // 1 − 0.1 for one; 1 − 3 · 0.01 + 2 · 0.001 = 0.972 for the vote of three.
    expect((await nandrite('reliability', example('nand'), ...words)).code).toBe(1);
    const vote = await nandrite('reliability', example('nand-majority-vote'), ...words, '--spare', 'vote');
    expect(vote.code).toBe(0);
    expect(vote.stdout).toContain('spared: vote');
  });

  it.each([
    [[], '--noise: is missing; expected one of --noise, --jitter and --lesion, as --noise 0:1:0.1'],
    [['--noise', '1', '--lesion', '1'], '--lesion: is given beside --noise; expected one of them'],
    [
      ['--lesion', '0:2:1'],
      '--lesion: found "0:2:1"; expected at most 1000 numbers from 0 to 1, as from:to:step or a,b,c',
    ],
    [['--noise', '1:0:0.1'], '--noise: found "1:0:0.1"'],
    [['--noise', '0:1:0'], '--noise: found "0:1:0"'],
    [['--noise', '0:1e9:1e-9'], '--noise: found "0:1e9:1e-9"'],
    [['--noise', 'x'], '--noise: found "x"'],
    [['--noise', '1', '--spare', 'nobody'], 'spared[0]: there is no population "nobody"; expected one of nand'],
    [['--noise', '1', '--expect', 'a &'], 'expect[0], column 4: the expression ends'],
  ])('exits with 2 for %j', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('reliability', example('nand'), ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('stops at Ctrl+C with what it has, and exits with 1', async () => {
    const words = ['--noise', '0:1:0.5', '--instances', '100'];
    const { code, stdout, stderr } = await nandriteWith(
      { signal: AbortSignal.abort() },
      ...['reliability', example('nand'), ...words],
    );
    expect(code).toBe(1);
    expect(stdout).toContain('instances only');
    expect(stdout).toContain('⋯ not run');
    expect(stderr).toMatch(/^nandrite: interrupted after \d+ of 804 rows\n$/);
  });
});
