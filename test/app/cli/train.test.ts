import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseTrainedModel } from '../../../engine/learning/model.ts';
import { nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

interface Json {
  readonly loss: number;
  readonly accuracy: number | null;
  readonly balancedAccuracy: number | null;
  readonly r2: number | null;
  readonly confusion: readonly (readonly number[])[];
  readonly folds: readonly {
    readonly epochs: number;
    readonly train: { readonly rows: number };
    readonly test: { readonly rows: number; readonly accuracy: number; readonly loss: number };
  }[];
  readonly samplesPerSecond: number;
  readonly complete: boolean;
  readonly kept: { readonly rows: number; readonly isRefit: boolean };
  readonly classes: readonly string[];
  readonly layers: readonly { readonly size: number }[];
  readonly initialisation: readonly { readonly activationVariance: number; readonly gradientVariance: number }[];
  readonly findings: { readonly data: readonly { kind: string }[]; readonly network: readonly { kind: string }[] };
  readonly report: { readonly unlabelled: number };
}

async function trained(...words: string[]): Promise<Json> {
  const { code, stdout, stderr } = await nandrite('train', ...words, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Json;
}

const sum = (counts: readonly (readonly number[])[]): number => counts.flat().reduce((total, each) => total + each, 0);

/** Blazars and pulsars with a name each, told apart by one number; `?` is neither. */
function catalogue(): string {
  const rows = Array.from({ length: 60 }, (_, k) => {
    const type = ['bll', 'BCU ', 'fsrq', 'psr', 'psr', '?'][k % 6]!;
    const isPulsar = type === 'psr';
    return `J${1000 + 7 * k},${(isPulsar ? 2 : -2) + ((k * 37) % 10) / 10},${(k * 53) % 17},${type}`;
  });
  return ['name,curvature,flux,type', ...rows].join('\n');
}

describe('train on irises, as the mission writes it', () => {
  it('learns them, writes a model and says what it did', async () => {
    const out = folder.path('iris.model.json');
    const words = ['train', '--data', 'iris', '--hidden', '16', '--epochs', '200', '--seed', '1', '--out', out];
    const { code, stdout, stderr } = await nandrite(...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^iris: 4 – 16 tanh – 3 softmax; cross-entropy, adam, rate 0\.01, batches of 32, seed 1\nThe target is "species", a classification\.\n/,
    );
    expect(stdout).toContain('200 epochs');
    // Rows 102 and 143 of Fisher's table are the same.
    expect(stdout).toContain('- 1 row repeats an earlier row in all inputs, with the same target (143);');
    expect(stdout).toContain(`written: ${out}\n`);
    const model = parseTrainedModel(JSON.parse(await readFile(out, 'utf8')));
    expect(model.ok && 'layers' in model.value.spec && model.value.spec.layers.map(({ size }) => size)).toEqual([
      16, 3,
    ]);
    expect(await nandrite('validate', out)).toMatchObject({ code: 0 });
  });

  it('gives the keys that scripts rely on', async () => {
    const result = await trained('--data', 'iris', '--hidden', '8', '--epochs', '60', '--test', '0.3');
    expect(result).toMatchObject({ classes: ['setosa', 'versicolor', 'virginica'], complete: true, r2: null });
    expect(result.accuracy).toBeGreaterThan(0.9);
    expect(result.folds).toHaveLength(1);
    expect(result.folds[0]).toMatchObject({ epochs: 60, train: { rows: 105 }, test: { rows: 45 } });
    // A stratified split of 45 rows: 15 of each species; the accuracy is the diagonal's share.
    expect(result.confusion.map((row) => row.reduce((total, each) => total + each, 0))).toEqual([15, 15, 15]);
    const right = result.confusion.reduce((total, row, k) => total + row[k]!, 0);
    expect(result.accuracy).toBeCloseTo(right / 45, 12);
    expect(result.balancedAccuracy).toBeCloseTo(right / 45, 12);
    expect(result.samplesPerSecond).toBeGreaterThan(0);
  });

  it('gives the same for the same seed, and another split and net for another', async () => {
    const [a, b, c] = await Promise.all(
      ['5', '5', '6'].map((seed) => trained('--data', 'iris', '--epochs', '3', '--seed', seed)),
    );
    expect(b!.loss).toBe(a!.loss);
    expect(c!.loss).not.toBe(a!.loss);
  });
});

describe('train on a table of one’s own', () => {
  it('merges classes, drops a column, and tests every labelled row once over five folds', async () => {
    const file = await folder.write('sources.csv', catalogue());
    const words = ['--target', 'type', '--classes', 'bll,bcu,fsrq=blazar; psr=pulsar', '--drop', 'name'];
    const result = await trained('--data', file, ...words, '--folds', '5', '--epochs', '60');
    expect(result.classes).toEqual(['blazar', 'pulsar']);
    expect(result.folds.map(({ test }) => test.rows)).toEqual([10, 10, 10, 10, 10]);
    expect(result.folds.map(({ train }) => train.rows)).toEqual([40, 40, 40, 40, 40]);
    // 30 blazars and 20 pulsars, which one number tells apart; ten rows of "?" are set aside.
    expect(result.confusion).toEqual([
      [30, 0],
      [0, 20],
    ]);
    expect(result.report.unlabelled).toBe(10);
    expect(result.findings.data.map(({ kind }) => kind)).toContain('leakage');
    const mean = result.folds.reduce((total, { test }) => total + test.loss, 0) / 5;
    expect(result.loss).toBeCloseTo(mean, 12);
  });

  it('with folds and --out trains once more on all labelled rows, and says so', async () => {
    const file = await folder.write('sources.csv', catalogue());
    const out = folder.path('sources.model.json');
    const words = ['--classes', 'bll,bcu,fsrq=blazar; psr=pulsar', '--drop', 'name', '--folds', '3', '--epochs', '40'];
    const { code, stdout } = await nandrite('train', '--data', file, ...words, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toContain(`written: ${out}, trained on all 50 labelled rows afterwards\n`);
    expect(stdout).toContain('over 3 folds (mean ± standard deviation): accuracy 1 ± 0, balanced accuracy 1 ± 0\n');
    const model = JSON.parse(await readFile(out, 'utf8')) as {
      training: unknown;
      preparation: { inputs: { mean: number }[] };
    };
    expect(model.training).toMatchObject({
      rows: 'all labelled rows',
      folds: 3,
      epochsDone: 40,
      test: { accuracy: 1 },
    });
    // The mean of the curvature over all 50 labelled rows, by hand from the formula above.
    const labelled = Array.from({ length: 60 }, (_, k) => k).filter((k) => k % 6 !== 5);
    const values = labelled.map((k) => (k % 6 === 3 || k % 6 === 4 ? 2 : -2) + ((k * 37) % 10) / 10);
    const mean = values.reduce((total, each) => total + each, 0) / 50;
    expect(model.preparation.inputs[0]!.mean).toBeCloseTo(mean, 12);
  });

  it('reports every cell that was touched', async () => {
    const file = await folder.write('gaps.csv', 'x,y,kind\n1, 2 ,a\nNA,1,b\n3,Inf,a\n4,3,b\n5,6,a\n6,,b\n');
    const out = folder.path('gaps.model.json');
    const { stdout } = await nandrite('train', '--data', file, '--folds', '2', '--epochs', '1', '--out', out);
    expect(stdout).toContain(
      [
        'Blanks around "y" are taken away: 1 row (2).',
        'Infinite "y" is taken as missing: 1 row (4).',
        // The means of 1, 3, 4, 5, 6 and of 2, 1, 3, 6.
        'Missing values of "x" are taken as 3.8: 1 row (3).',
        'Missing values of "y" are taken as 3: 2 rows (4, 7).\n',
      ].join('\n'),
    );
    expect(stdout).toContain('- column "kind" classes have fewer than 5 rows: "a" (3), "b" (3);');
  });

  it('shows three findings of a kind, and how many more there are', async () => {
    const columns = Array.from({ length: 8 }, (_, k) => `same${k}`);
    const rows = Array.from({ length: 20 }, (_, k) => [k, ...columns.map(() => 1), 'ab'[k % 2]].join(','));
    const file = await folder.write('same.csv', [`x,${columns.join(',')},kind`, ...rows].join('\n'));
    const { stdout } = await nandrite('train', '--data', file, '--epochs', '1');
    expect(stdout.match(/^- column "same\d" .*says nothing of the target/gm)).toHaveLength(3);
    expect(stdout).toContain('- and 5 more of this kind\n');
  });

  it('predicts quantities, in the units of the table', async () => {
    const result = await trained(
      '--data',
      'linear',
      '--rows',
      '60',
      '--noise',
      '0',
      '--hidden',
      '0',
      '--optimizer',
      'lbfgs',
    );
    expect(result).toMatchObject({ accuracy: null, balancedAccuracy: null, confusion: [], classes: [] });
    // A straight line is what one linear unit computes.
    expect(result.r2).toBeGreaterThan(1 - 1e-9);
    expect(result.layers).toEqual([{ size: 1, activation: 'linear' }]);
  });
});

describe('train with other choices', () => {
  it.each(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'lbfgs'])(
    'learns XOR by %s',
    async (optimizer) => {
      const { folds } = await trained(
        '--data',
        'xor',
        '--hidden',
        '8',
        '--epochs',
        '400',
        '--optimizer',
        optimizer,
        ...(optimizer === 'rmsprop' ? ['--rate', '0.01'] : []),
      );
      expect(folds[0]!.test.accuracy).toBe(1);
    },
  );

  it('ends L-BFGS where the loss has no lower place, before its epochs are over', async () => {
    const { folds, complete } = await trained(
      '--data',
      'linear',
      '--hidden',
      '0',
      '--optimizer',
      'lbfgs',
      '--epochs',
      '1000',
    );
    expect(complete).toBe(true);
    expect(folds[0]!.epochs).toBeLessThan(30);
  });

  it('stops early where nothing improves, and goes no further than its epochs', async () => {
    const early = await trained('--data', 'iris', '--epochs', '2000', '--patience', '10');
    expect(early.folds[0]!.epochs).toBeLessThan(2000);
    const short = await trained('--data', 'iris', '--epochs', '30', '--patience', '1000');
    expect(short.folds[0]!.epochs).toBe(30);
    // A tenth of 120 training rows is watched.
    expect(short.folds[0]!.train.rows).toBe(108);
  });

  it('takes rows and noise of generated data, and says nothing of rows that repeat on purpose', async () => {
    const { confusion, folds, findings } = await trained(
      '--data',
      'xor',
      '--rows',
      '200',
      '--noise',
      '0.01',
      '--epochs',
      '2',
    );
    expect(folds[0]!.train.rows + sum(confusion)).toBe(200);
    expect(findings.data).toEqual([]);
  });

  it('shows the variance of activations and gradients at the first weights', async () => {
    const deep = ['--data', 'iris', '--hidden', '30,30,30', '--epochs', '1', '--init'];
    const variances = async (init: string): Promise<number[]> =>
      (await trained(...deep, init)).initialisation.map(({ activationVariance }) => activationVariance);
    // Without weights, units are 0, and outputs a third each.
    for (const variance of await variances('zero')) expect(variance).toBeCloseTo(0, 20);
    // Normal weights of deviation 0.5 drive tanh units of 30 inputs to their ends; LeCun's keep them within.
    const [normal, lecun] = [await variances('normal'), await variances('lecun')];
    expect(normal[2]).toBeGreaterThan(2 * lecun[2]!);
    const { stdout } = await nandrite('train', ...deep, 'he', '--report-init');
    expect(stdout).toContain('first weights, he: keeps the variance through ReLU layers, which silence half of it\n');
    expect(stdout).toMatch(
      /layer {4}units {2}variance of y {2}variance of dL\/dz {2}norm of the gradient\nlayer 1 {5}30 /,
    );
  });

  it('names what ails a network that cannot learn', async () => {
    const { stdout } = await nandrite('train', '--data', 'xor', '--hidden', '4', '--init', 'zero', '--epochs', '5');
    expect(stdout).toContain('- The gradient is 0 in all layers, at a loss of 0.693: no step changes anything;');
    expect(stdout).toContain('- All 4 units of layer 1 have the same weights in and out:');
  });

  it('stops at a loss that is no number, keeps the last good weights, and exits with 1', async () => {
    const out = folder.path('exploded.model.json');
    const words = ['--data', 'linear', '--optimizer', 'sgd', '--rate', '1000', '--hidden', '0', '--out', out];
    const { code, stderr } = await nandrite('train', ...words);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^nandrite: The loss is no number at step \d+ .*lower the learning rate \(1000\) or scale the inputs\n$/,
    );
    expect(parseTrainedModel(JSON.parse(await readFile(out, 'utf8'))).ok).toBe(true);
  });
});

describe('train that no step can be taken of', () => {
  it('leaves a model that is there as it is, says so, and exits with 1', async () => {
    const data = await folder.write('huge.csv', 'x,t\n1,1e308\n2,-1e308\n3,1e307\n4,0.5\n5,1.5\n');
    const out = await folder.write('good.model.json', 'what was there');
    const { code, stdout, stderr } = await nandrite('train', '--data', data, '--epochs', '3', '--out', out);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'the error that a target of 1e+308 leaves is beyond bounds. It goes back to step 0: scale the target\n',
    );
    expect(stderr).toContain(`nandrite: ${out} is not written: nothing was learnt\n`);
    expect(stdout).not.toContain('written:');
    expect(await readFile(out, 'utf8')).toBe('what was there');
  });
});

