import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, nandrite, useFolder } from './support.ts';

const folder = useFolder();
const side = 6;
let pictures = '';

/** Bars of grey from 0 to 255, upright or lying, away from an edge that is 0 in all pictures. */
function bar(k: number): string {
  const [at, isUpright] = [1 + (k % 4), k % 2 === 0];
  const pixels = Array.from({ length: side * side }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / side), pixel % side];
    const isInside = Math.min(row, column) >= 1 && Math.max(row, column) <= side - 2;
    return isInside && (isUpright ? column : row) === at ? 155 + ((k * 37) % 100) : 0;
  });
  return [...pixels, isUpright ? 'upright' : 'lying'].join(',');
}

beforeAll(async () => {
  const names = Array.from({ length: side * side }, (_, k) => `p${k}`);
  const rows = Array.from({ length: 80 }, (_, k) => bar(k));
  pictures = await folder.write('bars.csv', [[...names, 'kind'].join(','), ...rows].join('\n'));
});

describe('train --distort', () => {
  it('keeps every pixel of a table, and gives all of them one scale', async () => {
    const out = folder.path('bars.model.json');
    const words = ['--distort', '6x6', '--epochs', '60', '--test', '0.25', '--json', '--out', out];
    const { code, stdout, stderr } = await nandrite('train', '--data', pictures, ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((JSON.parse(stdout) as { accuracy: number }).accuracy).toBeGreaterThan(0.8);
    const { preparation } = JSON.parse(await readFile(out, 'utf8')) as {
      preparation: { inputs: { mean: number; sd: number }[] };
    };
    expect(preparation.inputs).toHaveLength(side * side);
    expect(new Set(preparation.inputs.map(({ mean, sd }) => `${mean} ${sd}`)).size).toBe(1);
    expect(preparation.inputs[0]!.sd).toBeGreaterThan(10);
  });

  it('changes what is learnt, and the same each time', async () => {
    const once = async (...words: string[]): Promise<number> => {
      const asked = ['--data', pictures, '--epochs', '2', '--json', ...words];
      return (JSON.parse((await nandrite('train', ...asked)).stdout) as { loss: number }).loss;
    };
    const loss = await once('--distort', '6x6');
    expect(await once('--distort', '6×6')).toBe(loss);
    expect(await once()).not.toBe(loss);
  });

  it.each<[string[], string]>([
    [['--distort', '6'], '--distort: found "6"; expected width and height in pixels, such as 28x28'],
    [['--distort', '0x6'], '--distort: found "0x6"'],
    [['--distort', '-6x6'], '--distort: found "-6x6"'],
    [['--distort', '6x6x1'], '--distort: found "6x6x1"'],
    [['--distort', '6x7'], 'options: found pictures of 6 × 7 pixels and 36 inputs; expected an input a pixel'],
    [['--distort', '99999x99999'], 'options: found pictures of 99999 × 99999 pixels and 36 inputs'],
    [['--distort', '6x6', '--optimizer', 'lbfgs'], '--distort: is given besides --optimizer lbfgs'],
    [['--distort', '6x6', '--network', example('and')], '--distort: is given besides --network'],
  ])('refuses %j in words', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('train', '--data', pictures, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`nandrite: ${message}`);
  });
});
