import { z } from 'zod';
import { parsePreparation, preparationSchema } from '../data/parse-preparation.ts';
import { inputNames, outputNames, type Preparation } from '../data/preparation.ts';
import { checkHeader } from '../network/parse.ts';
import { issuesOf } from '../network/zod-issues.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import { createDense } from './dense/network.ts';
import { checkDense, losses, type DenseSpec, type LossName } from './dense/spec.ts';
import type { Samples } from './samples.ts';
import { activations } from './units.ts';

/** A trained multilayer perceptron with all that turns rows of a table into its inputs, and its outputs into predictions. */
export interface TrainedModel {
  readonly format: 'nandrite.model';
  readonly version: 1;
  readonly name: string;
  readonly preparation: Preparation;
  readonly spec: DenseSpec;
  readonly loss: LossName;
  /** Layer by layer: weights [input][unit], then biases. */
  readonly parameters: readonly number[];
  /** How it came to be, for people: seed, optimiser, epochs, measures. */
  readonly training: Readonly<Record<string, unknown>>;
}

const size = z.int().min(1).max(65_536);

const modelSchema = z.strictObject({
  format: z.literal('nandrite.model'),
  version: z.literal(1),
  name: z.string(),
  preparation: z.unknown(),
  spec: z.strictObject({
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
  }),
  loss: z.enum(losses as [string, ...string[]]),
  parameters: z.array(z.number()).describe('Layer by layer: weights [input][unit], then biases'),
  training: z.record(z.string(), z.unknown()).describe('How it came to be, for people'),
});

/** JSON Schema (draft 2020-12) of a model file. */
export function modelJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(modelSchema.extend({ preparation: preparationSchema }), { io: 'input' });
}

/** Unknown JSON → a model whose parts fit each other, or issues. Nothing of the sizes it states is allocated. */
export function parseTrainedModel(value: unknown): Parsed<TrainedModel> {
  const header = checkHeader(value, 'nandrite.model');
  if (header) return header;
  const parsed = modelSchema.safeParse(value);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, value) };
  const preparation = parsePreparation(parsed.data.preparation);
  if (!preparation.ok) {
    const within = ({ path, ...issue }: Issue): Issue => ({
      path: path ? `preparation.${path}` : 'preparation',
      ...issue,
    });
    return { ok: false, issues: preparation.issues.map(within) };
  }
  const model = { ...parsed.data, preparation: preparation.value } as TrainedModel;
  const issues = misfits(model);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: model };
}

function misfits({ spec, loss, parameters, preparation }: TrainedModel): Issue[] {
  const wrong = checkDense(spec, loss);
  if (wrong) {
    const [message, expected] = wrong.split(', expected ') as [string, string];
    return [{ path: 'spec', message: message.replace(/^Found/, 'found'), expected }];
  }
  const [inputs, outputs] = [inputNames(preparation).length, outputNames(preparation).length];
  const last = spec.layers.length - 1;
  const columns = `${inputs}, as the preparation makes of its columns`;
  if (spec.inputs !== inputs) return [{ path: 'spec.inputs', message: `found ${spec.inputs}`, expected: columns }];
  const found = spec.layers[last]!.size;
  if (found !== outputs) {
    const targets = `${outputs}, as the preparation has targets`;
    return [{ path: `spec.layers[${last}].size`, message: `found ${found}`, expected: targets }];
  }
  const sizes = [spec.inputs, ...spec.layers.map((layer) => layer.size)];
  const expected = spec.layers.reduce((sum, layer, l) => sum + layer.size * (sizes[l]! + 1), 0);
  if (parameters.length === expected) return [];
  return [
    { path: 'parameters', message: `found ${parameters.length} numbers`, expected: `${expected}, as the layers have` },
  ];
}

/** Outputs of the model for samples, row by row; not finite where inputs are too large. */
export function modelOutputs({ spec, loss, parameters }: TrainedModel, samples: Samples): Float64Array {
  if (samples.count === 0) return new Float64Array(0);
  const network = createDense(spec, samples, { loss });
  network.setParameters(Float64Array.from(parameters));
  return network.outputs();
}
