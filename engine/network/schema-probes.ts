import * as z from 'zod';
import { end, id, index, text } from './schema-parts.ts';

const neuron = index.default(0);
const interval = z.int().min(1).max(1_000_000_000).describe('steps');
const head = { id: id.optional(), label: text.optional(), target: end };

/** What is measured; defaults that depend on the rest of the network are filled in `defaults.ts`. */
export const probe = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('spikes'), ...head }),
  z.strictObject({
    kind: z.literal('trace'),
    ...head,
    neuron,
    variable: z.string().optional().describe('z, or the first variable of a model without it, when left out'),
    interval: interval.default(1),
  }),
  z.strictObject({
    kind: z.literal('weights'),
    ...head,
    interval: interval.optional().describe('100 ms when left out'),
  }),
  z.strictObject({ kind: z.literal('rate'), ...head, interval: interval.optional().describe('10 ms when left out') }),
  z.strictObject({
    kind: z.literal('lamp'),
    id,
    label: text.optional(),
    target: end,
    neuron,
    expect: text.default(''),
  }),
]);
