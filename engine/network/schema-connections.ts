import * as z from 'zod';
import { limits } from './limits.ts';
import { aLaw, distribution, end, finite, id, text, time, within } from './schema-parts.ts';

const self = z.boolean().default(true).describe('Whether a neuron of a population may reach itself');
const number = z.int().min(0).max(limits.populationSize);

const connector = z.union(
  [
    z.enum(['AllToAll', 'OneToOne']),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('AllToAll'), self }),
      z.strictObject({ kind: z.literal('FixedProbability'), probability: finite.min(0).max(1), self }),
      z.strictObject({ kind: z.literal('FixedNumberPre'), number, self }),
      z.strictObject({ kind: z.literal('FixedNumberPost'), number, self }),
      z.strictObject({
        kind: z.literal('FromList'),
        list: z
          .array(z.array(finite).min(2).max(4))
          .describe('Rows of [source, target], and maybe weight, and maybe delay in steps'),
      }),
      z.strictObject({
        kind: z.literal('DistanceDependent'),
        space: z.enum(['line', 'ring', 'grid']).default('line'),
        probability: text.describe('An expression of the distance d'),
        self,
      }),
    ]),
  ],
  { error: '"AllToAll" or "OneToOne", or an object such as {"kind": "FixedProbability", "probability": 0.1}' },
);

const delay = z.union(
  [
    z.int().min(1).max(limits.delay).describe('steps'),
    z.strictObject({ ms: z.union([time, distribution], { error: `a number of ms, or ${aLaw}` }) }),
  ],
  { error: 'a whole number of steps, or {"ms": 1.5}' },
);

/** A bundle of synapses between two populations, or from a stimulus. */
export const connection = z.strictObject({
  id: id.optional(),
  source: end,
  target: end,
  connector: connector.default('AllToAll'),
  weight: z.union([within(limits.weight), distribution], { error: `a number, or ${aLaw}` }),
  delay: delay.default(1),
  sign: z.enum(['excitatory', 'inhibitory', 'either']).default('either'),
  synapse: id.default('auto').describe('Id of one of the synapses, or auto, delta or current'),
  frozen: z.boolean().optional().describe('Training leaves its weights as they are'),
  shared: id.optional().describe('Connections of one such name learn the same weights, synapse by synapse'),
});
