import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();
let model = '';

interface Converted {
  readonly reference: number;
  readonly steps: readonly { readonly steps: number; readonly accuracy: number }[];
  readonly rows: { readonly used: number; readonly setAside: boolean | null };
  readonly complete: boolean;
  readonly damage: { readonly curves: readonly { readonly variant: string }[] } | null;
}

const json = (stdout: string): Converted => JSON.parse(stdout) as Converted;

beforeAll(async () => {
  model = folder.path('iris.model.json');
  const words = ['--data', 'iris', '--hidden', '8', '--activation', 'relu', '--epochs', '80', '--out', model];
  expect((await nandrite('train', ...words)).code).toBe(0);
});

describe('convert', () => {
  it('measures the rows that training set aside, which it finds by itself', async () => {
    const { code, stdout, stderr } = await nandrite('convert', model, '--to', 'spiking', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { reference, steps, rows, complete } = json(stdout);
    const { training } = JSON.parse(await readFile(model, 'utf8')) as { training: { test: { accuracy: number } } };
    expect(reference).toBe(training.test.accuracy);
    expect(rows).toMatchObject({ used: 30, setAside: true });
    expect(steps.map((each) => each.steps)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    expect(Math.abs(steps.at(-1)!.accuracy - reference)).toBeLessThanOrEqual(0.01);
    expect(complete).toBe(true);
  });

  it('says when the rows cannot be those of training', async () => {
    const other = folder.path('other.model.json');
    const text = await readFile(model, 'utf8');
    await writeFile(other, text.replace(/"accuracy": [\d.]+/, '"accuracy": 0.1'));
    const { code, stdout, stderr } = await nandrite('convert', other, '--to', 'spiking', '--steps', '4', '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('not as good on these rows as its file says of those set aside (0.1): they are others');
    expect(json(stdout).rows.setAside).toBe(false);
  });

  it('writes a network that the simulator runs', async () => {
    const out = folder.path('iris.network.json');
    const words = ['--to', 'spiking', '--steps', '20', '--each', '--case', '3', '--out', out];
    const { code, stdout } = await nandrite('convert', model, ...words);
    expect(code).toBe(0);
    expect(stdout).toContain(`written: ${out}`);
    expect((await nandrite('validate', out)).code).toBe(0);
    const run = await nandrite('run', out, '--steps', '22', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ steps: 22 });
  });

  it('compares damage of all neurons that fit, and learns again', async () => {
    const words = ['--steps', '16', '--lesion', '0,0.5', '--repeats', '2', '--retrain', '2'];
    const { code, stdout } = await nandrite('convert', model, '--to', 'spiking', ...words, '--json');
    expect(code).toBe(0);
    expect(json(stdout).damage).toMatchObject({ kind: 'neurons', recoveries: [{ fraction: 0.5 }] });
    expect(json(stdout).damage!.curves.map(({ variant }) => variant)).toEqual(['mlp', 'if', 'poisson']);
  });

  it('tells what is done after Ctrl+C, and exits with 1', async () => {
    const signal = AbortSignal.abort();
    const words = ['--to', 'spiking', '--steps', '100000', '--json'];
    const { code, stdout, stderr } = await nandriteWith({ signal }, 'convert', model, ...words);
    expect(code).toBe(1);
    expect(json(stdout)).toMatchObject({ complete: false, rows: { used: 1 } });
    expect(stderr).toBe('nandrite: interrupted; 1 of 30 rows done\n');
  });

  it.each([
    [[], '--to: is missing; expected spiking'],
    [['--to', 'spiking', '--neuron', 'stochastic'], 'found relu units in hidden layer 1'],
    [['--to', 'spiking', '--neuron', 'poisson', '--reset', 'zero'], 'is for integrate-and-fire neurons, not poisson'],
    [['--to', 'spiking', '--repeats', '3'], '--repeats: is given without --lesion'],
    [['--to', 'spiking', '--lesion', '0.5', '--rate', '0.1'], '--rate: is given without --retrain'],
    [['--to', 'spiking', '--case', '2'], '--case: is given without --out'],
    [['--to', 'spiking', '--out', 'x.json'], 'a name that ends in .network.json'],
    [['--to', 'spiking', '--percentile', '0'], 'a number above 0 and up to 100'],
  ])('refuses %j with a cause and a remedy', async (words, message) => {
    const { code, stderr } = await nandrite('convert', model, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('asks for the table where the model has learnt one of its own', async () => {
    const own = folder.path('own.model.json');
    await writeFile(own, (await readFile(model, 'utf8')).replace('"name": "iris"', '"name": "mine.csv"'));
    const { code, stderr } = await nandrite('convert', own, '--to', 'spiking');
    expect(code).toBe(2);
    expect(stderr).toContain(
      '--data: is missing, since the file of a model has no rows; this one has learnt "mine.csv"',
    );
  });
});
