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
  const probes = last.flatMap(({ id, size }) =>
    Array.from({ length: size }, (_, neuron) => {
      return { kind: 'trace', id: `t_${id}_${neuron}`, label: '', target: id, neuron, variable: 'y', interval: 1 } as const;
    }),
  );
  const compiled = compile({ ...network, stimuli, probes });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const simulation = compiled.value;
  simulation.step(layers + 2);
  return simulation.finish().traces.map(({ values }) => values[layers]!);
}
