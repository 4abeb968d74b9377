import { z } from 'zod';
import { parsePreparation } from '../data/parse-preparation.ts';
import type { Preparation } from '../data/preparation.ts';
import { issuesOf } from '../network/zod-issues.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import type { Samples } from '../learning/samples.ts';
import { createDense } from './dense/network.ts';
import { checkDense, losses, type DenseSpec, type LossName } from './dense/spec.ts';
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
  parameters: z.array(z.number()),
  training: z.record(z.string(), z.unknown()),
});

/** Unknown JSON → a model whose parts fit each other, or issues. */
export function parseTrainedModel(value: unknown): Parsed<TrainedModel> {
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

function misfits({ spec, loss, parameters }: TrainedModel): Issue[] {
  const wrong = checkDense(spec, loss);
  if (wrong) {
    const [message, expected] = wrong.split(', expected ') as [string, string];
    return [{ path: 'spec', message: message.replace(/^Found/, 'found'), expected }];
  }
  const sizes = [spec.inputs, ...spec.layers.map((layer) => layer.size)];
  const expected = spec.layers.reduce((sum, layer, l) => sum + layer.size * (sizes[l]! + 1), 0);
  if (parameters.length === expected) return [];
  return [
    { path: 'parameters', message: `found ${parameters.length} numbers`, expected: `${expected}, as the layers have` },
  ];
}

/** Outputs of the model for samples, row by row. */
export function modelOutputs({ spec, loss, parameters }: TrainedModel, samples: Samples): Float64Array {
  const network = createDense(spec, samples, { loss });
  network.setParameters(Float64Array.from(parameters));
  return network.outputs();
}
