import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nandrite, useFolder } from './support.ts';

describe('train --seeds', () => {
  const words = ['train', '--data', 'xor', '--hidden', '4', '--epochs', '60', '--test', '0.5', '--json'];
  interface Answer {
    readonly accuracy: number;
    readonly loss: number;
    readonly folds: readonly {
      readonly seed: number;
      readonly label: string;
      readonly test: { readonly loss: number };
    }[];
  }
  const answerOf = async (...more: string[]): Promise<Answer> =>
    JSON.parse((await nandrite(...words, ...more)).stdout) as Answer;

  it('trains from each seed on as that seed alone does, and gives their mean', async () => {
    const three = await answerOf('--seed', '5', '--seeds', '3');
    expect(three.folds.map(({ seed, label }) => [seed, label])).toEqual([
      [5, 'seed 5'],
      [6, 'seed 6'],
      [7, 'seed 7'],
    ]);
    const alone = await Promise.all(['5', '6', '7'].map((seed) => answerOf('--seed', seed)));
    expect(three.folds.map(({ test }) => test.loss)).toEqual(alone.map(({ loss }) => loss));
    expect(three.loss).toBeCloseTo(alone.reduce((sum, { loss }) => sum + loss, 0) / 3, 12);
  });

  it('goes with folds, and tells the spread over both', async () => {
    const { stdout } = await nandrite('train', '--data', 'iris', '--epochs', '3', '--folds', '3', '--seeds', '2');
    expect(stdout).toContain('test of seed 2, fold 3');
    expect(stdout).toMatch(/over 2 seeds of 3 folds \(mean ± standard deviation\): accuracy 0\.\d+ ± 0\.\d+/);
  });

  it.each([
    [['--seeds', '0'], '--seeds: found "0"'],
    [['--seed', '4294967295', '--seeds', '2'], '--seeds: found 2 seeds from 4294967295 on; expected none beyond'],
  ])('refuses %j', async (more, message) => {
    const { code, stderr } = await nandrite('train', '--data', 'xor', ...more);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('train --missing', () => {
  const folder = useFolder();
  const rows = [
    'a,b=c,y',
    '1,10,u',
    ',20,v',
    '3,,u',
    '4,40,v',
    '8,90,u',
    '5,10,v',
    '2,30,u',
    '7,10,v',
    '6,20,u',
    '9,10,v',
  ];

  it('has a rule for all columns and others for single ones', async () => {
    const file = folder.path('gaps.csv');
    await writeFile(file, rows.join('\n'));
    const words = ['train', '--data', file, '--epochs', '1', '--missing', 'median', '--missing', 'b=c=drop-rows'];
    const { code, stdout } = await nandrite(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('1 row (4) is dropped for want of a value in "b=c".');
    const { stdout: json } = await nandrite(...words, '--json');
    const { report } = JSON.parse(json) as { report: { filled: { column: string }[] } };
    expect(report.filled.map(({ column }) => column)).toEqual(['a']);
  });

  it.each([
    [
      ['--missing', 'mediam'],
      '--missing: found "mediam"; expected mean or median or most-frequent or drop-rows; did you mean median?',
    ],
    [['--missing', 'mean', '--missing', 'median'], '--missing: found mean and median for all columns'],
    [['--missing', 'nowhere=mean'], 'column "nowhere": there is no such column'],
  ])('refuses %j', async (more, message) => {
    const file = folder.path('gaps.csv');
    await writeFile(file, rows.join('\n'));
    const { code, stderr } = await nandrite('train', '--data', file, ...more);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
