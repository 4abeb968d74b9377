import type { ModelSource } from '../equations/types.ts';
import { adex } from './adex.ts';
import { readModel } from './define.ts';
import { eif } from './eif.ts';
import { fitzhughNagumo } from './fitzhugh-nagumo.ts';
import { hodgkinHuxley } from './hodgkin-huxley.ts';
import { izhikevich } from './izhikevich.ts';
import { leakyRelu } from './leaky-relu.ts';
import { lif } from './lif.ts';
import { lifAdaptive } from './lif-adaptive.ts';
import { linear } from './linear.ts';
import { logistic } from './logistic.ts';
import { mccullochPitts } from './mcculloch-pitts.ts';
import { morrisLecar } from './morris-lecar.ts';
import { perceptron } from './perceptron.ts';
import { poissonRelu } from './poisson-relu.ts';
import { relu } from './relu.ts';
import { softmax } from './softmax.ts';
import { step } from './step.ts';
import { stochasticBinary } from './stochastic-binary.ts';
import { tanh } from './tanh.ts';
import { traubMiles } from './traub-miles.ts';
import type { NeuronModel } from './types.ts';

/** Every built-in neuron model, in the order of the palette: those that know only steps, then those in time. */
export const models: readonly NeuronModel[] = [
  ...[
    mccullochPitts,
    stochasticBinary,
    poissonRelu,
    step,
    logistic,
    relu,
    perceptron,
    linear,
    tanh,
    leakyRelu,
    softmax,
  ],
  ...[lif, lifAdaptive, eif, adex, izhikevich, fitzhughNagumo, morrisLecar, hodgkinHuxley, traubMiles],
];

const byId = new Map(models.map((model) => [model.id, model]));

/** A built-in model, or one of a network's own whose text is without mistakes. */
export function findModel(id: string, own: readonly ModelSource[] = []): NeuronModel | undefined {
  const source = own.find((each) => each.id === id);
  return source ? readOnce(source) : byId.get(id);
}

/** The model of a valid network's population. Throws on an id that validation would have refused. */
export function getModel(id: string, own: readonly ModelSource[] = []): NeuronModel {
  const model = findModel(id, own);
  if (model) return model;
  const known = [...byId.keys(), ...own.map((source) => source.id)];
  throw new Error(`Found model "${id}", expected one of ${known.join(', ')}`);
}

/** All models that a network can name. */
export function modelsOf({ models: own }: { readonly models: readonly ModelSource[] }): NeuronModel[] {
  return [...models, ...own.flatMap((source) => readOnce(source) ?? [])];
}

const read = new WeakMap<ModelSource, NeuronModel | null>();

function readOnce(source: ModelSource): NeuronModel | undefined {
  const known = read.get(source);
  if (known !== undefined) return known ?? undefined;
  const parsed = readModel(source);
  read.set(source, parsed.ok ? parsed.value : null);
  return parsed.ok ? parsed.value : undefined;
}
