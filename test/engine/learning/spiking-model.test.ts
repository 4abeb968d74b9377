import { describe, expect, it } from 'vitest';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { outputNames, readOutputs } from '../../../engine/data/preparation.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { modelOutputs, parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { startSpikingExperiment, type SpikingChoice } from '../../../engine/learning/spiking-experiment.ts';
import { defaultLif } from '../../../engine/learning/surrogate/design.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { read, valueOf } from '../data/support.ts';
import { jsonMutator } from './support/mutate-json.ts';

const { table } = read(
  ['x,z,kind', ...Array.from({ length: 24 }, (_, k) => `${k / 24},${(k % 5) / 5},${k % 2 ? 'a' : 'b'}`)].join('\n'),
);

function modelOf(spiking: SpikingChoice): TrainedModel {
  const problem = valueOf(readProblem(table, { standardise: spiking.encoding === 'current' }));
  const split = splitRows(problem.labelled, 0.25, { seed: 1, codes: null });
  const experiment = startSpikingExperiment(
    problem,
    split,
    {
      ...{
        hidden: [3],
        activation: 'tanh',
        dropout: 0,
        lossName: null,
        optimizer: optimizerOf('adam', { rate: 0.01 }),
      },
      ...{ schedule: { kind: 'constant' }, batch: 8, epochs: 3, l1: 0, l2: 0, initializer: null, seed: 1 },
      ...{ balanced: false, patience: null, precision: 'f64' },
    },
    spiking,
  );
  experiment.advance(9);
  const { preparation, loss, network } = experiment;
  return {
    ...{ format: 'nandrite.model', version: 1, name: 'small', preparation, spec: network.spec, loss },
    ...{ parameters: [...network.parameters()], training: { seed: 1 } },
  };
}

const stochastic = { kind: 'stochastic-binary', straightThrough: 'slope' } as const;
const model = modelOf({ neuron: defaultLif(), steps: 5, encoding: 'current' });
const models: readonly (readonly [string, TrainedModel])[] = [
  ['LIF neurons', model],
  ['LIF neurons, arctan, spikes at a rate', modelOf({ neuron: defaultLif('arctan', 3), steps: 4, encoding: 'rate' })],
  ['stochastic neurons', modelOf({ neuron: stochastic, steps: 6, encoding: 'current' })],
];

describe('the file of a spiking model', () => {
  it.each(models)('of %s is read back as it was, and gives the same outputs bit for bit', (_, stored) => {
    const parsed = parseTrainedModel(JSON.parse(JSON.stringify(stored)));
    expect(parsed).toEqual({ ok: true, value: stored });
    const { samples } = valueOf(applyPreparation(stored.preparation, table));
    expect(modelOutputs(valueOf(parsed), samples)).toEqual(modelOutputs(stored, samples));
  });

  it('gives outputs that follow from its numbers by hand', () => {
    const scale = { missing: 'mean', strays: 'issue', fill: 0, mean: 0, sd: 1 } as const;
    const surrogate = { kind: 'arctan', slope: 2 } as const;
    const tiny = {
      ...model,
      preparation: {
        version: 1,
        inputs: [{ type: 'number', name: 'x', ...scale }],
        target: { task: 'regression', name: 'y', mean: 0, sd: 1 },
      },
      spec: {
        ...{ inputs: 1, hidden: [{ size: 1 }], steps: 3, encoding: 'current' },
        neuron: { kind: 'lif', membrane: 0.5, synapse: 0, reset: 'subtract', surrogate },
        readout: { size: 1, decay: 0, over: 'mean', activation: 'linear' },
      },
      loss: 'squared',
      // Weight 1 and bias 0 of the neuron; weight 2 and bias 0.25 of the output.
      parameters: [1, 0, 2, 0.25],
    };
    const parsed = valueOf(parseTrainedModel(tiny));
    const { samples } = valueOf(applyPreparation(parsed.preparation, read('x\n0.6\n0.4\n').table, { targets: false }));
    const [spiking, silent] = modelOutputs(parsed, samples);
    // v = 0.6, 0.9, 1.05: a spike in the third step. At 0.4 it never comes beyond 0.7.
    expect(spiking).toBeCloseTo((0.25 + 0.25 + 2.25) / 3, 14);
    expect(silent).toBeCloseTo(0.25, 14);
  });
});

