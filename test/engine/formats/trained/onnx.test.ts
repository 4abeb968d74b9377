import { execFileSync } from 'node:child_process';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { exportModel } from '../../../../engine/formats/trained/export.ts';
import type { TrainedModel } from '../../../../engine/learning/model.ts';
import { allCases, caseOf, type Case } from './models.ts';

ort.env.wasm.numThreads = 1;

const cases = allCases();
const stars = cases[2]!;

type Precision = 'f32' | 'f64';

function bytesOf(model: TrainedModel, precision: Precision): Uint8Array {
  const exported = exportModel(model, 'onnx', { precision });
  if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
  return exported.value.content as Uint8Array;
}

/** Outputs of ONNX Runtime for raw rows: numbers, or NaN where a cell is none, and texts as they are. */
async function ask({ model, rows }: Case, precision: Precision): Promise<{ labels: string[]; values: number[] }> {
  const session = await ort.InferenceSession.create(bytesOf(model, precision));
  const { inputs } = model.preparation;
  const cell = (row: number, name: string): string => rows[row]![name]!.trim();
  const own = model.missingTexts ?? [];
  const numberOf = (text: string): number =>
    text === '' || own.includes(text) ? NaN : Number(text.replaceAll('−', '-'));
  const columns = inputs.filter(({ type }) => type === 'number');
  const numbers = rows.flatMap((_, row) => columns.map(({ name }) => numberOf(cell(row, name))));
  const type = precision === 'f32' ? 'float32' : 'float64';
  const array = precision === 'f32' ? Float32Array.from(numbers) : Float64Array.from(numbers);
  const feeds: Record<string, ort.Tensor> = {
    numbers: new ort.Tensor(type, array as never, [rows.length, columns.length]),
  };
  for (const { name, type: kind } of inputs) {
    if (kind === 'category') {
      const texts = rows.map((_, row) => canonical(cell(row, name)));
      feeds[name] = new ort.Tensor('string', texts, [rows.length, 1]);
    }
  }
  const results = await session.run(feeds);
  const values = results.probabilities ?? results.value!;
  return {
    labels: (results.label?.data ?? []) as unknown as string[],
    values: Array.from(values.data as Float64Array),
  };
}

/** Spellings that the loss report says are not kept, written as the file knows them. */
function canonical(text: string): string {
  if (/^(NULL|-nan|n\/a)$/.test(text)) return '';
  return /^[\d.]+(e\d+)?$/.test(text) ? String(Number(text)) : text;
}

const tolerances = { f32: 1e-5, f64: 1e-12 } as const;

describe.each(cases.map((each) => [each.name, each] as const))('ONNX of "%s"', (_, each) => {
  it.each(['f32', 'f64'] as const)('gives in ONNX Runtime what the model predicts, in %s', async (precision) => {
    const { labels, values } = await ask(each, precision);
    const width = values.length / each.rows.length;
    let compared = 0;
    each.expected.forEach((expected, row) => {
      if (expected === null) return;
      const found = values.slice(row * width, (row + 1) * width);
      const wanted = expected.label === null ? [expected.value] : expected.probabilities;
      expect(found).toHaveLength(wanted.length);
      found.forEach((value, k) =>
        expect(Math.abs(value - wanted[k]!)).toBeLessThanOrEqual(
          tolerances[precision] * Math.max(1, Math.abs(wanted[k]!)),
        ),
      );
      if (expected.label !== null) expect(labels[row]).toBe(expected.label);
      compared++;
    });
    expect(compared).toBeGreaterThanOrEqual(2);
  });

  it.each(['f32', 'f64'] as const)(
    'passes the checker of the onnx package with its types and shapes, in %s',
    (precision) => {
      expect(check(bytesOf(each.model, precision))).toMatchObject({ format: 7, operators: 13 });
    },
  );
});

describe('an ONNX file', () => {
  it('names its columns and classes', () => {
    expect(check(bytesOf(stars.model, 'f32'))).toEqual({
      ...{ format: 7, operators: 13 },
      inputs: ['numbers', 'colour', 'survey'],
      outputs: ['label', 'probabilities'],
      metadata: {
        'nandrite.numbers': '["flux","index"]',
        'nandrite.texts': '{"colour":"colour","survey":"survey"}',
        'nandrite.classes': '["bll","fsrq","psr"]',
      },
    });
  });

  it('keeps names apart from those of its own', async () => {
    const { preparation } = stars.model;
    const renamed = { colour: 'label', survey: 'numbers' } as Readonly<Record<string, string>>;
    const inputs = preparation.inputs.map((input) => ({ ...input, name: renamed[input.name] ?? input.name }));
    const bytes = bytesOf({ ...stars.model, preparation: { ...preparation, inputs } }, 'f32');
    expect((await ort.InferenceSession.create(bytes)).inputNames).toEqual(['numbers', 'label_2', 'numbers_2']);
  });

  it('says what it does not keep', () => {
    const exported = exportModel(
      caseOf(cases[4]!.model, 'flux,index,colour,survey\n1,1,red,1\n2,1,red,1').model,
      'onnx',
    );
    expect(exported).toMatchObject({
      ok: true,
      value: {
        losses: [
          'digits beyond those of 32 bits; --precision f64 keeps them',
          'texts in columns of numbers: they are read before they come to "numbers", where NaN is missing',
          "spellings of missing categories other than '', NA, N/A, NaN and null, -999",
          'that a row without "flux" has no prediction: it is filled in',
          'that a row without "index" has no prediction: it is filled in',
          'that a row without "colour" has no prediction: it is filled in',
          'that a row without "survey" has no prediction: it is filled in',
          'that 1, 1.0 and 01 are one category of "survey": it is written 1',
          'how it was trained: loss, optimiser, epochs, measures',
        ],
      },
    });
  });
});

/** What Debian's onnx package reads of a file that it finds nothing wrong with. */
function check(bytes: Uint8Array): Record<string, unknown> {
  const script = [
    'import json, sys, onnx',
    'model = onnx.load_model_from_string(sys.stdin.buffer.read())',
    'onnx.checker.check_model(model, full_check=True)',
    'inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)',
    'print(json.dumps({',
    '    "format": model.ir_version,',
    '    "operators": next(each.version for each in model.opset_import if each.domain == ""),',
    '    "inputs": [each.name for each in model.graph.input],',
    '    "outputs": [each.name for each in inferred.graph.output],',
    '    "metadata": {each.key: each.value for each in model.metadata_props},',
    '}))',
  ].join('\n');
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { input: bytes, encoding: 'utf8' })) as Record<
    string,
    unknown
  >;
}
