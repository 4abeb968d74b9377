import { describe, expect, it } from 'vitest';
import { exportModel } from '../../../../engine/formats/trained/export.ts';
import { networkOfModel } from '../../../../engine/formats/trained/network.ts';
import { plainLayers } from '../../../../engine/formats/trained/layers.ts';
import { inputNames, outputNames } from '../../../../engine/data/preparation.ts';
import { circuitSubject } from '../../../../engine/learning/circuit-experiment.ts';
import { modelOutputs, type TrainedModel } from '../../../../engine/learning/model.ts';
import { optimizerOf } from '../../../../engine/learning/optimizers.ts';
import { parseNetworkText } from '../../../../engine/network/parse.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { compile } from '../../../../engine/simulation/compile.ts';
import { allCases, type Case } from './models.ts';

const cases = allCases();
const [iris, sine, stars] = cases as [Case, Case, Case];

function circuitOf(model: TrainedModel): Network {
  const exported = exportModel(model, 'network');
  if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
  const parsed = parseNetworkText(exported.value.content as string);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** Inputs of a sample as they stand in the table, in the order of the stimuli: scaling undone by its definition. */
function rawInputs({ model, prepared }: Case, k: number): number[] {
  const scales = model.preparation.inputs.flatMap((input) =>
    input.type === 'number' ? [input] : input.categories.map(() => ({ mean: 0, sd: 1 })),
  );
  const width = scales.length;
  return scales.map(({ mean, sd }, i) => prepared.samples.x[k * width + i]! * sd + mean);
}

/** What the last neurons hold, a step a layer after their inputs were set. */
function run(network: Network, inputs: readonly number[], layers: number): number[] {
  const stimuli = network.stimuli.map((stimulus, i) => ({ ...stimulus, value: inputs[i]! }) as typeof stimulus);
  const read = new Set(network.connections.map(({ source }) => source));
  const last = network.populations.filter(({ id }) => !read.has(id));
  const simulation = compile({ ...network, stimuli });
  simulation.step(layers + 1);
  const { outputs, ranges } = simulation.compiled;
  return last.flatMap(({ id }) => {
    const { first, size } = ranges.get(id)!;
    return [...outputs.subarray(first, first + size)];
  });
}

describe.each(cases.map((each) => [each.name, each] as const))('the circuit of "%s"', (_, each) => {
  it('holds what the model puts out, in the units of the table, a step a layer after its inputs', () => {
    const { model, prepared } = each;
    const network = circuitOf(model);
    const outputs = modelOutputs(model, prepared.samples);
    const { target } = model.preparation;
    const { sd, mean } = target.task === 'regression' ? target : { sd: 1, mean: 0 };
    const width = outputs.length / prepared.samples.count;
    for (let k = 0; k < Math.min(12, prepared.samples.count); k++) {
      const found = run(network, rawInputs(each, k), layerCount(model));
      expect(found).toHaveLength(width);
      found.forEach((y, c) => expect(y).toBeCloseTo(outputs[k * width + c]! * sd + mean, 9));
    }
  });

  it('is one that can be trained on as drawn, its inputs and outputs found by name', () => {
    const { model } = each;
    const choices = { lossName: null, optimizer: optimizerOf('adam'), initializer: null };
    const subject = circuitSubject(circuitOf(model), model.preparation, choices);
    expect(subject).toMatchObject({ ok: true });
  });
});

describe('a circuit of a model', () => {
  it('has a stimulus a column or category, a lamp a class, a trace of a value', () => {
    const ofIris = circuitOf(iris.model);
    expect(ofIris.stimuli.map(({ label }) => label)).toEqual(inputNames(iris.model.preparation));
    expect(ofIris.probes.map(({ label, kind }) => [label, kind])).toEqual(
      outputNames(iris.model.preparation).map((name) => [name, 'lamp']),
    );
    expect(circuitOf(sine.model).probes).toMatchObject([{ kind: 'trace', label: 'y', variable: 'y' }]);
    const kinds = circuitOf(stars.model).stimuli.map(({ id, kind }) => [id, kind]);
    expect(kinds.slice(0, 4)).toEqual([
      ...[
        ['flux', 'constant'],
        ['index', 'constant'],
      ],
      ...[
        ['colour_blue', 'toggle'],
        ['colour_green', 'toggle'],
      ],
    ]);
  });

  it('stands in columns from inputs to lamps, no two parts in one place', () => {
    const { layout, stimuli, populations, probes } = circuitOf(iris.model);
    const columnOf = (parts: readonly { readonly id: string }[]): number[] => [
      ...new Set(parts.map(({ id }) => layout[id]!.x)),
    ];
    expect([columnOf(stimuli), columnOf(populations), columnOf(probes)]).toEqual([[0], [240, 480], [720]]);
    expect(new Set(Object.values(layout).map(({ x, y }) => `${x} ${y}`)).size).toBe(Object.keys(layout).length);
  });

  it('has a population a layer where a layer is long', () => {
    const spec = {
      inputs: 4,
      layers: [
        { size: 100, activation: 'tanh' as const },
        { size: 3, activation: 'softmax' as const },
      ],
    };
    const parameters = Array.from({ length: 803 }, (_, k) => Math.sin(k));
    const plain = plainLayers({ ...iris.model, spec, parameters });
    if (!plain.ok) throw new Error('spiking');
    const network = networkOfModel(plain.value);
    expect(network).toMatchObject({ ok: true, value: { populations: [{ size: 100 }, { size: 3 }] } });
  });

  it('is refused where its weights are beyond those of a circuit', () => {
    const { preparation } = sine.model;
    const inputs = preparation.inputs.map((input) => ({ ...input, sd: 1e-15 }) as typeof input);
    const exported = exportModel({ ...sine.model, preparation: { ...preparation, inputs } }, 'network');
    expect(exported.ok ? [] : exported.issues.slice(0, 1)).toMatchObject([
      { message: expect.stringMatching(/^as a circuit, /) as string },
    ]);
  });
});

function layerCount({ spec }: TrainedModel): number {
  if (!('layers' in spec)) throw new Error('Found no layers, expected a multilayer perceptron');
  return spec.layers.length;
}
