import * as z from 'zod';
import { aLaw, distribution, finite, id, size, text } from './schema-parts.ts';

const values = z
  .record(
    z.string(),
    z.union([finite, z.array(finite), distribution], { error: `a number, an array of one a neuron, or ${aLaw}` }),
  )
  .default({});

/** Neurons of one model. */
export const population = z.strictObject({
  id,
  label: text.optional(),
  model: z.string(),
  size: size.default(1),
  parameters: values,
  initial: values,
});
