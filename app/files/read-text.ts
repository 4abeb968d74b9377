import { readFile, stat } from 'node:fs/promises';
import type { Issue } from '../../engine/network/issue.ts';
import type { FileResult } from '../ipc/contract.ts';
import { fileIssue } from './file-issue.ts';

/** Reads a UTF-8 text file of at most `limit` MiB. What is no plain file is refused unopened: a pipe would wait for ever. */
export async function readText(path: string, limit: number): Promise<FileResult<string>> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return refused(path, 'it is a folder', 'Choose a file.');
    if (!stats.isFile()) return refused(path, 'it is a device or a pipe, not a file', 'Choose a file.');
    if (stats.size > limit * mebibyte) return tooLarge(path, stats.size, limit);
    const text = decodeUtf8(await readFile(path));
    if (text === null) return refused(path, 'it is not a text in UTF-8', textKinds);
    return { ok: true, value: text };
  } catch (error) {
    return { ok: false, issue: fileIssue(path, 'read', error) };
  }
}

/** All that is read is text. */
const textKinds =
  'Choose a circuit, a run or a model (.json), a netlist (.bench, .blif, .hdl), or a table (.csv, .tsv), in UTF-8.';

const mebibyte = 2 ** 20;

function tooLarge(path: string, size: number, limit: number): FileResult<string> {
  const found = (size / mebibyte).toFixed(1);
  return refused(path, `it has ${found} MiB, and at most ${limit} MiB are read`, 'Choose a smaller file.');
}

function refused(path: string, cause: string, remedy: string): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue: { path, message: `${path} cannot be read: ${cause}.`, expected: remedy } };
}

/** Bytes that are no UTF-8, or hold the zeros of a binary file, are no text. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