describe('train stopped by Ctrl+C', () => {
  const interrupted = (): AbortSignal => AbortSignal.abort();

  it('keeps what it has, writes it, says so, and exits with 1', async () => {
    const out = folder.path('partial.model.json');
    const words = ['train', '--data', 'iris', '--epochs', '1000000', '--out', out, '--json'];
    const { code, stdout, stderr } = await nandriteWith({ signal: interrupted() }, ...words);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'nandrite: interrupted; the best weights so far are kept\n' });
    // One batch of four in an epoch of 120 rows.
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, folds: [{ epochs: 0.25 }], file: out });
    expect(await nandrite('predict', out, '--data', 'iris', '--json')).toMatchObject({ code: 0 });
  });

  it('keeps the best weights where rows are watched', async () => {
    const words = ['train', '--data', 'iris', '--epochs', '1000000', '--patience', '1000000'];
    const { code, stderr } = await nandriteWith({ signal: interrupted() }, ...words);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'nandrite: interrupted; the best weights so far are kept\n' });
  });

  it('tells which fold the model is of', async () => {
    const out = folder.path('fold.model.json');
    const words = ['train', '--data', 'iris', '--folds', '5', '--epochs', '1000000', '--out', out];
    const { code, stdout, stderr } = await nandriteWith({ signal: interrupted() }, ...words);
    expect(code).toBe(1);
    expect(stderr).toBe('nandrite: interrupted; the best weights so far are kept, and those of fold 1 written\n');
    expect(stdout).toContain(`written: ${out}, the weights of fold 1\n`);
  });

  it('shows the loss beside its progress', async () => {
    const notes: (string | undefined)[] = [];
    const seen: string[] = [];
    let clock = 0;
    const createProgress = (label: string, total: number) => {
      seen.push(`${label} of ${total}`);
      return { update: (_done: number, note?: string) => void notes.push(note), stop: () => void seen.push('stop') };
    };
    await nandriteWith({ now: () => (clock += 100), createProgress }, 'train', '--data', 'iris', '--epochs', '20');
    // Four batches of 32 in 120 rows.
    expect(seen).toEqual(['Training of 80', 'stop']);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^loss \d+(\.\d+)?$/);
  });
});

