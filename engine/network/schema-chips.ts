import * as z from 'zod';
import { connection } from './schema-connections.ts';
import { finite, id, text } from './schema-parts.ts';
import { population } from './schema-populations.ts';
import { probe } from './schema-probes.ts';
import { stimulus } from './schema-stimuli.ts';

const chip = z.strictObject({ id, label: text.optional(), type: id.describe('Id of one of the chip types') });
const note = z.strictObject({ id, text, width: finite.gt(0).max(100_000).optional() });
const chips = z.array(chip).default([]);
const notes = z.array(note).default([]);
const layout = z.record(id, z.strictObject({ x: finite, y: finite })).default({});

/** The lists that a network and the inside of a chip have in common. */
export const circuitLists = {
  populations: z.array(population).default([]),
  stimuli: z.array(stimulus).default([]),
  connections: z.array(connection).default([]),
  probes: z.array(probe).default([]),
};

/** What only the canvas and chips need, at the end of a file. */
export const circuitEnd = { chips, notes, layout };

/** A circuit to be used as one part: its toggles are the input ports, its lamps the output ports. */
export const chipType = z.strictObject({
  id,
  label: text.optional(),
  note: text.default(''),
  circuit: z.strictObject({ ...circuitLists, ...circuitEnd }),
});
