import * as z from 'zod';
import { limits } from './limits.ts';
import { text } from './schema-parts.ts';

const modelId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a name of letters, digits, _ and - that begins with a letter')
  .max(64)
  .refine((name) => !(name in {}), 'another name: this one is reserved');

const source = z
  .union([z.string().max(limits.modelText), z.array(z.string().max(limits.modelText))], {
    error: 'a text, or an array of its lines',
  })
  .transform((lines) => (typeof lines === 'string' ? lines : lines.join('\n')))
  .describe('The model in the equation language: a text, or an array of its lines');

/** A neuron model of the user's own. */
export const model = z.strictObject({
  id: modelId.describe('A name of letters, digits, _ and - that begins with a letter, and that no built-in model has'),
  label: text.optional(),
  text: source,
  reference: text.default(''),
  twin: z.string().optional().describe('Id of the model with the same mean output'),
});
