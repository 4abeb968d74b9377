import * as z from 'zod';
import { limits } from './limits.ts';

// The app's CSP forbids eval, with which zod would compile its schemas.
z.config({ jitless: true });

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
  .max(64)
  .refine((name) => !(name in {}), 'another name: this one is reserved')
  .describe('A name of letters, digits and _ that begins with a letter; unique in the network');
const text = z.string().max(10_000);
const finite = z.number();
/** A number of at most this magnitude. */
const within = (most: number) => finite.min(-most).max(most);
const bit = z.union([z.literal(0), z.literal(1)]);
const neuron = z.int().min(0).default(0);

const population = z.strictObject({
  id,
  label: text.optional(),
  model: z.string(),
  size: z.int().min(1).max(limits.populationSize).default(1),
  parameters: z.record(z.string(), z.union([finite, z.array(finite)])).default({}),
});

const stimulus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('toggle'), id, label: text.optional(), value: bit.default(0) }),
  z.strictObject({ kind: z.literal('clamp'), id, label: text.optional(), value: bit.default(1) }),
  z.strictObject({ kind: z.literal('constant'), id, label: text.optional(), value: within(limits.constant) }),
  z.strictObject({
    kind: z.literal('poisson'),
    id,
    label: text.optional(),
    rate: finite.min(0).max(limits.rate).describe('spikes/s'),
  }),
]);

const connection = z.strictObject({
  id: id.optional(),
  source: id,
  target: id,
  connector: z.enum(['AllToAll', 'OneToOne']).default('AllToAll'),
  weight: within(limits.weight),
  delay: z.int().min(1).max(limits.delay).default(1).describe('steps'),
  sign: z.enum(['excitatory', 'inhibitory', 'either']).default('either'),
});

const probe = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('spikes'), id: id.optional(), label: text.optional(), target: id }),
  z.strictObject({
    kind: z.literal('trace'),
    id: id.optional(),
    label: text.optional(),
    target: id,
    neuron,
    variable: z.string().default('z'),
  }),
  z.strictObject({ kind: z.literal('lamp'), id, label: text.optional(), target: id, neuron, expect: text.default('') }),
]);

/** Shape of a network file, version 1. What it cannot say (references, ranges of a model) is in `check.ts`. */
export const networkSchema = z.strictObject({
  format: z.literal('nandrite.network'),
  version: z.literal(1),
  name: text.default('Untitled'),
  note: text.default(''),
  time: z.strictObject({ dt: finite.gt(0).max(1000).default(1).describe('ms') }).default({ dt: 1 }),
  seed: z.int().min(0).max(limits.seed).default(1),
  populations: z.array(population).default([]),
  stimuli: z.array(stimulus).default([]),
  connections: z.array(connection).default([]),
  probes: z.array(probe).default([]),
  layout: z.record(id, z.strictObject({ x: finite, y: finite })).default({}),
});

/** JSON Schema (draft 2020-12) of a network file. */
export function networkJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(networkSchema, { io: 'input' });
}

export type NetworkFile = z.output<typeof networkSchema>;
