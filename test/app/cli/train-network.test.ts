import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { nandrite, useFolder } from './support.ts';

const folder = useFolder();

/** OR, NAND and AND of both as logistic units: XOR once it is trained. */
const xor = {
  format: 'nandrite.network',
  version: 1,
  name: 'XOR to learn',
  stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id, value: 0 })),
  populations: [
    { id: 'or', model: 'logistic', parameters: { b: -0.5 } },
    { id: 'nand', model: 'logistic', parameters: { b: 1.5 } },
    { id: 'y', model: 'logistic', parameters: { b: -1.5 } },
  ],
  connections: [
    ...['a', 'b'].flatMap((source) => [
      { id: `${source}_or`, source, target: 'or', weight: 1 },
      { id: `${source}_nand`, source, target: 'nand', weight: -1 },
    ]),
    { id: 'or_y', source: 'or', target: 'y', weight: 1 },
    { id: 'nand_y', source: 'nand', target: 'y', weight: 8, frozen: true },
  ],
};

/** A linear unit a class, on two of the four measures, by name. */
const species = {
  format: 'nandrite.network',
  version: 1,
  stimuli: ['petal_width', 'Petal_Length'].map((id) => ({ kind: 'constant', id, value: 0 })),
  populations: [{ id: 'species', model: 'softmax', size: 3 }],
  connections: ['petal_width', 'Petal_Length'].map((source) => ({ source, target: 'species', weight: 0 })),
};

const files: Record<string, string> = {};

beforeAll(async () => {
  files.xor = await folder.write('xor.network.json', JSON.stringify(xor));
  files.species = await folder.write('species.network.json', JSON.stringify(species));
});

describe('train --network', () => {
  it('trains a circuit as drawn and writes it with its weights in place', async () => {
    const out = folder.path('learnt.network.json');
    const words = ['--data', 'xor', '--epochs', '600', '--rate', '0.1'];
    const { code, stdout } = await nandrite('train', ...words, '--network', files.xor!, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toContain('xor: a, b → y (3 neurons, 9 parameters); cross-entropy, adam, rate 0.1,');
    expect(stdout).toContain('test           8');
    const learnt = JSON.parse(await readFile(out, 'utf8')) as typeof xor;
    expect(learnt.connections.map(({ id }) => id)).toEqual(xor.connections.map(({ id }) => id));
    const weightOf = (id: string): number => learnt.connections.find((each) => each.id === id)!.weight;
    // A frozen weight stays; the others have moved.
    expect(weightOf('nand_y')).toBe(8);
    expect(weightOf('a_or')).not.toBe(1);
    // By hand from the file: the circuit computes XOR.
    const bias = (id: string): number => learnt.populations.find((each) => each.id === id)!.parameters.b;
    const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const or = logistic(bias('or') + weightOf('a_or') * a + weightOf('b_or') * b);
      const nand = logistic(bias('nand') + weightOf('a_nand') * a + weightOf('b_nand') * b);
      const y = logistic(bias('y') + weightOf('or_y') * or + weightOf('nand_y') * nand);
      expect(Math.round(y)).toBe(a ^ b);
    }
    // It goes on from where it stopped.
    const again = await nandrite(
      'train',
      '--data',
      'xor',
      '--network',
      out,
      '--epochs',
      '1',
      '--rate',
      '1e-9',
      '--json',
    );
    const { loss, accuracy } = JSON.parse(again.stdout) as { loss: number; accuracy: number };
    expect(accuracy).toBe(1);
    expect(loss).toBeLessThan(0.1);
  });

  it('finds columns and classes by name or in their order, and trains by L-BFGS as well', async () => {
    const out = folder.path('species-learnt.network.json');
    const words = ['--data', 'iris', '--network', files.species!, '--optimizer', 'lbfgs', '--l2', '0.001'];
    const { code, stdout } = await nandrite('train', ...words, '--epochs', '200', '--out', out, '--json');
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(result).toMatchObject({
      lossName: 'cross-entropy',
      circuit: {
        inputs: ['petal_width', 'Petal_Length'],
        outputs: ['species[0]', 'species[1]', 'species[2]'],
        neurons: 3,
      },
    });
    expect(result.accuracy).toBeGreaterThan(0.9);
    expect(await nandrite('validate', out)).toMatchObject({ code: 0 });
    // Setosas have the smallest petals, virginicas the widest: their units read the width with those signs.
    const { connections } = JSON.parse(await readFile(out, 'utf8')) as {
      connections: { source: string; connector: { list: number[][] } }[];
    };
    const width = connections.find(({ source }) => source === 'petal_width')!.connector.list.map((row) => row[2]!);
    expect(width[0]).toBeLessThan(width[1]!);
    expect(width[1]).toBeLessThan(width[2]!);
  });

  it('with --init draws the first weights anew, but for frozen ones', async () => {
    const start = async (...words: string[]): Promise<unknown> => {
      const { stdout } = await nandrite(
        'train',
        '--data',
        'xor',
        '--network',
        files.xor!,
        '--epochs',
        '1',
        ...words,
        '--json',
      );
      return (JSON.parse(stdout) as { initialisation: unknown }).initialisation;
    };
    expect(await start('--seed', '3')).toEqual(await start('--seed', '3'));
    expect(await start('--init', 'glorot')).not.toEqual(await start());
    expect(await start('--init', 'glorot', '--seed', '2')).not.toEqual(await start('--init', 'glorot'));
  });

  it.each<[string, string[], string]>([
    ['xor', ['--data', 'iris'], 'the circuit has 2 inputs ("a", "b"), the data have 4 ("sepal length",'],
    ['xor', ['--data', 'blobs'], 'outputs: the circuit has 1 output ("y"), the data have 3 ("A", "B", "C")'],
    [
      'species',
      ['--data', 'iris', '--drop', 'petal width'],
      'there is no column for inputs "petal_width" of the circuit',
    ],
    ['xor', ['--data', 'xor', '--hidden', '4'], '--hidden: is given besides --network, which has its own units'],
    ['xor', ['--data', 'xor', '--precision', 'f32'], '--precision: is given besides --network'],
  ])('refuses %s for %j in words', async (file, words, message) => {
    const { code, stderr } = await nandrite('train', '--network', files[file]!, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('gradient-check', () => {
  it.each([
    [['--data', 'iris'], 131],
    [['--data', 'iris', '--hidden', '5,4', '--activation', 'logistic', '--loss', 'mse'], 64],
    [['--data', 'sine', '--hidden', '3'], 10],
  ])('of %j is right to 1e-7, by two evaluations a parameter', async (words, parameters) => {
    const { code, stdout } = await nandrite('gradient-check', ...words, '--json');
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Record<string, number>;
    // Weights and biases of all layers, counted by hand: 4·16 + 16 + 16·3 + 3, and so on.
    expect(result).toMatchObject({ parameters, evaluations: 2 * parameters, evaluationsOneSided: parameters + 1 });
    expect(result.maxRelativeError).toBeLessThan(1e-7);
    expect(result.backwardSeconds).toBeGreaterThanOrEqual(0);
  });

  it('takes a circuit as drawn', async () => {
    const { code, stdout } = await nandrite(
      'gradient-check',
      '--data',
      'xor',
      '--network',
      files.xor!,
      '--samples',
      '4',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^9 parameters, 4 rows: backpropagation is right\nlargest relative error \d\.\d\de-\d+, at /,
    );
    expect(stdout).toContain('18 evaluations in');
  });
});