describe('train after folds whose last training explodes', () => {
  it('says so of the training that was kept', async () => {
    const out = folder.path('kept.model.json');
    const words = ['--data', 'linear', '--optimizer', 'sgd', '--rate', '1000', '--hidden', '0', '--folds', '2'];
    const { code, stdout } = await nandrite('train', ...words, '--json', '--out', out);
    expect(code).toBe(1);
    const { kept } = JSON.parse(stdout) as { kept: { isRefit: boolean; explosion: { message: string } | null } };
    expect(kept.isRefit).toBe(true);
    expect(kept.explosion?.message).toContain('The loss is no number at step');
  });
});

describe('train after folds with early stopping', () => {
  it('does not say that the rows it watched were learnt', async () => {
    const out = folder.path('watched.model.json');
    const words = ['--data', 'iris', '--folds', '3', '--patience', '3', '--epochs', '5', '--out', out];
    const { stdout } = await nandrite('train', ...words);
    // A tenth of 150 is watched.
    expect(stdout).toContain(`written: ${out}, trained on 135 labelled rows, the others watched, afterwards\n`);
    const { training } = JSON.parse(await readFile(out, 'utf8')) as { training: { rows: string } };
    expect(training.rows).toBe('all labelled rows, but a tenth that was watched');
  });
});

