import { z } from 'zod';
import { encodings, type SpikingSpec } from './spec.ts';
import { surrogateKinds } from './surrogate.ts';

const size = z.int().min(1).max(65_536);
const decay = z.number().min(0).lt(1);

const lif = z.strictObject({
  kind: z.literal('lif'),
  membrane: decay,
  synapse: decay,
  reset: z.enum(['subtract', 'zero']),
  surrogate: z.strictObject({ kind: z.enum(surrogateKinds), slope: z.number().positive().max(1e6) }),
});

const stochastic = z.strictObject({
  kind: z.literal('stochastic-binary'),
  straightThrough: z.enum(['slope', 'identity']),
});

/** A spiking network in a model's file. What it leaves open, how parts fit each other, `checkSpiking` looks at. */
export const spikingSpecSchema: z.ZodType<SpikingSpec> = z.strictObject({
  inputs: size,
  hidden: z.array(z.strictObject({ size })).min(1),
  neuron: z.discriminatedUnion('kind', [lif, stochastic]),
  steps: z.int().min(1).max(1000),
  encoding: z.enum(encodings),
  readout: z.strictObject({
    size,
    decay,
    over: z.enum(['mean', 'max']),
    activation: z.enum(['softmax', 'logistic', 'linear']),
  }),
});
