import * as z from 'zod';
import { finite, id, index, time } from './schema-parts.ts';

const fraction = finite.gt(0).max(1).default(1);

/** What happens to the circuit at a set time. */
export const event = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lesion'),
    at: time,
    population: id,
    neurons: z.array(index).default([]),
    fraction,
  }),
  z.strictObject({ kind: z.literal('cut'), at: time, connection: id, fraction }),
  z.strictObject({ kind: z.literal('weight-noise'), at: time, connection: id, sd: finite.min(0).max(1000) }),
]);
