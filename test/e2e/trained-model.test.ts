import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nandrite } from '../app/cli/support.ts';
import { header, openExample } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

ort.env.wasm.numThreads = 1;

const flowers = [
  'sepal length,sepal width,petal length,petal width,species',
  '5.1,3.5,1.4,0.2,setosa',
  '6.3,3.3,6.0,2.5,virginica',
  '5.9,3.0,4.2,1.5,versicolor',
  '6.1,2.9,,1.4,versicolor',
  '6.0,2.2,5.0,1.5,virginica',
].join('\n');

/** Trains, saves, starts anew and predicts; each test goes on where the one before left the window. */
describe('a trained model in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const view = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const rows = () => page.getByRole('group', { name: 'Predicted rows' }).locator('tbody tr');
  const predictedTexts = async (): Promise<string[]> => (await rows().allInnerTexts()).map((text) => text.trim());
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

  async function start(args: readonly string[] = []): Promise<void> {
    launched = await launchApp({ args });
    ({ page } = launched);
  }

  /** Through the native dialog, which answers a path of the folder. */
  async function writes(name: string, deed: () => Promise<void>): Promise<void> {
    await stubDialogs(launched.app, { save: at(name) });
    await deed();
    await eventually(() => expect(existsSync(at(name))).toBe(true));
  }

  async function drop(name: string, text: string): Promise<void> {
    const dropped = await page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content!], fileName!));
        return transfer;
      },
      [name, text],
    );
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  }

  const exportAs = async (label: string): Promise<void> => {
    await button('Export').click();
    await page.getByRole('menuitem', { name: label }).click();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-model-'));
    writeFileSync(at('flowers.csv'), flowers);
    await start();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is saved by Ctrl+S as `nandrite train` writes it for the same choices', async () => {
    await view('Train').click();
    await page.getByLabel('Data set', { exact: true }).selectOption('iris');
    await page.getByText('150 rows · 4 inputs · 3 classes').waitFor();
    await page.getByLabel('Epochs', { exact: true }).fill('40');
    await page.getByLabel('Epochs', { exact: true }).press('Enter');
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
    await button('Play').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    expect(await readEpoch(page)).toBe(40);
    await writes('iris.model.json', () => page.keyboard.press('Control+s'));
    await nandrite('train', '--data', 'iris', '--epochs', '40', '--out', at('shell.model.json'));
    expect(readFileSync(at('iris.model.json'), 'utf8')).toBe(readFileSync(at('shell.model.json'), 'utf8'));
  });

  it('is exported to each format as the shell does; ONNX Runtime reads it', async () => {
    const formats = [
      ['ONNX', 'onnx', 'iris.onnx'],
      ['JSON layers', 'json', 'iris.layers.json'],
      ['TypeScript', 'typescript', 'iris.ts'],
      ['Python', 'python', 'iris.py'],
    ] as const;
    for (const [label, format, name] of formats) {
      await writes(name, () => exportAs(label));
      await nandrite('export', at('iris.model.json'), '--to', format, '--out', at(`shell-${name}`));
      expect(readFileSync(at(name)).equals(readFileSync(at(`shell-${name}`))), label).toBe(true);
    }
    const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(at('iris.onnx'))));
    const numbers = new ort.Tensor('float32', Float32Array.of(5.1, 3.5, 1.4, 0.2, 6.3, 3.3, 6, 2.5), [2, 4]);
    const { label } = await session.run({ numbers });
    expect([...(label!.data as unknown as string[])]).toEqual(['setosa', 'virginica']);
  });

  let before: string[] = [];

  it('predicts a table as trained now, without being saved, and goes back to a training that is as it was', async () => {
    await stubDialogs(launched.app, { open: at('flowers.csv') });
    await button('Predict…').click();
    await heading('iris as trained now').waitFor();
    before = await predictedTexts();
    expect(before).toHaveLength(5);
    expect(before[3]).toContain('missing');
    await page.keyboard.press('Escape');
    await heading('Train a network on data').waitFor({ state: 'attached' });
    expect(await readEpoch(page)).toBe(40);
  });

  it('is opened after a restart from the command line, and says the same of the same rows, as the shell does', async () => {
    await launched.close();
    await start([at('iris.model.json')]);
    await heading('iris.model.json').waitFor();
    const facts = page.getByRole('group', { name: 'About the model' });
    // An Escape that closes the menu leaves the page.
    await button('Export').click();
    await page.getByRole('menuitem', { name: 'ONNX' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'ONNX' }).waitFor({ state: 'detached' });
    expect(await facts.innerText()).toMatch(/4 – 16 tanh – 3 softmax[\s\S]*adam, rate 0\.01[\s\S]*40/);
    await drop('flowers.csv', flowers);
    await rows().first().waitFor();
    expect(await predictedTexts()).toEqual(before);
    const { stdout } = await nandrite('predict', at('iris.model.json'), '--data', at('flowers.csv'), '--json');
    const { predictions, known } = JSON.parse(stdout) as { predictions: string[]; known: { accuracy: number } };
    expect(await rows().locator('.label').allInnerTexts()).toEqual(
      predictions.map((label) => expect.stringContaining(label) as string),
    );
    const told = await page.getByRole('status', { name: 'What was predicted' }).innerText();
    expect(told).toContain(`${(100 * known.accuracy).toFixed(1)} %`);
    await writes('predicted.csv', () => button('Save as CSV…').click());
    await nandrite('predict', at('iris.model.json'), '--data', at('flowers.csv'), '--out', at('shell.csv'));
    expect(readFileSync(at('predicted.csv'), 'utf8')).toBe(readFileSync(at('shell.csv'), 'utf8'));
    // F6 comes by what is told of the model, and by what it predicts.
    const panes = new Set<string | null | undefined>();
    for (let k = 0; k < 6; k++) {
      await page.keyboard.press('F6');
      panes.add(await page.evaluate(() => document.activeElement?.closest('[aria-label]')?.getAttribute('aria-label')));
    }
    expect([...panes]).toEqual(expect.arrayContaining(['About the model', 'Predictions']));
    await page.getByLabel('with probabilities').check();
    await writes('probabilities.csv', () => button('Save as CSV…').click());
    const words = ['--data', at('flowers.csv'), '--probabilities', '--out', at('shell-probabilities.csv')];
    await nandrite('predict', at('iris.model.json'), ...words);
    const written = readFileSync(at('probabilities.csv'), 'utf8');
    expect(written).toBe(readFileSync(at('shell-probabilities.csv'), 'utf8'));
    expect(written.split('\n')[0]).toMatch(/,predicted species,P\(setosa\),P\(versicolor\),P\(virginica\)$/);
  });

  it('fits every window and is accessible in both themes, predicted, refused and at first', async () => {
    const check = async (): Promise<void> => {
      for (const [width, height] of sizes) {
        await resize(launched, width, height);
        expect(await misplaced(page)).toEqual([]);
      }
      for (const theme of ['light', 'dark'] as const) expect(await problems(page, theme)).toEqual([]);
    };
    await check();
    await drop('short.csv', 'sepal length,petal length\n1,2\n3,4\n');
    const sentence = 'Column "sepal width": there is no such column.';
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    await check();
    await stubDialogs(launched.app, { open: at('iris.model.json') });
    await page.keyboard.press('Control+o');
    await page.getByRole('group', { name: 'Neurons of the network' }).waitFor();
    await check();
  });

  it('is refused where its file is damaged or newer, and what was shown stays', async () => {
    const text = readFileSync(at('iris.model.json'), 'utf8');
    await drop('cut.model.json', text.slice(0, 900));
    await page.getByText('cut.model.json was not opened').waitFor();
    await page.getByText(/the file ends too early/).waitFor();
    await drop('newer.model.json', text.replace('"version": 1', '"version": 9'));
    await page.getByText(/the file was made by a newer Nandrite/).waitFor();
    await heading('iris.model.json').waitFor();
  });

  it('is opened where it is dropped on a circuit, which stays; and becomes a circuit itself', async () => {
    await button('Back to training').click();
    await view('Build').click();
    await openExample(page, 'NAND');
    await drop('dropped.model.json', readFileSync(at('iris.model.json'), 'utf8'));
    await heading('dropped.model.json').waitFor();
    await view('Build').click();
    expect(await header(page)).toBe('NAND');
    await view('Train').click();
    await exportAs('Open as a circuit');
    await page.locator('.canvas .host canvas').waitFor();
    expect(await header(page)).toBe('iris\n• unsaved');
  });

  it('predicts the rows without a label of its table at one click', async () => {
    await view('Train').click();
    await button('Back to training').click();
    const own = Array.from({ length: 60 }, (_, k) => `${k - 30.5},${k % 20 === 7 ? '' : k > 30 ? 'high' : 'low'}`);
    writeFileSync(at('own.csv'), `level,kind\n${own.join('\n')}\n`);
    await stubDialogs(launched.app, { open: at('own.csv') });
    await page.keyboard.press('Control+o');
    await page.getByText('3 rows without a label set aside to be predicted.').waitFor();
    await button('Play').click();
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    await button('Predict the 3 rows without a label').click();
    await heading('own.csv as trained now').waitFor();
    expect(await rows().locator('.label').allInnerTexts()).toEqual(['low', 'low', 'high']);
  });
});
