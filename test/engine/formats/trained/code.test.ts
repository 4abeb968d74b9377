import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { exportModel, type ModelFormat } from '../../../../engine/formats/trained/export.ts';
import type { PlainLayers } from '../../../../engine/formats/trained/layers.ts';
import type { TrainedModel } from '../../../../engine/learning/model.ts';
import { allCases, caseOf, type Case, type Cells, type Expected } from './models.ts';

type Predicted =
  { readonly label: string; readonly probabilities: Readonly<Record<string, number>> } | { readonly value: number };
type Predict = (row: Readonly<Record<string, number | string | null>>) => Predicted | null;

const folder = mkdtempSync(join(tmpdir(), 'nandrite-code-'));
afterAll(() => rmSync(folder, { recursive: true }));

function textOf(model: TrainedModel, format: ModelFormat): string {
  const exported = exportModel(model, format);
  if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
  return exported.value.content as string;
}

async function typescriptOf(model: TrainedModel): Promise<Predict> {
  const path = join(folder, `${model.name.replaceAll(/\W/g, '_')}.ts`);
  writeFileSync(path, textOf(model, 'typescript'));
  return ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as { predict: Predict }).predict;
}

/** What the file of Python says of rows: an error is its text. */
function askPython(model: TrainedModel, rows: readonly unknown[]): (Predicted | null | string)[] {
  const driver = [
    'import json, sys',
    'given = json.load(sys.stdin)',
    'space = {"__name__": "exported"}',
    'exec(compile(given["code"], "exported.py", "exec"), space)',
    'def ask(row):',
    '    try:',
    '        return space["predict"](row)',
    '    except (KeyError, ValueError) as error:',
    '        return str(error)',
    'print(json.dumps([ask(row) for row in given["rows"]]))',
  ].join('\n');
  const input = JSON.stringify({ code: textOf(model, 'python'), rows });
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', driver], { input, encoding: 'utf8' })) as Predicted[];
}

/** Equal to 1e-12, missing predictions at the same rows. */
function expectSame(found: readonly (Predicted | null | string)[], { expected, model }: Case): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((each, row) => expectOne(each, expected[row]!, model));
}

function expectOne(found: Predicted | null | string, expected: Expected | null, model: TrainedModel): void {
  if (expected === null) return expect(found).toBeNull();
  if (found === null || typeof found === 'string') throw new Error(`Found ${found}, expected a prediction`);
  if (expected.label === null) return expectNear('value' in found ? found.value : NaN, expected.value);
  if (!('label' in found)) throw new Error('Found a value, expected a class');
  expect(found.label).toBe(expected.label);
  const { target } = model.preparation;
  expect(Object.keys(found.probabilities)).toEqual(target.task === 'classification' && target.classes);
  Object.values(found.probabilities).forEach((each, k) => expectNear(each, expected.probabilities[k]!));
}

function expectNear(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
}

const cases = allCases();
const [iris, , stars] = cases as [Case, Case, Case];

describe.each(cases.map((each) => [each.name, each] as const))('code of "%s"', (_, each) => {
  it('predicts in TypeScript what the model predicts', async () => {
    const predict = await typescriptOf(each.model);
    expectSame(each.rows.map(predict), each);
  });

  it('predicts in Python what the model predicts', () => {
    expectSame(askPython(each.model, each.rows), each);
  });
});

it('is TypeScript without a mistake', () => {
  expect(mistakesIn(cases.map(({ model }) => textOf(model, 'typescript')))).toEqual([]);
});

describe('rows for code', () => {
  const spoilt: readonly (readonly [Cells | Record<string, null | number | string>, RegExp])[] = [
    [{}, /Found no \\?"petal length\\?"|Found no \\?"sepal length\\?"/],
    [{ ...iris.rows[0], 'petal length': 'long' }, /Found \\?"long\\?" in \\?"petal length\\?", expected a number/],
    [{ ...iris.rows[0], 'petal length': '0x10' }, /Found \\?"0x10\\?"/],
  ];

  it.each(spoilt)('are refused where a column or a number is none: %j', async (row, message) => {
    const predict = await typescriptOf(iris.model);
    expect(() => predict(row)).toThrow(message);
    expect(askPython(iris.model, [row])[0]).toMatch(message);
  });

  it('may be numbers and null instead of texts', async () => {
    const numbers = { flux: 3.5, index: null, colour: null, survey: 1 };
    const same = caseOf(stars.model, 'flux,index,colour,survey\n3.5,,,1.0\n0,1,red,1');
    const [first] = same.expected;
    expectOne((await typescriptOf(stars.model))(numbers), first!, stars.model);
    expectOne(askPython(stars.model, [numbers])[0]!, first!, stars.model);
  });

  it('cannot be told by a name that ends its comment', async () => {
    const model = { ...iris.model, name: 'a\nthrow new Error("no")\u2028b */ """' };
    expectSame(iris.rows.map(await typescriptOf(model)), iris);
    expectSame(askPython(model, iris.rows), iris);
  });
});

describe('JSON of layers', () => {
  it('holds matrices that another program multiplies, as the guide says', () => {
    const plain = JSON.parse(textOf(iris.model, 'json')) as PlainLayers;
    expect(plain.layers.map(({ weights }) => [weights.length, weights[0]!.length])).toEqual([
      [5, 4],
      [3, 5],
    ]);
    iris.rows.forEach((row, k) => {
      const x = plain.inputs.map((input) =>
        input.type === 'number' ? (Number(row[input.column]) - input.mean) / input.sd : NaN,
      );
      const y = plain.layers.reduce((values, { activation, weights, biases }) => {
        const z = weights.map((own, j) => own.reduce((sum, weight, i) => sum + weight * values[i]!, biases[j]!));
        const sum = z.reduce((total, each) => total + Math.exp(each), 0);
        return activation === 'tanh' ? z.map(Math.tanh) : z.map((each) => Math.exp(each) / sum);
      }, x);
      const expected = iris.expected[k]!;
      if (expected.label === null) throw new Error('Found a value, expected a class');
      y.forEach((each, c) => expectNear(each, expected.probabilities[c]!));
    });
  });

  it('is not for spiking layers, which it says', () => {
    const spec = { ...iris.model.spec, steps: 5 } as never;
    expect(exportModel({ ...iris.model, spec }, 'json')).toEqual({
      ok: false,
      issues: [
        {
          path: 'spec',
          message: 'found layers of spiking neurons',
          expected: 'a multilayer perceptron; the model file itself is the place of a spiking one',
        },
      ],
    });
  });
});

/** Of strict TypeScript, in words. */
function mistakesIn(codes: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] },
  };
  const sources = new Map(
    codes.map((code, k) => [
      resolve(folder, `checked${k}.ts`),
      ts.createSourceFile(resolve(folder, `checked${k}.ts`), code, ts.ScriptTarget.ES2022),
    ]),
  );
  const host = ts.createCompilerHost(options);
  const own = {
    ...host,
    getSourceFile: (name: string, target: ts.ScriptTarget) => sources.get(name) ?? host.getSourceFile(name, target),
  };
  const program = ts.createProgram([...sources.keys()], options, own);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
