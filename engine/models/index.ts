import { logistic } from './logistic.ts';
import { mccullochPitts } from './mcculloch-pitts.ts';
import { poissonRelu } from './poisson-relu.ts';
import { relu } from './relu.ts';
import { step } from './step.ts';
import { stochasticBinary } from './stochastic-binary.ts';
import type { NeuronModel } from './types.ts';

/** Every neuron model, in the order of the palette. */
export const models: readonly NeuronModel[] = [mccullochPitts, stochasticBinary, poissonRelu, step, logistic, relu];

const byId = new Map(models.map((model) => [model.id, model]));

export function findModel(id: string): NeuronModel | undefined {
  return byId.get(id);
}

/** The model of a valid network. Throws on an id that validation would have refused. */
export function getModel(id: string): NeuronModel {
  const model = byId.get(id);
  if (!model) throw new Error(`Found model "${id}", expected one of ${[...byId.keys()].join(', ')}`);
  return model;
}
