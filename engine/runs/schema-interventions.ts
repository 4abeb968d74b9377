import * as z from 'zod';

const step = z.int().min(0);
const id = z.string();

/** Shape of a change to a running simulation; what the network says to it is in `simulation/check-intervention.ts`. */
export const interventionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), step, stimulus: id, value: z.number() }),
  z.strictObject({ kind: z.literal('weight'), step, connection: id, value: z.number() }),
  z.strictObject({ kind: z.literal('parameter'), step, population: id, symbol: z.string(), value: z.number() }),
  z.strictObject({
    kind: z.literal('lesion'),
    step,
    population: id,
    neurons: z.array(z.int().min(0)),
    fraction: z.number().min(0).max(1).describe('Of the population, where no neurons are listed'),
  }),
]);
