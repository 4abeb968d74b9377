import * as z from 'zod';
import { limits } from './limits.ts';
import { finite, id, index, positive, size, text, time, within } from './schema-parts.ts';

const level = within(limits.constant);
const bit = z.union([z.literal(0), z.literal(1)]);
const label = text.optional();

/** Signals from outside, one object a kind. */
export const stimulus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('toggle'), id, label, value: bit.default(0) }),
  z.strictObject({ kind: z.literal('clamp'), id, label, value: bit.default(1) }),
  z.strictObject({ kind: z.literal('constant'), id, label, value: level }),
  z.strictObject({ kind: z.literal('step'), id, label, value: level, start: time.default(0), stop: time }),
  z.strictObject({
    kind: z.literal('ramp'),
    id,
    label,
    from: level.default(0),
    to: level,
    start: time.default(0),
    stop: time,
  }),
  z.strictObject({
    kind: z.literal('sine'),
    id,
    label,
    amplitude: level,
    frequency: finite.min(0).max(limits.rate).describe('Hz'),
    phase: finite.min(-1e6).max(1e6).default(0).describe('radians'),
    offset: level.default(0),
  }),
  z.strictObject({
    kind: z.literal('ornstein-uhlenbeck'),
    id,
    label,
    mean: level.default(0),
    sd: finite.min(0).max(limits.constant),
    tau: positive.default(5).describe('ms'),
  }),
  z.strictObject({
    kind: z.literal('poisson'),
    id,
    label,
    rate: finite.min(0).max(limits.rate).describe('spikes/s'),
    size: size.default(1),
  }),
  z.strictObject({
    kind: z.literal('spike-times'),
    id,
    label,
    size: size.default(1),
    times: z.array(time),
    sources: z.array(index).optional().describe('The source of each spike; all are of source 0 when left out'),
    file: text.default(''),
  }),
]);