describe('train --scale-target', () => {
  /** y = 1000 + 3a − 40b. */
  const lines = Array.from({ length: 120 }, (_, k) => {
    const [a, b] = [(k * 37) % 101, ((k * 53) % 97) / 97];
    return `${a},${b},${1000 + 3 * a - 40 * b}`;
  });

  it('learns a quantity far from 0, and predicts it in its own units', async () => {
    const data = await folder.write('far.csv', ['a,b,y', ...lines].join('\n'));
    const out = folder.path('far.model.json');
    const words = ['--data', data, '--hidden', '0', '--epochs', '400'];
    const plain = await trained(...words);
    expect(plain.r2).toBeLessThan(0);
    expect(plain.findings.data.map(({ kind }) => kind)).toContain('target-scale');
    const scaled = await trained(...words, '--scale-target', '--out', out);
    expect(scaled.r2).toBeGreaterThan(0.99);
    expect(scaled.findings.data.map(({ kind }) => kind)).not.toContain('target-scale');
    const one = await folder.write('far-new.csv', 'a,b\n50,0.5\n');
    const { stdout } = await nandrite('predict', out, '--data', one, '--json');
    const [prediction] = (JSON.parse(stdout) as { predictions: string[] }).predictions;
    // 1000 + 150 − 20, and the target's deviation is near 88.
    expect(Math.abs(Number(prediction) - 1130)).toBeLessThan(5);
  });

  it('is refused for classes, and for circuits', async () => {
    const ofClasses = await nandrite('train', '--data', 'iris', '--scale-target');
    expect(ofClasses).toMatchObject({ code: 2, stdout: '' });
    expect(ofClasses.stderr).toContain('--scale-target: is for quantities, and the target is of classes');
    const ofCircuit = await nandrite('train', '--data', 'sine', '--scale-target', '--network', 'any.network.json');
    expect(ofCircuit).toMatchObject({ code: 2, stdout: '' });
    expect(ofCircuit.stderr).toContain('--scale-target: is given besides --network');
  });
});
