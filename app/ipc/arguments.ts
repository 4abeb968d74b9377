import { z } from 'zod';
import type { RequestName } from './channels.ts';

const name = z.string().max(1024);
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'a path without NUL');
const text = z.string();

/** The arguments of each request, as main accepts them; whatever a page sends beyond is refused. */
export const requestArguments = {
  openFile: z.tuple([]),
  openTable: z.tuple([]),
  openRecent: z.tuple([path]),
  saveFile: z.tuple([z.strictObject({ path: path.nullable(), suggestedName: name, text })]),
  exportFile: z.tuple([
    z.strictObject({
      suggestedName: name,
      texts: z.strictObject({
        'run.json': text.optional(),
        csv: text.optional(),
        md: text.optional(),
        bench: text.optional(),
        v: text.optional(),
      }),
    }),
  ]),
  recentFiles: z.tuple([]),
  setDocument: z.tuple([z.strictObject({ name, unsaved: z.boolean() })]),
  openExternal: z.tuple([z.url().max(2048)]),
} satisfies Record<RequestName, z.ZodType>;
