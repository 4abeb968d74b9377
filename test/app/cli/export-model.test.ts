import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, nandrite, useFolder } from './support.ts';

const folder = useFolder();
let model = '';

beforeAll(async () => {
  model = folder.path('iris.model.json');
  expect((await nandrite('train', '--data', 'iris', '--hidden', '4', '--epochs', '5', '--out', model)).code).toBe(0);
});

describe('export of a model', () => {
  it('writes each format, and says what it does not keep', async () => {
    const begins = {
      json: '{\n  "format": "nandrite.layers"',
      typescript: '// "iris',
      python: '# "iris',
      network: '{\n',
    };
    for (const [format, begin] of Object.entries(begins)) {
      const { code, stdout, stderr } = await nandrite('export', model, '--to', format);
      expect([code, stdout.startsWith(begin)]).toEqual([0, true]);
      expect(stderr).toContain('nandrite: not kept: how it was trained: loss, optimiser, epochs, measures\n');
    }
  });

  it('writes ONNX to a file, in twice the bytes a number where asked', async () => {
    const [single, double] = [folder.path('single.onnx'), folder.path('double.onnx')];
    const { code, stdout } = await nandrite('export', model, '--to', 'onnx', '--out', single, '--json');
    expect([code, (JSON.parse(stdout) as { format: string }).format]).toEqual([0, 'onnx']);
    expect((await nandrite('export', model, '--to', 'onnx', '--precision', 'f64', '--out', double)).code).toBe(0);
    const [less, more] = [await readFile(single), await readFile(double)];
    // 35 parameters and three numbers a column, four bytes more each; lengths may take a byte more.
    expect(more.length - less.length).toBeGreaterThanOrEqual(4 * (35 + 12));
    expect(more.length - less.length).toBeLessThan(4 * (35 + 12) + 16);
  });

  it.each([
    ['python', () => model, 'a name that ends in .py'],
    ['json', () => model, 'a name that ends in .json, and not as models or circuits do'],
    ['network', () => folder.path('x.txt'), 'a name that ends in .network.json'],
  ])('refuses a file for %s that is called what it is not, and leaves what is there', async (format, out, expected) => {
    const before = await readFile(model, 'utf8');
    const { code, stderr } = await nandrite('export', model, '--to', format, '--out', out());
    expect([code, stderr]).toEqual([2, `nandrite: --out: found "${out()}"; expected ${expected}\n`]);
    expect(await readFile(model, 'utf8')).toBe(before);
  });

  it('gives a circuit that validates', async () => {
    const out = folder.path('iris.network.json');
    await nandrite('export', model, '--to', 'network', '--out', out);
    expect((await nandrite('validate', out)).code).toBe(0);
  });

  it.each([
    [['--to', 'verilog'], 'verilog is a format of networks, '],
    [['--to', 'onnx'], '--out: is missing; expected a file, since ONNX is no text'],
    [['--to', 'json', '--precision', 'f64'], '--precision: is given for json; expected it for onnx only'],
    [['--to', 'pythn'], 'did you mean python?'],
    [[], '--to: is missing'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await nandrite('export', model, ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('is refused of a circuit', async () => {
    const { code, stderr } = await nandrite('export', example('xor'), '--to', 'python');
    expect([code, stderr]).toEqual([2, expect.stringContaining('is a network; expected bench or verilog')]);
  });
});
