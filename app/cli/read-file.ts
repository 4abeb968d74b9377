import { readFile, stat } from 'node:fs/promises';
import { fileIssue } from '../files/file-issue.ts';
import { fail, Failure } from './failure.ts';

/** The UTF-8 text of a file. Fails in words on what cannot be read or is no text. */
export async function readText(path: string): Promise<string> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) refuse(path, 'it is a folder', 'Choose a file.');
    if (stats.isCharacterDevice() || stats.isBlockDevice()) refuse(path, 'it is a device', 'Choose a file.');
    if (stats.size > maxBytes)
      refuse(path, `it has ${toMebibytes(stats.size)} MiB, and at most 500 are read`, 'Choose a smaller file.');
    return decode(path, await readFile(path));
  } catch (error) {
    throw error instanceof Failure ? error : new Failure([fileIssue(path, 'read', error)]);
  }
}

/** The longest text that a JavaScript string holds. */
const maxBytes = 500 * 2 ** 20;

function decode(path: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  refuse(path, 'it is a binary file, not text in UTF-8', 'Choose a network or run that Nandrite has saved.');
}

function refuse(path: string, cause: string, remedy: string): never {
  fail(path, `${path} cannot be read: ${cause}.`, remedy);
}

function toMebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
