import { describe, expect, it } from 'vitest';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { parseCsv } from '../../../engine/data/csv.ts';
import { outputNames, readOutputs } from '../../../engine/data/preparation.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import type { Table } from '../../../engine/data/table.ts';
import { modelJsonSchema, modelOutputs, parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { startExperiment, type Choices } from '../../../engine/learning/experiment.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { jsonMutator } from './support/mutate-json.ts';

const choices: Choices = {
  ...{ hidden: [3], activation: 'tanh', dropout: 0, lossName: null, optimizer: optimizerOf('adam', { rate: 0.01 }) },
  ...{ schedule: { kind: 'constant' }, batch: 8, epochs: 3, l1: 0, l2: 0, initializer: null, seed: 1 },
  ...{ balanced: false, patience: null, precision: 'f64' },
};

function tableOf(text: string): Table {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value.table;
}

const table = tableOf(
  [
    'x,colour,kind',
    ...Array.from({ length: 24 }, (_, k) => `${k / 4},${['red', 'blue', 'green'][k % 3]},${k % 2 ? 'a' : 'b'}`),
  ].join('\n'),
);

function modelOf(): TrainedModel {
  const problem = readProblem(table);
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  const experiment = startExperiment(
    problem.value,
    splitRows(problem.value.labelled, 0.25, { seed: 1, codes: null }),
    choices,
  );
  experiment.advance(9);
  const { preparation, spec, loss, network } = experiment;
  return {
    ...{ format: 'nandrite.model', version: 1, name: 'small', preparation, spec, loss },
    ...{ parameters: [...network.parameters()], training: { seed: 1 } },
  };
}

const model = modelOf();
const text = JSON.stringify(model);

describe('a model file', () => {
  it('is read back as it was, and gives the same outputs bit for bit', () => {
    const parsed = parseTrainedModel(JSON.parse(text));
    expect(parsed).toEqual({ ok: true, value: model });
    const all = applyPreparation(model.preparation, table);
    if (!all.ok || !parsed.ok) throw new Error('unreadable');
    expect(modelOutputs(parsed.value, all.value.samples)).toEqual(modelOutputs(model, all.value.samples));
  });

  it('gives outputs that follow from its numbers by hand', () => {
    const tiny = {
      ...model,
      preparation: {
        version: 1 as const,
        inputs: [
          {
            type: 'number' as const,
            name: 'x',
            missing: 'mean' as const,
            strays: 'issue' as const,
            fill: 0,
            mean: 1,
            sd: 2,
          },
        ],
        target: { task: 'regression' as const, name: 'y', mean: 0, sd: 1 },
      },
      spec: {
        inputs: 1,
        layers: [
          { size: 2, activation: 'tanh' as const },
          { size: 1, activation: 'linear' as const },
        ],
      },
      loss: 'squared' as const,
      // Layer 1: weights 0.5 and −1, biases 0.1 and 0.2; layer 2: weights 3 and 4, bias −0.5.
      parameters: [0.5, -1, 0.1, 0.2, 3, 4, -0.5],
    };
    const parsed = parseTrainedModel(JSON.parse(JSON.stringify(tiny)));
    const prepared = applyPreparation(tiny.preparation, tableOf('x\n5\n1\n'), { targets: false });
    if (!parsed.ok || !prepared.ok) throw new Error('unreadable');
    // (5 − 1)/2 = 2 and (1 − 1)/2 = 0.
    const expected = [2, 0].map((x) => 3 * Math.tanh(0.5 * x + 0.1) + 4 * Math.tanh(-x + 0.2) - 0.5);
    modelOutputs(parsed.value, prepared.value.samples).forEach((y, row) => expect(y).toBeCloseTo(expected[row]!, 12));
  });

  it('has a JSON Schema that names its parts', () => {
    const schema = modelJsonSchema() as { required: string[]; properties: { preparation: { required: string[] } } };
    expect(new Set(schema.required)).toEqual(new Set(Object.keys(model)));
    expect(schema.properties.preparation.required).toEqual(['version', 'inputs', 'target']);
  });
});

describe('a model file that is wrong', () => {
  const issuesOf = (value: unknown): string[] => {
    const parsed = parseTrainedModel(value);
    return parsed.ok
      ? []
      : parsed.issues.map(({ path, message, expected }) => `${path}: ${message}; expected ${expected}`);
  };

  it.each<[string, unknown, string]>([
    ['nothing', null, ': found null; expected an object with "format": "nandrite.model"'],
    ['a list', [], ': found an empty array; expected an object with "format": "nandrite.model"'],
    [
      'a newer version',
      { format: 'nandrite.model', version: 2 },
      'version: found 2: the file was made by a newer Nandrite; expected 1; update Nandrite to open it',
    ],
    ['no parts', { format: 'nandrite.model', version: 1 }, 'spec: is missing; expected an object'],
    [
      'an unknown part',
      { ...model, extra: 1 },
      'extra: unknown field "extra"; expected no such field here; check its spelling or remove it',
    ],
    [
      'a number too few',
      { ...model, parameters: model.parameters.slice(1) },
      'parameters: found 22 numbers; expected 23, as the layers have',
    ],
    [
      'a layer too wide',
      { ...model, spec: { ...model.spec, inputs: 5 } },
      'spec.inputs: found 5; expected 4, as the preparation makes of its columns',
    ],
    [
      'an output too many',
      { ...model, spec: { inputs: 4, layers: [{ size: 3, activation: 'softmax' }] } },
      'spec.layers[0].size: found 3; expected 2, as the preparation has targets',
    ],
    [
      'a loss that does not fit',
      { ...model, spec: { inputs: 4, layers: [{ size: 2, activation: 'tanh' }] } },
      'spec: found cross-entropy of tanh outputs; expected logistic or softmax outputs, whose values are probabilities',
    ],
  ])('%s', (_, value, issue) => {
    expect(issuesOf(value)).toContain(issue);
  });

  it('numbers that no double holds are refused where they stand', () => {
    const huge = JSON.parse(text.replace(/"parameters":\[[^,]+/, '"parameters":[1e999')) as unknown;
    expect(issuesOf(huge)).toEqual(['parameters[0]: found Infinity; expected a finite number']);
  });

  it('sizes of 65,536 by 65,536 are refused without a byte of theirs', () => {
    const layers = [
      { size: 65_536, activation: 'tanh' },
      { size: 65_536, activation: 'tanh' },
      { size: 2, activation: 'softmax' },
    ];
    expect(issuesOf({ ...model, spec: { inputs: 4, layers } })).toEqual([
      // 4·65536 + 65536 + 65536² + 65536 + 2·65536 + 2.
      'parameters: found 23 numbers; expected 4295491586, as the layers have',
    ]);
    expect(issuesOf({ ...model, spec: { inputs: 65_537, layers } })).toEqual([
      'spec.inputs: found 65537; expected at most 65536',
    ]);
  });

  it('__proto__ and constructor are names like any other, and change nothing', () => {
    const poisoned = JSON.parse(
      text.replace('{"format"', '{"__proto__":{"polluted":true},"constructor":1,"format"'),
    ) as unknown;
    expect(issuesOf(poisoned).join()).toContain('constructor');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const named = JSON.parse(text.replaceAll('"colour"', '"__proto__"')) as unknown;
    expect(issuesOf(named)).toEqual([]);
  });

  it('missing parts are named one by one', () => {
    for (const key of Object.keys(model)) {
      const without = Object.fromEntries(Object.entries(model).filter(([name]) => name !== key));
      expect(issuesOf(without).some((issue) => issue.startsWith(key))).toBe(true);
    }
  });
});

describe('10,000 mutated model files', () => {
  const mutate = jsonMutator(text);

  it.each(Array.from({ length: 10 }, (_, k) => k + 1))(
    'are issues, or predict without a crash: thousand %i',
    (thousand) => {
      const random = createRandom(thousand);
      const outcomes = { broken: 0, refused: 0, predicted: 0 };
      for (let k = 0; k < 1000; k++) {
        random.at(9, k, 0);
        outcomes[outcomeOf(mutate(() => random.uniform()))]++;
      }
      // Each kind of outcome is met often enough to mean something.
      for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(30);
      expect(outcomes.broken + outcomes.refused + outcomes.predicted).toBe(1000);
      expect(({} as Record<string, unknown>).a).toBeUndefined();
    },
  );

  function outcomeOf(mutant: string): 'broken' | 'refused' | 'predicted' {
    let value: unknown;
    try {
      value = JSON.parse(mutant);
    } catch {
      return 'broken';
    }
    const parsed = parseTrainedModel(value);
    if (!parsed.ok) {
      expect(parsed.issues.length).toBeGreaterThan(0);
      return 'refused';
    }
    const prepared = applyPreparation(parsed.value.preparation, table, { targets: false, unknown: 'ignore' });
    if (!prepared.ok) return 'refused';
    const outputs = modelOutputs(parsed.value, prepared.value.samples);
    expect(outputs).toHaveLength(prepared.value.samples.count * outputNames(parsed.value.preparation).length);
    const prediction = readOutputs(parsed.value.preparation, outputs);
    if (prediction.task === 'classification')
      expect(prediction.labels.every((label) => typeof label === 'string')).toBe(true);
    return 'predicted';
  }
});
