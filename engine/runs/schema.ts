import * as z from 'zod';
import { limits } from '../network/limits.ts';
import { networkSchema } from '../network/schema.ts';

const step = z.int().min(0);
const id = z.string();

const intervention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), step, stimulus: id, value: z.number() }),
  z.strictObject({ kind: z.literal('weight'), step, connection: id, value: z.number() }),
  z.strictObject({ kind: z.literal('parameter'), step, population: id, symbol: z.string(), value: z.number() }),
]);

const spikes = z.strictObject({
  probe: id,
  target: id,
  steps: z.array(step),
  neurons: z.array(z.int().min(0)),
  counts: z.array(z.int().min(1)),
  completeFrom: step.describe('First step from which no spike is missing'),
});

const trace = z.strictObject({
  probe: id,
  target: id,
  neuron: z.int().min(0),
  variable: z.string(),
  values: z.array(z.number()),
  completeFrom: step.describe('Step of the first value'),
});

/** Shape of a run file, version 1; how its parts agree with each other is in `check.ts`. */
export const runSchema = z.strictObject({
  format: z.literal('nandrite.run'),
  version: z.literal(1),
  engine: z.strictObject({ version: z.string(), backend: z.literal('js'), precision: z.literal('f64') }),
  network: networkSchema,
  seed: z.int().min(0).max(limits.seed),
  dt: z.number().gt(0).describe('ms'),
  steps: step,
  interventions: z.array(intervention),
  spikes: z.array(spikes),
  traces: z.array(trace),
});

/** JSON Schema (draft 2020-12) of a run file. */
export function runJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(runSchema, { io: 'input' });
}
