import * as z from 'zod';
import { limits } from './limits.ts';
import { chipType, circuitEnd, circuitLists } from './schema-chips.ts';
import { event } from './schema-events.ts';
import { model } from './schema-models.ts';
import { finite, text } from './schema-parts.ts';
import { synapse } from './schema-synapses.ts';

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
  ...circuitLists,
  events: z.array(event).default([]),
  chipTypes: z.array(chipType).default([]),
  ...circuitEnd,
});

/** JSON Schema (draft 2020-12) of a network file. */
export function networkJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(networkSchema, { io: 'input' });
}

export type NetworkFile = z.output<typeof networkSchema>;
