import { z } from 'zod';
import { parsePreparation, preparationSchema } from '../data/parse-preparation.ts';
import { inputNames, outputNames, type Preparation } from '../data/preparation.ts';
import { checkHeader } from '../network/parse.ts';
import { issuesOf } from '../network/zod-issues.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import { createDense } from './dense/network.ts';
import { checkDense, losses, type DenseSpec, type LossName } from './dense/spec.ts';
import { createSpiking } from './surrogate/network.ts';
import { spikingSpecSchema } from './surrogate/schema.ts';
import { checkSpiking, parameterCountOf, type SpikingSpec } from './surrogate/spec.ts';
import type { Samples } from './samples.ts';
import { activations, type Activation } from './units.ts';

/** A trained multilayer perceptron, or layers of spiking neurons, with all that turns rows of a table into its inputs, and its outputs into predictions. */
export interface TrainedModel {
  readonly format: 'nandrite.model';
  readonly version: 1;
  readonly name: string;
  readonly preparation: Preparation;
  /** Spiking where it has steps. */
  readonly spec: DenseSpec | SpikingSpec;
  readonly loss: LossName;
  /** Layer by layer: weights [input][unit], then biases. */
  readonly parameters: readonly number[];
  /** How missing values were written in the table it learnt from, beside the usual: -999 must not be taken for a number later. */
  readonly missingTexts?: readonly string[];
  /** How it came to be, for people: seed, optimiser, epochs, measures. */
  readonly training: Readonly<Record<string, unknown>>;
}

const size = z.int().min(1).max(65_536);

const denseSpecSchema = z.strictObject({
  inputs: size,
  layers: z
    .array(
      z.strictObject({
        size,
        activation: z.enum(activations as [string, ...string[]]),
        dropout: z.number().min(0).max(0.999).optional(),
      }),
    )
    .min(1),
});

const modelSchema = z.strictObject({
  format: z.literal('nandrite.model'),
  version: z.literal(1),
  name: z.string(),
  preparation: z.looseObject({}),
  spec: z.looseObject({}),
  loss: z.enum(losses as [string, ...string[]]),
  parameters: z.array(z.number()).describe('Layer by layer: weights [input][unit], then biases'),
  missingTexts: z.array(z.string()).optional().describe('Spellings of a missing value beside the usual'),
  training: z.record(z.string(), z.unknown()).describe('How it came to be, for people'),
});

/** JSON Schema (draft 2020-12) of a model file. */
export function modelJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(
    modelSchema.extend({ preparation: preparationSchema, spec: z.union([denseSpecSchema, spikingSpecSchema]) }),
    { io: 'input' },
  );
}

/** Unknown JSON → a model whose parts fit each other, or issues. Nothing of the sizes it states is allocated. */
export function parseTrainedModel(value: unknown): Parsed<TrainedModel> {
  const header = checkHeader(value, 'nandrite.model');
  if (header) return header;
  const parsed = modelSchema.safeParse(value);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, value) };
  const { preparation: asStored, spec: ofLayers } = parsed.data;
  const preparation = within('preparation', parsePreparation(asStored));
  if (!preparation.ok) return preparation;
  const spec = within('spec', parseSpec(ofLayers));
  if (!spec.ok) return spec;
  const model = { ...parsed.data, preparation: preparation.value, spec: spec.value } as TrainedModel;
  const issues = misfits(model);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: model };
}

function parseSpec(value: unknown): Parsed<DenseSpec | SpikingSpec> {
  const isSpiking = typeof value === 'object' && value !== null && 'steps' in value;
  const parsed = isSpiking ? spikingSpecSchema.safeParse(value) : denseSpecSchema.safeParse(value);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, value) };
  return { ok: true, value: parsed.data as DenseSpec | SpikingSpec };
}

/** Issues of a part at their place in the whole. */
function within<T>(name: string, parsed: Parsed<T>): Parsed<T> {
  if (parsed.ok) return parsed;
  const placed = ({ path, ...issue }: Issue): Issue => ({ path: path ? `${name}.${path}` : name, ...issue });
  return { ok: false, issues: parsed.issues.map(placed) };
}

function misfits({ spec, loss, parameters, preparation }: TrainedModel): Issue[] {
  const wrong = isSpikingSpec(spec) ? checkSpiking(spec, loss) : checkDense(spec, loss);
  if (wrong) {
    const [message, expected] = wrong.split(', expected ') as [string, string];
    return [{ path: 'spec', message: message.replace(/^Found/, 'found'), expected }];
  }
  const [inputs, outputs] = [inputNames(preparation).length, outputNames(preparation).length];
  const columns = `${inputs}, as the preparation makes of its columns`;
  if (spec.inputs !== inputs) return [{ path: 'spec.inputs', message: `found ${spec.inputs}`, expected: columns }];
  const { size: last } = outputLayer(spec);
  if (last !== outputs) {
    const path = isSpikingSpec(spec) ? 'spec.readout.size' : `spec.layers[${spec.layers.length - 1}].size`;
    return [{ path, message: `found ${last}`, expected: `${outputs}, as the preparation has targets` }];
  }
  const expected = isSpikingSpec(spec) ? parameterCountOf(spec) : denseParameters(spec);
  if (parameters.length === expected) return [];
  return [
    { path: 'parameters', message: `found ${parameters.length} numbers`, expected: `${expected}, as the layers have` },
  ];
}

export function isSpikingSpec(spec: DenseSpec | SpikingSpec): spec is SpikingSpec {
  return 'steps' in spec;
}

/** Of as many units as there are outputs. */
export function outputLayer(spec: DenseSpec | SpikingSpec): { readonly size: number; readonly activation: Activation } {
  return isSpikingSpec(spec) ? spec.readout : spec.layers.at(-1)!;
}

function denseParameters({ inputs, layers }: DenseSpec): number {
  const sizes = [inputs, ...layers.map((layer) => layer.size)];
  return layers.reduce((sum, layer, l) => sum + layer.size * (sizes[l]! + 1), 0);
}

/** Outputs of the model for samples, row by row; not finite where inputs are too large. */
export function modelOutputs({ spec, loss, parameters }: TrainedModel, samples: Samples): Float64Array {
  if (samples.count === 0) return new Float64Array(0);
  const network = isSpikingSpec(spec) ? createSpiking(spec, samples, { loss }) : createDense(spec, samples, { loss });
  network.setParameters(Float64Array.from(parameters));
  return network.outputs();
}
