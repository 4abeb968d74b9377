import { expect, it } from 'vitest';
import { nandrite, useFolder } from './support.ts';

const folder = useFolder();
const linear = ['--hidden', '0', '--optimizer', 'lbfgs'];

/** y = 2x, a mark in the place of the x of row 5, and lines that end in a comma. */
const spoilt = ['x,y,', ...Array.from({ length: 20 }, (_, k) => `${k === 3 ? '?' : k},${2 * k},`)].join('\n');

it('train and predict tell of marks among numbers and of a column that is none', async () => {
  const data = await folder.write('spoilt.csv', spoilt);
  const out = folder.path('spoilt.model.json');
  const { code, stdout, stderr } = await nandrite('train', '--data', data, ...linear, '--out', out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('The target is "y", a regression.\n');
  expect(stdout).toContain(
    '- column 3 has neither a name nor a value in any row, as lines that end in a comma leave it',
  );
  expect(stdout).toContain('- column "x" has "?" among its numbers in 1 row of 20, first in row 5, taken as missing;');
  const other = await folder.write('other.csv', 'x,note\n-,a\n2,-');
  const predicted = await nandrite('predict', out, '--data', other);
  expect(predicted.code).toBe(0);
  expect(predicted.stdout).toMatch(/^x,note,predicted y\n-,a,[\d.]+\n2,-,[\d.]+\n$/);
  expect(predicted.stderr).toContain('nandrite: column "x" has "-" among its numbers in 1 row of 2, first in row 2');
  expect(predicted.stderr).toContain('nandrite: Missing values of "x" are taken as 9.');
  const { findings } = JSON.parse((await nandrite('train', '--data', data, ...linear, '--json')).stdout) as {
    findings: { data: { kind: string }[] };
  };
  expect(findings.data.map(({ kind }) => kind).slice(0, 2)).toEqual(['empty-column', 'marks']);
});

it('predict tells of values that it fills where a column has none but marks', async () => {
  const out = folder.path('marks.model.json');
  await nandrite('train', '--data', await folder.write('plain.csv', spoilt), ...linear, '--out', out);
  const { stderr } = await nandrite('predict', out, '--data', await folder.write('marks.csv', 'x,note\n-,a\n'));
  expect(stderr).toMatch(/^nandrite: Missing values of "x" are taken as 9\.\d+: 1 row \(2\)\.\n$/);
});

it('predict finds the category "?" in a file with none but numbers beside it', async () => {
  const sizeOf = new Map([
    ['1', 0],
    ['2', 1],
    ['x', 2],
    ['?', 9],
  ]);
  const rows = Array.from({ length: 40 }, (_, k) => [...sizeOf][k % 4]!.join(','));
  const out = folder.path('codes.model.json');
  const data = await folder.write('codes.csv', ['code,y', ...rows].join('\n'));
  await nandrite('train', '--data', data, '--task', 'regression', ...linear, '--out', out);
  const other = await folder.write('numbers.csv', 'code\n1\n2\n?\n1\n2\n');
  const { stdout, stderr } = await nandrite('predict', out, '--data', other, '--json');
  expect(stderr).toBe('');
  const { predictions, filled } = JSON.parse(stdout) as { predictions: string[]; filled: unknown[] };
  expect(predictions.map((each) => Math.round(Number(each)))).toEqual([0, 1, 9, 0, 1]);
  expect(filled).toEqual([]);
});
