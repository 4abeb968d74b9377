import { z } from 'zod';
import { editMenuCommands } from './contract.ts';
import type { RequestName } from './channels.ts';

const name = z.string().max(1024);
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'a path without NUL');
const text = z.string();
/** It becomes a file's: no dots, no slashes. */
const chipName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'letters, digits, - and _');
const chipLength = 16 * 2 ** 20;
const edit = z.string().max(1024).nullable();

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
        'model.json': text.optional(),
        onnx: z.instanceof(Uint8Array).optional(),
        'layers.json': text.optional(),
        ts: text.optional(),
        py: text.optional(),
      }),
    }),
  ]),
  recentFiles: z.tuple([]),
  setDocument: z.tuple([z.strictObject({ name, unsaved: z.boolean() })]),
  setAtStake: z.tuple([z.string().max(1024)]),
  keptChips: z.tuple([]),
  keepChip: z.tuple([z.strictObject({ name: chipName, text: text.max(chipLength) })]),
  removeChip: z.tuple([chipName]),
  setEditMenu: z.tuple([
    z.strictObject({ undo: edit, redo: edit, open: z.array(z.enum(editMenuCommands)).max(editMenuCommands.length) }),
  ]),
  openExternal: z.tuple([z.url().max(2048)]),
} satisfies Record<RequestName, z.ZodType>;
