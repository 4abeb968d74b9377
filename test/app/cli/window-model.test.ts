import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../renderer/worker/client.ts';
import { standardChoices } from '../../../renderer/state/training-choices.ts';
import { createTestEngine } from '../../renderer/support/engine.ts';
import { modelEndings } from '../../../engine/formats/trained/export.ts';
import { nandrite, useFolder } from './support.ts';

/** The window trains, writes and predicts the same numbers as the shell, to the last bit: same data, same choices. */
const folder = useFolder();
const epochs = 12;
const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
const rows = ['5.1,3.5,1.4,0.2', '6.3,3.3,6.0,2.5', '5.9,3.0,4.2,1.5', '4.9,,1.4,0.1', ',,5.2,2.0'];
const table = ['sepal length,sepal width,petal length,petal width', ...rows].join('\n');
let client: EngineClient;
let ofShell = '';

beforeAll(async () => {
  const engine = createTestEngine();
  client = engine.client;
  await client.call('readTable', {
    source: { kind: 'built-in', name: 'iris', rows: 150, noise: 0, seed: 1 },
    ...plan,
  });
  await client.call('startTraining', { id: 1, ...standardChoices, epochs, seed: 3 });
  await client.call('playTraining', { pace: Infinity });
  await engine.pass(2000);
  ofShell = folder.path('iris.model.json');
  const choices = ['--hidden', '16', '--rate', '0.01', '--batch', '32', '--epochs', String(epochs), '--seed', '3'];
  expect((await nandrite('train', '--data', 'iris', ...choices, '--out', ofShell)).code).toBe(0);
});

describe('a model that was trained in the window', () => {
  it('has the file that `train` writes, weights, choices, measures and all', async () => {
    const { name, text } = await client.call('modelText', { of: 'training' });
    expect([name, text]).toEqual(['iris', await readFile(ofShell, 'utf8')]);
  });

  it.each(['onnx', 'json', 'typescript', 'python', 'network'] as const)(
    'has the file that `export --to %s` writes',
    async (format) => {
      const out = folder.path(`out${modelEndings[format]}`);
      const { stderr } = await nandrite('export', ofShell, '--to', format, '--out', out);
      const exported = await client.call('exportModel', { of: 'training', format });
      if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
      const { content, losses } = exported.value;
      expect(Buffer.from(content)).toEqual(await readFile(out));
      expect(losses.map((loss) => `nandrite: not kept: ${loss}\n`).join('')).toBe(stderr);
    },
  );

  it.each([
    ['as it stands', null],
    ['opened from its file', 'file'],
  ])('predicts a table as `predict` does, %s', async (_how, from) => {
    const text = from && (await readFile(ofShell, 'utf8'));
    const shown = await client.call('showModel', { text });
    expect(shown).toMatchObject({ ok: true, value: { name: 'iris', parameterCount: 4 * 16 + 16 + 16 * 3 + 3 } });
    const answer = await client.call('predictTable', { name: 'new.csv', text: table, rows: 'all' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    const { stdout } = await nandrite('predict', ofShell, '--data', await folder.write('new.csv', table), '--json');
    const { predictions } = JSON.parse(stdout) as { predictions: string[] };
    expect(answer.value.rows.map(({ label }) => label)).toEqual(predictions);
    expect(answer.value.filled.map(({ column, rows: [...places] }) => [column, ...places])).toEqual([
      ['sepal length', 6],
      ['sepal width', 5, 6],
    ]);
    const out = folder.path('labelled.csv');
    await nandrite('predict', ofShell, '--data', folder.path('new.csv'), '--out', out);
    expect(await client.call('predictedCsv', { probabilities: false })).toBe(await readFile(out, 'utf8'));
    await nandrite('predict', ofShell, '--data', folder.path('new.csv'), '--missing-text=1.4', '--out', out);
    await client.call('predictTable', { name: 'new.csv', text: table, rows: 'all', missingTexts: ['1.4'] });
    expect(await client.call('predictedCsv', { probabilities: false })).toBe(await readFile(out, 'utf8'));
    await client.call('predictTable', { name: 'new.csv', text: table, rows: 'all' });
    await nandrite('predict', ofShell, '--data', folder.path('new.csv'), '--probabilities', '--out', out);
    const withProbabilities = await readFile(out, 'utf8');
    expect(withProbabilities).toContain('predicted species,P(setosa),P(versicolor),P(virginica)\n');
    expect(await client.call('predictedCsv', { probabilities: true })).toBe(withProbabilities);
  });
});

it('a model of a table with a missing text of its own has the file that `train --missing-text` writes', async () => {
  const text = ['x,y', ...Array.from({ length: 30 }, (_, k) => `${k === 4 ? -999 : k},${k % 3}.5`)].join('\n');
  const engine = createTestEngine();
  const own = engine.client;
  const source = { kind: 'file', name: 'coded.csv', text } as const;
  await own.call('readTable', { source, ...plan, missingTexts: ['-999'] });
  await own.call('startTraining', { id: 1, ...standardChoices, epochs: 2, seed: 3 });
  await own.call('playTraining', { pace: Infinity });
  await engine.pass(500);
  const out = folder.path('coded.model.json');
  const choices = ['--hidden', '16', '--rate', '0.01', '--batch', '32', '--epochs', '2', '--seed', '3'];
  const data = await folder.write('coded.csv', text);
  await nandrite('train', '--data', data, '--missing-text=-999', ...choices, '--out', out);
  const model = (await own.call('modelText', { of: 'training' })).text;
  expect(model).toBe(await readFile(out, 'utf8'));
  expect(JSON.parse(model)).toMatchObject({ missingTexts: ['-999'] });
});
