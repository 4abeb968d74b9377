import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { nandrite, useFolder } from './support.ts';

const folder = useFolder();
const files: Record<string, string> = {};

/** Two probabilities, and whether the first is the larger. */
const rates = Array.from({ length: 40 }, (_, k) => [((k * 7) % 40) / 40, ((k * 11) % 40) / 40] as const);
const ratesText = (rows: readonly (readonly [number, number])[]): string =>
  ['a,b,larger', ...rows.map(([a, b]) => `${a},${b},${a > b ? 'a' : 'b'}`)].join('\n');

beforeAll(async () => {
  files.rates = await folder.write('rates.csv', ratesText(rates));
  files.beyond = await folder.write('beyond.csv', ratesText([...rates, [1.5, 0.2]]));
});

interface Trained {
  readonly accuracy: number;
  readonly folds: readonly { readonly test: { readonly loss: number } }[];
}

describe('train --spiking', () => {
  it('trains LIF neurons on irises, and writes a model that validates and predicts', async () => {
    const out = folder.path('iris.model.json');
    const words = ['--spiking', 'lif', '--hidden', '12', '--epochs', '30', '--steps', '10', '--seed', '2'];
    const trained = await nandrite('train', '--data', 'iris', ...words, '--out', out);
    expect(trained.code).toBe(0);
    expect(trained.stdout).toContain('iris: 4 – 12 lif – 3 softmax, 10 steps a row; cross-entropy, adam');
    const valid = await nandrite('validate', out);
    // 4·12 + 12 + 12·3 + 3.
    expect(valid.stdout).toContain('(4 – 12 – 3, 99 parameters; classification of "species")');
    const predicted = await nandrite('predict', out, '--data', 'iris', '--json');
    const { known } = JSON.parse(predicted.stdout) as { known: { rows: number; accuracy: number } };
    expect(known.rows).toBe(150);
    expect(known.accuracy).toBeGreaterThan(0.9);
  });

  it.each<[string[]]>([
    [['lif', '--surrogate', 'arctan', '--slope', '3']],
    [['lif', '--encoding', 'current']],
    [['stochastic-binary', '--steps', '7']],
  ])('%j: the same seed gives the same file, and the model says what was asked', async (words) => {
    const once = async (name: string): Promise<string> => {
      const path = folder.path(name);
      const asked = ['--spiking', ...words, '--epochs', '2', '--out', path];
      expect((await nandrite('train', '--data', 'moons', '--rows', '40', ...asked)).code).toBe(0);
      return readFile(path, 'utf8');
    };
    const text = await once('once.model.json');
    expect(await once('again.model.json')).toBe(text);
    const { spec } = JSON.parse(text) as { spec: { neuron: Record<string, unknown>; steps: number } };
    expect(spec.neuron.kind).toBe(words[0]);
    if (words.includes('arctan')) expect(spec.neuron.surrogate).toEqual({ kind: 'arctan', slope: 3 });
    expect(spec.steps).toBe(words.includes('7') ? 7 : 20);
  });

  it('takes inputs as probabilities of spikes, which are then left as they are', async () => {
    const out = folder.path('rate.model.json');
    const words = ['--spiking', 'lif', '--encoding', 'rate', '--epochs', '40', '--batch', '8', '--json', '--out', out];
    const { code, stdout } = await nandrite('train', '--data', files.rates!, ...words);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Trained).accuracy).toBeGreaterThan(0.7);
    const model = JSON.parse(await readFile(out, 'utf8')) as {
      spec: { encoding: string };
      preparation: { inputs: { mean: number; sd: number }[] };
    };
    expect(model.spec.encoding).toBe('rate');
    for (const { mean, sd } of model.preparation.inputs) expect({ mean, sd }).toEqual({ mean: 0, sd: 1 });
  });

  // Whether the row is to be learnt or tested on is chance.
  it.each(['1', '2', '3', '4', '5', '6', '7', '8'])(
    'names what is no probability before it learns, seed %s',
    async (seed) => {
      const words = ['--spiking', 'lif', '--encoding', 'rate', '--epochs', '1', '--seed', seed];
      const { code, stderr } = await nandrite('train', '--data', files.beyond!, ...words);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr:
          'nandrite: options: found 1.5 in row 42, column "a"; expected a spike probability from 0 to 1: scale the column, or give inputs as currents\n',
      });
    },
  );

  it.each<[string[], string]>([
    [['--spiking', 'hodgkin'], '--spiking: found "hodgkin"; expected lif or stochastic-binary'],
    [['--surrogate', 'arctan'], '--surrogate: is given without --spiking; expected both or neither'],
    [['--steps', '5'], '--steps: is given without --spiking'],
    [['--encoding', 'rate'], '--encoding: is given without --spiking'],
    [['--slope', '5'], '--slope: is given without --spiking'],
    [['--spiking', 'lif', '--surrogate', 'tanh'], '--surrogate: found "tanh"; expected fast-sigmoid or arctan'],
    [['--spiking', 'lif', '--slope', '0'], '--slope: found "0"; expected a number above 0 and up to 1000000'],
    [['--spiking', 'lif', '--steps', '0'], '--steps: found "0"; expected a whole number of at least 1 and up to 1000'],
    [['--spiking', 'lif', '--steps', '2.5'], '--steps: found "2.5"; expected a whole number'],
    [['--spiking', 'lif', '--encoding', 'phase'], '--encoding: found "phase"; expected current or rate'],
    [['--spiking', 'lif', '--hidden', '0'], '--hidden: found no layer of spiking neurons; expected at least one'],
    [
      ['--spiking', 'lif', '--activation', 'tanh'],
      '--activation: is given besides --spiking, which has units of its own',
    ],
    [['--spiking', 'lif', '--precision', 'f32'], '--precision: is given besides --spiking'],
    [['--spiking', 'lif', '--optimizer', 'lbfgs'], '--optimizer: found lbfgs for spiking neurons'],
    [['--spiking', 'lif', '--report-init'], '--report-init: is given besides --spiking'],
    [['--spiking', 'stochastic-binary', '--slope', '2'], '--slope: is given for stochastic neurons'],
    [['--spiking', 'lif', '--hidden', '65536', '--steps', '1000'], 'options: found a layer of 65536 for 1000 steps'],
  ])('refuses %j in words', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('train', '--data', 'iris', '--epochs', '1', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`nandrite: ${message}`);
  });
});

describe('gradient-check --spiking', () => {
  // The fast sigmoid has a kink in its slope, which differences must not be taken across.
  it.each<[string[]]>([
    [['lif', '--surrogate', 'fast-sigmoid']],
    [['lif', '--surrogate', 'fast-sigmoid', '--slope', '100']],
    [['lif', '--surrogate', 'arctan']],
    [['stochastic-binary']],
  ])('finds the gradient of %j right', async (words) => {
    const { code, stdout } = await nandrite('gradient-check', '--data', 'iris', '--spiking', ...words, '--json');
    const { maxRelativeError, parameters } = JSON.parse(stdout) as { maxRelativeError: number; parameters: number };
    // 4·16 + 16 + 16·3 + 3.
    expect(parameters).toBe(131);
    expect(maxRelativeError).toBeLessThanOrEqual(1e-7);
    expect(code).toBe(0);
  });
});
