import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { nandrite, useFolder } from './support.ts';

const folder = useFolder();
let model = '';

/** What y = 2x + 1 + (colour is red ? 3 : 0) gives, so that a linear unit has no error. */
function line(count: number): string {
  const rows = Array.from({ length: count }, (_, k) => {
    const [x, colour] = [k / 2, k % 3 === 0 ? 'red' : 'blue'];
    return `${x},${colour},${2 * x + 1 + (colour === 'red' ? 3 : 0)}`;
  });
  return ['x,colour,y', ...rows].join('\n');
}

beforeAll(async () => {
  model = folder.path('line.model.json');
  const data = await folder.write('line.csv', line(30));
  const words = ['--hidden', '0', '--optimizer', 'lbfgs', '--out', model];
  expect((await nandrite('train', '--data', data, ...words)).code).toBe(0);
});

const predictionsOf = (stdout: string): (number | null)[] =>
  (JSON.parse(stdout) as { predictions: (string | null)[] }).predictions.map((each) =>
    each === null ? null : Number(each),
  );

describe('predict', () => {
  it('labels irises as the mission writes it', async () => {
    const iris = folder.path('iris.model.json');
    await nandrite('train', '--data', 'iris', '--hidden', '8', '--epochs', '60', '--out', iris);
    const data = await folder.write(
      'new.csv',
      'petal width,petal length,sepal width,sepal length,remark\n0.2,1.4,3.5,5.1,first of Fisher\n2.5,6,3.3,6.3,"a virginica, surely"\n',
    );
    const out = folder.path('labelled.csv');
    const { code, stdout, stderr } = await nandrite('predict', iris, '--data', data, '--out', out);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `2 rows\nwritten: ${out}\n`, stderr: '' });
    // Columns are found by name, in any order; others stay.
    expect((await readFile(out, 'utf8')).trim().split(/\r?\n/)).toEqual([
      'petal width,petal length,sepal width,sepal length,remark,predicted species',
      '0.2,1.4,3.5,5.1,first of Fisher,setosa',
      '2.5,6,3.3,6.3,"a virginica, surely",virginica',
    ]);
  });

  it('writes the probability of each class where asked, and refuses it where there are no classes', async () => {
    const iris = folder.path('probable.model.json');
    await nandrite('train', '--data', 'iris', '--hidden', '8', '--epochs', '60', '--out', iris);
    const { stdout } = await nandrite('predict', iris, '--data', 'iris', '--probabilities');
    const [head, ...rows] = stdout.trim().split('\n');
    expect(head).toMatch(/,predicted species,P\(setosa\),P\(versicolor\),P\(virginica\)$/);
    const of = (row: string): number[] => row.split(',').slice(-3).map(Number);
    for (const row of rows) expect(of(row).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    const json = await nandrite('predict', iris, '--data', 'iris', '--probabilities', '--json');
    const { classes, probabilities } = JSON.parse(json.stdout) as { classes: string[]; probabilities: number[][] };
    expect(classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(probabilities).toEqual(rows.map(of));
    const refused = await nandrite('predict', model, '--data', 'iris', '--probabilities');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(
      `nandrite: --probabilities: ${model} predicts numbers, which have none; expected a model of classes, or leave it out\n`,
    );
  });

  it('calls outputs that are no probabilities scores', async () => {
    const iris = folder.path('scored.model.json');
    await nandrite('train', '--data', 'iris', '--hidden', '0', '--epochs', '5', '--out', iris);
    const softmax = await readFile(iris, 'utf8');
    const linear = softmax.replace('"softmax"', '"linear"').replace('"cross-entropy"', '"squared"');
    const scored = await folder.write('linear.model.json', linear);
    const { stdout } = await nandrite('predict', scored, '--data', 'iris', '--probabilities');
    expect(stdout.split('\n')[0]).toMatch(/,score\(setosa\),score\(versicolor\),score\(virginica\)$/);
    const { stdout: json } = await nandrite('predict', scored, '--data', 'iris', '--probabilities', '--json');
    expect(JSON.parse(json)).toHaveProperty('scores');
    expect(JSON.parse(json)).not.toHaveProperty('probabilities');
  });

  it('says how right it is where the target is known', async () => {
    const iris = folder.path('known.model.json');
    await nandrite('train', '--data', 'iris', '--hidden', '8', '--epochs', '100', '--out', iris);
    const { stdout } = await nandrite('predict', iris, '--data', 'iris', '--json');
    const { known, predictions } = JSON.parse(stdout) as {
      known: { rows: number; accuracy: number; confusion: number[][] };
      predictions: string[];
    };
    expect(known.rows).toBe(150);
    const right = predictions.filter(
      (each, row) => each === ['setosa', 'versicolor', 'virginica'][Math.floor(row / 50)],
    );
    expect(known.accuracy).toBeCloseTo(right.length / 150, 12);
    expect(known.confusion.map((row) => row.reduce((sum, each) => sum + each, 0))).toEqual([50, 50, 50]);
  });

  it('predicts quantities in the units of the table', async () => {
    const data = await folder.write('more.csv', 'colour,x\nblue,100\nred,0\nblue,0\n');
    const { stdout } = await nandrite('predict', model, '--data', data, '--json');
    const [a, b, c] = predictionsOf(stdout);
    expect(a).toBeCloseTo(201, 2);
    expect(b).toBeCloseTo(4, 2);
    expect(c).toBeCloseTo(1, 2);
  });

  it('fills missing values with the mean it learnt, and takes unknown categories as none, saying so', async () => {
    const data = await folder.write('gaps.csv', 'x,colour\nNA,blue\n3,green\n1,\n2,blue\n4,red\n');
    const { code, stdout, stderr } = await nandrite('predict', model, '--data', data, '--json');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^nandrite: Missing values of "x" are taken as [\d.]+: 1 row \(2\)\.\nnandrite: Missing values of "colour" are taken as "blue": 1 row \(4\)\.\nnandrite: column "colour": 1 row of categories that training never saw, taken as none\n$/,
    );
    const predictions = predictionsOf(stdout);
    const learnt = JSON.parse(await readFile(model, 'utf8')) as { preparation: { inputs: { mean: number }[] } };
    expect(predictions[0]).toBeCloseTo(2 * learnt.preparation.inputs[0]!.mean + 1, 2);
    // Blue is the most frequent colour.
    expect(predictions[2]).toBeCloseTo(3, 2);
    expect(predictions[4]).toBeCloseTo(12, 2);
  });

  it('leaves rows without what the model needs unlabelled', async () => {
    const strict = folder.path('strict.model.json');
    const data = folder.path('line.csv');
    await nandrite(
      'train',
      '--data',
      data,
      '--hidden',
      '0',
      '--missing',
      'drop-rows',
      '--epochs',
      '2',
      '--out',
      strict,
    );
    const gaps = await folder.write('holes.csv', 'x,colour\n1,blue\nNA,blue\n2,red\n');
    const { stdout } = await nandrite('predict', strict, '--data', gaps, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, predicted: 2, skipped: 1 });
    expect(predictionsOf(stdout)[1]).toBeNull();
    const all = await folder.write('all-holes.csv', 'x,colour\nNA,blue\nNA,red\n');
    const { code, stdout: table } = await nandrite('predict', strict, '--data', all);
    expect({ code, table: table.trim().split(/\r?\n/) }).toEqual({
      code: 0,
      table: ['x,colour,predicted y', 'NA,blue,', 'NA,red,'],
    });
  });

  it('gives no prediction where numbers are too large to compute with', async () => {
    const data = await folder.write('huge.csv', 'x,colour\n1e308,blue\n-1e308,red\n1,blue\n');
    const { code, stdout } = await nandrite('predict', model, '--data', data, '--json');
    expect(code).toBe(0);
    const predictions = predictionsOf(stdout);
    expect(predictions.every((each) => each === null || Number.isFinite(each))).toBe(true);
    expect(predictions[2]).toBeCloseTo(3, 2);
  });

  it('leaves the cells of a file as they are written', async () => {
    const text = 'id;x;colour;serial\n007;1,50; blue;12345678901234567\n008;NA;"re;d";12345678901234568\n';
    const data = await folder.write('ids.csv', text);
    const { code, stdout } = await nandrite('predict', model, '--data', data);
    expect(code).toBe(0);
    const [head, first, second] = stdout.trim().split('\n');
    expect(head).toBe('id;x;colour;serial;predicted y');
    // 2 · 1.5 + 1, with a decimal comma as the other cells.
    expect(first).toMatch(/^007;1,50;" blue";12345678901234567;(4(,0\d*)?|3,99\d*)$/);
    expect(second).toMatch(/^008;NA;"re;d";12345678901234568;\d+,?\d*$/);
  });

  it('knows how missing values were written where it learnt', async () => {
    const data = await folder.write('coded.csv', line(20).replace('\n1.5,blue', '\n-999,blue'));
    const coded = folder.path('coded.model.json');
    const words = ['--hidden', '0', '--epochs', '2', '--missing-text', '-999', '--out', coded];
    expect((await nandrite('train', '--data', data, ...words)).code).toBe(0);
    const gaps = await folder.write('coded-new.csv', 'x,colour\n-999,blue\nNA,blue\n2,blue\n');
    const [first, second, third] = predictionsOf((await nandrite('predict', coded, '--data', gaps, '--json')).stdout);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('writes over neither its model nor its data', async () => {
    const data = await folder.write('kept.csv', line(5));
    for (const [out, what] of [
      [model, 'model'],
      [data, 'data'],
    ] as const) {
      const before = await readFile(out, 'utf8');
      const { code, stderr } = await nandrite('predict', model, '--data', data, '--out', out);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `nandrite: --out: "${out}" is the file of the ${what}, which would be lost; expected a file of its own\n`,
      });
      expect(await readFile(out, 'utf8')).toBe(before);
    }
  });

  it('gives its column a name that is not there yet', async () => {
    const data = await folder.write('again.csv', 'x,colour,predicted y\n1,blue,7\n2,red,8\n');
    const { stdout } = await nandrite('predict', model, '--data', data);
    expect(stdout).toMatch(/^x,colour,predicted y,predicted y again\r?\n/);
  });

  it('applies to generated data of another seed', async () => {
    const moons = folder.path('moons.model.json');
    await nandrite('train', '--data', 'moons', '--hidden', '16', '--epochs', '100', '--out', moons);
    const words = ['--data', 'moons', '--seed', '99', '--rows', '500', '--noise', '0.05', '--json'];
    const { known } = JSON.parse((await nandrite('predict', moons, ...words)).stdout) as {
      known: { rows: number; accuracy: number };
    };
    expect(known.rows).toBe(500);
    expect(known.accuracy).toBeGreaterThan(0.97);
  });
});

describe('model files', () => {
  it('have a schema, and are described by validate', async () => {
    const { code, stdout } = await nandrite('schema', 'model');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { format: { const: 'nandrite.model' } } });
    expect(await nandrite('validate', model)).toEqual({
      code: 0,
      // One number and two colours in, one number out: three weights and a bias.
      stdout: `${model}: valid, trained model "line.csv" (3 – 1, 4 parameters; regression of "y")\n`,
      stderr: '',
    });
    const broken = await folder.write(
      'broken.model.json',
      (await readFile(model, 'utf8')).replace('"linear"', '"lineal"'),
    );
    const refused = await nandrite('validate', broken);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('spec.layers[0].activation: found "lineal"; expected "linear" or "logistic"');
  });
});
