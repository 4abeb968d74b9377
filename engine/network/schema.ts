import * as z from 'zod';
import { limits } from './limits.ts';
import { connection } from './schema-connections.ts';
import { event } from './schema-events.ts';
import { model } from './schema-models.ts';
import { aLaw, distribution, finite, id, size, text } from './schema-parts.ts';
import { probe } from './schema-probes.ts';
import { stimulus } from './schema-stimuli.ts';
import { synapse } from './schema-synapses.ts';

const values = z
  .record(
    z.string(),
    z.union([finite, z.array(finite), distribution], { error: `a number, an array of one a neuron, or ${aLaw}` }),
  )
  .default({});

const population = z.strictObject({
  id,
  label: text.optional(),
  model: z.string(),
  size: size.default(1),
  parameters: values,
  initial: values,
});

/** Shape of a network file, version 1. What it cannot say (references, ranges of a model) is in `check.ts`. */
export const networkSchema = z.strictObject({
  format: z.literal('nandrite.network'),
  version: z.literal(1),
  name: text.default('Untitled'),
  note: text.default(''),
  time: z.strictObject({ dt: finite.gt(0).max(1000).default(1).describe('ms') }).default({ dt: 1 }),
  seed: z.int().min(0).max(limits.seed).default(1),
  models: z.array(model).default([]),
  synapses: z.array(synapse).default([]),
  populations: z.array(population).default([]),
  stimuli: z.array(stimulus).default([]),
  connections: z.array(connection).default([]),
  probes: z.array(probe).default([]),
  events: z.array(event).default([]),
  layout: z.record(id, z.strictObject({ x: finite, y: finite })).default({}),
});

/** JSON Schema (draft 2020-12) of a network file. */
export function networkJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(networkSchema, { io: 'input' });
}

export type NetworkFile = z.output<typeof networkSchema>;
