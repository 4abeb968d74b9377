import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();
const files = {
  'good.csv': 'x,y,kind\n1,2,a\n2,1,b\n3,4,a\n4,3,b\n5,6,a\n6,5,b\n',
  'empty.csv': '',
  'header.csv': 'x,y,kind\n',
  'one-row.csv': 'x,y,kind\n1,2,a\n',
  'one-class.csv': 'x,y,kind\n1,2,a\n2,3,a\n3,1,a\n',
  'unlabelled.csv': 'x,y,kind\n1,2,\n2,3,\n3,1,\n',
  'text.csv': `x,y,kind\n${Array.from({ length: 30 }, (_, k) => `${k},${k === 6 ? 'about 9' : 30 - k},${'ab'[k % 2]!}`).join('\n')}\n`,
  'target-only.csv': 'kind\na\nb\na\nb\n',
  'broken.model.json': '{"format": "nandrite.model", "version": 1,',
  'newer.model.json': '{"format": "nandrite.model", "version": 2}',
};
const at = (name: string): string => folder.path(name);

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) await folder.write(name, text);
  const made = await nandrite('train', '--data', at('good.csv'), '--epochs', '2', '--out', at('good.model.json'));
  expect(made.code).toBe(0);
});

/** Runs what cannot work: exit code 2, nothing on stdout, a sentence on stderr, and the same in JSON. */
async function failing(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await nandrite(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toContain('defect');
  const { stdout: json } = await nandrite(...words, '--json');
  const { issues } = JSON.parse(json) as { issues: { path: string; message: string; expected: string }[] };
  expect(issues.length).toBeGreaterThan(0);
  for (const { message, expected } of issues) expect(message.length * expected.length).toBeGreaterThan(0);
  return stderr.replaceAll(`${folder.path('')}/`, '');
}

describe.each(['train', 'gradient-check'])('%s refuses in words', (command) => {
  it.each<[string, string]>([
    [
      'no-such.csv',
      '--data: there is no file "no-such.csv", nor built-in data of that name; expected a file, or one of and, or,',
    ],
    ['.', 'cannot be read: it is a folder. Choose a file.'],
    ['empty.csv', 'empty.csv: found no rows; expected a table with at least one row of cells'],
    ['header.csv', 'the table has names of columns and no rows below'],
    ['one-row.csv', 'one-row.csv: the table has one row; expected at least two rows to learn from'],
    ['one-class.csv', 'every labelled row is of one class, "a"; expected rows of two classes or more'],
    ['unlabelled.csv', 'column "kind": every row is unlabelled'],
    [
      'text.csv',
      'row 8, column "y": found "about 9" in a column of numbers; expected a number, or NA where it is missing',
    ],
    ['target-only.csv', 'no column is left to predict "kind" from; expected a column of numbers or categories'],
  ])('the data %s', async (name, message) => {
    expect(await failing(command, '--data', at(name))).toContain(message);
  });

  it.each<[string[], string]>([
    [['--target', 'knd'], 'column "knd": there is no'],
    [['--target', 'Kind'], 'expected "kind", which differs in capitals or blanks only'],
    [['--drop', 'z'], 'column "z": there is no such column; expected one of'],
    [['--drop', '__proto__'], 'column "__proto__": there is no such column'],
    [['--drop', 'kind'], 'column "kind": the column to predict is dropped; expected another target, or to keep it'],
    [['--classes', 'c=other; d=another'], 'no class was given to "a", "b"; expected some of the codes'],
    [['--classes', 'nonsense'], 'classes'],
    [['--task', 'regression'], 'row 2, column "kind": found "a" in a target of numbers; expected a number'],
    [
      ['--hidden', 'abc'],
      '--hidden: found "abc"; expected sizes of layers from 1 to 65,536, such as 16 or 32,16, or 0',
    ],
    [['--hidden', '4,,4'], '--hidden: found "4,,4"'],
    [['--hidden', '65537'], '--hidden: found "65537"'],
    [
      ['--activation', 'rleu'],
      '--activation: found "rleu"; expected tanh or relu or leaky-relu or logistic or linear; did you mean relu?',
    ],
    [['--seed', '-1'], '--seed: found "-1"; expected a whole number of at least 0'],
    [
      ['--loss', 'cross-entropy', '--task', 'regression', '--target', 'x'],
      'found cross-entropy of linear outputs; expected logistic or softmax',
    ],
    [['--rows', '9'], '--rows: '],
    [['--network', 'no-such.network.json'], 'no-such.network.json cannot be read: there is no such file or folder.'],
    [
      ['--network', example('nand')],
      'mcculloch-pitts is a step, whose derivative is 0 or none; expected a unit that can be differentiated',
    ],
  ])('%j', async (words, message) => {
    expect(await failing(command, '--data', at('good.csv'), ...words)).toContain(message);
  });

  it('no data at all', async () => {
    expect(await failing(command)).toContain('--data: is missing; expected a file, or one of and, or, nand,');
  });
});

describe('train refuses in words', () => {
  it.each<[string[], string]>([
    [['--rate', '-0.1'], '--rate: found "-0.1"; expected a number above 0 and up to 1000000'],
    [['--rate', 'fast'], '--rate: found "fast"; expected a number above 0'],
    [['--epochs', '0'], '--epochs: found "0"; expected a whole number of at least 1'],
    [['--batch', '0'], '--batch: found "0"; expected a whole number of at least 1'],
    [['--dropout', '1'], '--dropout: found "1"; expected a number of at least 0 and below 1'],
    [['--l2', '-1'], '--l2: found "-1"; expected a number of at least 0'],
    [['--patience', '0'], '--patience: found "0"; expected a whole number of at least 1'],
    [['--optimizer', 'adm'], '--optimizer: found "adm"'],
    [
      ['--optimizer', 'lbfgs', '--rate', '1'],
      '--rate: is given besides --optimizer lbfgs, which takes all rows at once',
    ],
    [['--folds', '1'], '--folds: found "1"; expected a whole number of at least 2'],
    [
      ['--folds', '7'],
      '--folds: found 7 folds of 6 labelled rows; expected a whole number from 2 to the number of labelled rows',
    ],
    [['--test', '1.5'], '--test: found "1.5"; expected a number above 0 and below 1'],
    [
      ['--test', '0.01'],
      '--test: found a share of 0.01 of 6 labelled rows; expected a share between 0 and 1 that leaves rows',
    ],
    [['--test', '0.5', '--folds', '2'], '--test: is given besides --folds; expected one of the two'],
    [['--patience', '3', '--test', '0.5'], 'found a share of 0.1 of 3 labelled rows; expected a share between 0 and 1'],
    [['--out', 'model.json'], '--out: found "model.json"; expected a name that ends in .model.json'],
    [['--out', '.model.json'], '--out: found ".model.json"; expected a name that ends in .model.json'],
    [['--out', 'a.network.json'], '--out: found "a.network.json"; expected a name that ends in .model.json'],
    [
      ['--out', 'no-such-folder/a.model.json'],
      'a.model.json cannot be written: the folder no-such-folder does not exist.',
    ],
    [
      ['--balanced', '--target', 'x', '--task', 'regression'],
      '--balanced: is for classes, and the target is a quantity',
    ],
    [['--noise', '0.1'], '--noise: good.csv is not generated; expected it with one of and, or,'],
  ])('%j', async (words, message) => {
    expect(await failing('train', '--data', at('good.csv'), ...words)).toContain(message);
  });

  it('rows of a set that is as it is', async () => {
    expect(await failing('train', '--data', 'iris', '--rows', '10')).toContain('--rows: iris is not generated;');
  });

  it('to write a circuit as a model', async () => {
    const words = ['--data', 'xor', '--network', example('xor'), '--out', 'a.model.json'];
    expect(await failing('train', ...words)).toContain(
      'expected a name that ends in .network.json, since a circuit is',
    );
  });
});

describe('predict refuses in words', () => {
  it.each<[string[], string]>([
    [['no-such.model.json'], 'cannot be read: there is no such file or folder.'],
    [['broken.model.json'], 'the file ends too early; expected the rest of the JSON document: it looks truncated'],
    [
      ['newer.model.json'],
      'version: found 2: the file was made by a newer Nandrite; expected 1; update Nandrite to open it',
    ],
    [['good.csv'], 'line 1, column 1: not valid JSON'],
  ])('the model %j', async ([name], message) => {
    expect(await failing('predict', at(name!), '--data', at('good.csv'))).toContain(message);
  });

  it('a model without a preparation', async () => {
    const { preparation: _, ...model } = JSON.parse(await readFile(at('good.model.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const file = await folder.write('unprepared.model.json', JSON.stringify(model));
    expect(await failing('predict', file, '--data', at('good.csv'))).toContain(
      'preparation: is missing; expected an object',
    );
  });

  it('a network in place of a model', async () => {
    const stderr = await failing('predict', example('nand'), '--data', at('good.csv'));
    expect(stderr).toContain(
      'format: found "nandrite.network": this is not a nandrite.model file; expected "nandrite.model"',
    );
  });

  it('a model whose layers do not fit its columns', async () => {
    const model = JSON.parse(await readFile(at('good.model.json'), 'utf8')) as { spec: { inputs: number } };
    const file = await folder.write(
      'wide.model.json',
      JSON.stringify({ ...model, spec: { ...model.spec, inputs: 3 } }),
    );
    expect(await failing('predict', file, '--data', at('good.csv'))).toContain(
      'spec.inputs: found 3; expected 2, as the preparation makes of its columns',
    );
  });

  it('data without a column that the model needs', async () => {
    const file = await folder.write('narrow.csv', 'x,kind\n1,a\n2,b\n');
    expect(await failing('predict', at('good.model.json'), '--data', file)).toContain(
      'column "y": there is no such column; expected one of',
    );
  });

  it('a text where the model has a number', async () => {
    const file = await folder.write('stray.csv', 'x,y\n1,high\n2,low\n3,high\n4,low\n');
    expect(await failing('predict', at('good.model.json'), '--data', file)).toContain(
      'row 2, column "y": found "high" in a column of numbers',
    );
  });

  it('a place where nothing can be written', async () => {
    const words = ['predict', at('good.model.json'), '--data', at('good.csv'), '--out', at('')];
    expect(await failing(...words)).toContain('cannot be written: it is a folder. Choose a file.');
  });
});

describe('what is too large', () => {
  it.each(['train', 'gradient-check'])('is refused by %s before anything is computed', async (command) => {
    // 65,536² weights and as many moments, of 8 bytes.
    const stderr = await failing(command, '--data', at('good.csv'), '--hidden', '65536,65536');
    expect(stderr).toMatch(
      /^nandrite: The network needs [\d.]+ GiB of memory, and at most 4 GiB can be used\. Choose smaller layers, fewer rows or --precision f32\.\n$/,
    );
  });

  it('is let be by Ctrl+C: gradient-check tells what it has checked, and exits with 1', async () => {
    const words = ['gradient-check', '--data', 'iris', '--hidden', '200', '--json'];
    const { code, stdout, stderr } = await nandriteWith({ signal: AbortSignal.abort() }, ...words);
    // 4·200 + 200 + 200·3 + 3 parameters; the first slice is of one.
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'nandrite: interrupted after 1 of 1,603 parameters\n' });
    expect(JSON.parse(stdout)).toMatchObject({ parameters: 1603, checked: 1, evaluations: 2 });
    const shown = await nandriteWith({ signal: AbortSignal.abort() }, ...words.slice(0, -1));
    expect(shown.stdout).toContain('1,603 parameters, 32 rows: backpropagation is right as far as it was checked\n');
  });
});