describe('the file of a spiking model that is wrong', () => {
  const { spec } = model as TrainedModel & { spec: { steps: number } & Record<string, unknown> };
  const lif = defaultLif() as Extract<ReturnType<typeof defaultLif>, { kind: 'lif' }>;
  const readout = { size: 2, decay: 0.5, over: 'mean', activation: 'softmax' };

  it.each<[string, Record<string, unknown>, string]>([
    ['no steps', { spec: { ...spec, steps: 0 } }, 'spec.steps: found 0; expected at least 1'],
    ['too many steps', { spec: { ...spec, steps: 1001 } }, 'spec.steps: found 1001; expected at most 1000'],
    ['no hidden layer', { spec: { ...spec, hidden: [] } }, 'spec.hidden: found an empty array; expected'],
    [
      'a membrane that keeps all',
      { spec: { ...spec, neuron: { ...lif, membrane: 1 } } },
      'spec.neuron.membrane: found 1',
    ],
    ['another neuron', { spec: { ...spec, neuron: { kind: 'izhikevich' } } }, 'spec.neuron.kind: '],
    ['another encoding', { spec: { ...spec, encoding: 'phase' } }, 'spec.encoding: found "phase"; expected'],
    [
      'an input too many',
      { spec: { ...spec, inputs: 3 } },
      'spec.inputs: found 3; expected 2, as the preparation makes',
    ],
    [
      'an output too many',
      { spec: { ...spec, readout: { ...readout, size: 3 } } },
      'spec.readout.size: found 3; expected 2',
    ],
    [
      'a readout that does not fit the loss',
      { spec: { ...spec, readout: { ...readout, activation: 'linear' } } },
      'spec: found loss "cross-entropy" of linear outputs; expected',
    ],
    ['layers beside steps', { spec: { ...spec, layers: [] } }, 'spec.layers: unknown field "layers"'],
    [
      'a number too few',
      { parameters: model.parameters.slice(1) },
      // 2·3 + 3 + 3·2 + 2.
      'parameters: found 16 numbers; expected 17, as the layers have',
    ],
    [
      'a layer that would fill the memory',
      { spec: { ...spec, steps: 1000, hidden: [{ size: 65_536 }] } },
      'spec: found a layer of 65536 for 1000 steps; expected at most',
    ],
  ])('%s', (_, change, issue) => {
    const parsed = parseTrainedModel({ ...model, ...change });
    const issues = parsed.ok ? [] : parsed.issues;
    const lines = issues.map(({ path, message, expected }) => `${path}: ${message}; expected ${expected}`);
    expect(lines.join('\n')).toContain(issue);
  });

  it.each(models)('of %s, mutated 1,000 times, is issues or predicts', (_, stored) => {
    const mutate = jsonMutator(JSON.stringify(stored));
    const random = createRandom(3);
    const outcomes = { broken: 0, refused: 0, predicted: 0 };
    for (let k = 0; k < 1000; k++) {
      random.at(9, k, 0);
      outcomes[outcomeOf(mutate(() => random.uniform()))]++;
    }
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(30);
  });

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
    const { preparation, spec: of } = parsed.value;
    const prepared = applyPreparation(preparation, table, { targets: false, unknown: 'ignore' });
    if (!prepared.ok) return 'refused';
    const { samples } = prepared.value;
    const isRefused = 'steps' in of && of.encoding === 'rate' && !samples.x.every((x) => x >= 0 && x <= 1);
    if (isRefused) {
      expect(() => modelOutputs(parsed.value, samples)).toThrow(/^Found input .*, expected a spike probability/);
      return 'refused';
    }
    const outputs = modelOutputs(parsed.value, samples);
    expect(outputs).toHaveLength(samples.count * outputNames(preparation).length);
    const prediction = readOutputs(preparation, outputs);
    if (prediction.task === 'classification')
      expect(prediction.labels.every((label) => typeof label === 'string')).toBe(true);
    return 'predicted';
  }
});
