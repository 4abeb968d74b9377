import * as z from 'zod';
import { integrationMethods } from '../equations/methods.ts';
import { limits } from '../network/limits.ts';
import { networkSchema } from '../network/schema.ts';
import { interventionSchema } from './schema-interventions.ts';

const step = z.int().min(0);
const index = z.int().min(0);
const id = z.string();
const interval = z.int().min(1).describe('steps');
const head = { probe: id, target: id };

const spikes = z.strictObject({
  ...head,
  steps: z.array(step),
  neurons: z.array(index),
  counts: z.array(z.int().min(1)),
  completeFrom: step.describe('First step from which no spike is missing'),
});

const trace = z.strictObject({
  ...head,
  neuron: index,
  variable: z.string(),
  interval: interval.default(1),
  values: z.array(z.number()),
  completeFrom: step.describe('First step from which no value is missing'),
});

const weights = z.strictObject({
  ...head,
  interval,
  sources: z.array(index).describe('Source of each synapse'),
  targets: z.array(index).describe('Target of each synapse'),
  values: z.array(z.array(z.number())).describe('One list a sample: the weight of each synapse'),
  completeFrom: step.describe('First step from which no sample is missing'),
});

const rate = z.strictObject({
  ...head,
  interval: interval.describe('Steps of a bin'),
  values: z.array(z.number().min(0)).describe('spikes/s'),
  completeFrom: step.describe('First step of the first bin'),
});

/** Shape of a run file, version 1; how its parts agree with each other is in `check.ts`. */
export const runSchema = z.strictObject({
  format: z.literal('nandrite.run'),
  version: z.literal(1),
  engine: z.strictObject({
    version: z.string(),
    backend: z.enum(['wasm', 'js']),
    precision: z.enum(['f64', 'f32']),
    // Runs from before there were any have none.
    tables: z.boolean().default(false).describe('Functions of the membrane potential read from tables'),
    // Runs from before it was recorded have none.
    method: z
      .enum(integrationMethods)
      .nullable()
      .default(null)
      .describe("The integrator asked for in place of the models' own; null for none"),
  }),
  network: networkSchema,
  seed: z.int().min(0).max(limits.seed),
  dt: z.number().gt(0).describe('ms'),
  steps: step,
  interventions: z.array(interventionSchema),
  spikes: z.array(spikes),
  traces: z.array(trace),
  // Runs from before these were recorded have none.
  weights: z.array(weights).default([]),
  rates: z.array(rate).default([]),
});

/** JSON Schema (draft 2020-12) of a run file. */
export function runJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(runSchema, { io: 'input' });
}
