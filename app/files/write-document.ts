import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileResult, SavedFile } from '../ipc/contract.ts';
import { writeAtomically } from './atomic-write.ts';
import { fileIssue } from './file-issue.ts';

/** Writes a text, or bytes, atomically; a file marked read-only is respected, though renaming over it would succeed. */
export async function writeDocument(path: string, content: string | Uint8Array): Promise<FileResult<SavedFile>> {
  try {
    if (await isReadOnly(path)) return readOnly(path);
    await writeAtomically(path, typeof content === 'string' ? content : [content]);
    return { ok: true, value: { path, name: basename(path) } };
  } catch (error) {
    return { ok: false, issue: fileIssue(path, 'written', error) };
  }
}

async function isReadOnly(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats !== null && (stats.mode & 0o222) === 0;
}

function readOnly(path: string): FileResult<SavedFile> {
  const message = `${path} cannot be written: it is marked read-only.`;
  return { ok: false, issue: { path, message, expected: 'Save it under another name, or make the file writable.' } };
}
