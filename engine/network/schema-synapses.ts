import * as z from 'zod';
import { limits } from './limits.ts';
import { finite, id, positive, text, within } from './schema-parts.ts';

/** Depressing synapses between excitatory cortical neurons: Tsodyks, Uziel & Markram (2000), as NEST's tsodyks_synapse has them. */
const shortTerm = z.strictObject({
  U: finite.gt(0).max(1).default(0.5),
  tau_rec: positive.default(800).describe('ms'),
  tau_facil: finite.min(0).max(limits.time).default(0).describe('ms'),
  sites: z.int().min(0).max(1_000_000).default(0),
});

const change = finite.min(0).max(limits.weight);
const rate = within(limits.weight);
const bounds = z.enum(['hard', 'soft']).default('hard');
const range = { w_min: within(limits.weight).default(0), w_max: within(limits.weight).default(1) };
const tau = (standard: number) => positive.default(standard).describe('ms');
/** Filled once the weights' range is known: see `defaults.ts`. */
const relative = (standard: number) =>
  change.optional().describe(`Left out: ${standard} of w_max − w_min; with soft bounds, ${standard}`);

const plasticity = z.discriminatedUnion('kind', [
  // Song, Miller & Abbott (2000): the ratio of 1.05 and 20 ms as in Brian2's example; 0.005 from the paper's text,
  // unconfirmed here (the example has 0.01).
  z.strictObject({
    kind: z.literal('stdp'),
    A_plus: relative(0.005),
    A_minus: relative(0.00525),
    tau_plus: tau(20),
    tau_minus: tau(20),
    bounds,
    ...range,
  }),
  // Pfister & Gerstner (2006), visual cortex, all to all, as NEST's stdp_triplet_synapse has them.
  z.strictObject({
    kind: z.literal('triplet-stdp'),
    A2_plus: relative(5e-10),
    A3_plus: relative(6.2e-3),
    A2_minus: relative(7e-3),
    A3_minus: relative(2.3e-4),
    tau_plus: tau(16.8),
    tau_minus: tau(33.7),
    tau_x: tau(101),
    tau_y: tau(125),
    bounds,
    ...range,
  }),
  // Izhikevich (2007): the ratio of 1.5 and both time constants as in his program, where traces keep 0.95 a ms, and
  // eligibility 0.99 in 10 ms. A_plus and rate are but a scale, and ours.
  z.strictObject({
    kind: z.literal('reward-stdp'),
    A_plus: change.default(1),
    A_minus: change.default(1.5),
    tau_plus: tau(20),
    tau_minus: tau(20),
    tau_e: tau(1000),
    reward: id.describe('Id of a population or stimulus'),
    rate: rate.default(0.001),
    ...range,
  }),
  // Hebb (1949), Oja (1982) and Bienenstock, Cooper & Munro (1982) give the rules; rates and time constants are ours.
  z.strictObject({ kind: z.literal('hebb'), rate: rate.default(0.01), tau: tau(100), ...range }),
  z.strictObject({ kind: z.literal('oja'), rate: rate.default(0.01), tau: tau(100), ...range }),
  z.strictObject({ kind: z.literal('bcm'), rate: rate.default(0.01), tau: tau(100), tau_theta: tau(1000), ...range }),
]);

/** A kind of synapse that connections name. */
export const synapse = z.strictObject({
  id,
  label: text.optional(),
  kind: z.enum(['delta', 'current', 'exponential', 'alpha']),
  based: z.enum(['current', 'conductance']).default('current'),
  tau: tau(5),
  reversal: within(limits.potential).default(0).describe('mV'),
  shortTerm: shortTerm.nullable().default(null),
  plasticity: plasticity.nullable().default(null),
});
