import * as z from 'zod';
import { limits } from './limits.ts';

// The app's CSP forbids eval, with which zod would compile its schemas.
z.config({ jitless: true });

/** The name of a part of the network. */
export const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and _ that begins with a letter')
  .max(64)
  .refine((name) => !(name in {}), 'another name: this one is reserved')
  .describe('A name of letters, digits and _ that begins with a letter; unique in the network');

/** One end of a connection: a part of the circuit, or a port of a chip. */
export const end = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)?$/, 'the name of a part, or of a port as chip.port')
  .max(129)
  .refine((name) => !(name in {}), 'another name: this one is reserved')
  .describe('The id of a part, or the port of a chip as chip.port');

export const text = z.string().max(10_000);
export const finite = z.number();

/** A number of at most this magnitude. */
export const within = (most: number) => finite.min(-most).max(most);

export const positive = finite.gt(0).max(limits.time);
/** A moment or a duration in ms. */
export const time = finite.min(0).max(limits.time).describe('ms');
/** How many neurons or sources. */
export const size = z.int().min(1).max(limits.populationSize);
/** The index of a neuron or source. */
export const index = z.int().min(0);

const low = within(limits.weight).optional();
const high = within(limits.weight).optional();

/** A law that draws are made from; what its numbers must fulfil together is in `check-distribution.ts`. */
export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('uniform'), low: within(limits.weight), high: within(limits.weight) }),
  z.strictObject({
    kind: z.literal('normal'),
    mean: within(limits.weight),
    sd: finite.min(0).max(limits.weight),
    low,
    high,
  }),
  z.strictObject({
    kind: z.literal('lognormal'),
    median: within(limits.weight),
    sigma: finite.min(0).max(10),
    low,
    high,
  }),
  z.strictObject({ kind: z.literal('exponential'), mean: within(limits.weight), low, high }),
]);

/** How a message calls a law. */
export const aLaw = 'a law such as {"kind": "normal", "mean": 1, "sd": 0.1}';
