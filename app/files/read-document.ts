import { basename } from 'node:path';
import type { FileResult, OpenedFile } from '../ipc/contract.ts';
import { readText } from './read-text.ts';

/** Larger files would take more memory than a window has to spare. In MiB. */
const limit = 64;

/** Reads a UTF-8 text file of at most 64 MiB. */
export async function readDocument(path: string): Promise<FileResult<OpenedFile>> {
  const text = await readText(path, limit);
  return text.ok ? { ok: true, value: { path, name: basename(path), text: text.value } } : text;
}
