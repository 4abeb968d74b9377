import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileResult, OpenedFile } from '../ipc/contract.ts';
import { fileIssue } from './file-issue.ts';

const mebibyte = 2 ** 20;

/** Larger files are data, not circuits; parsing one would freeze the window. */
export const readLimit = 64 * mebibyte;

/** Reads a UTF-8 text file of at most 64 MiB. */
export async function readDocument(path: string): Promise<FileResult<OpenedFile>> {
  try {
    const file = await open(path, 'r');
    try {
      return await readOpened(path, file);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, issue: fileIssue(path, 'read', error) };
  }
}

async function readOpened(path: string, file: FileHandle): Promise<FileResult<OpenedFile>> {
  const stats = await file.stat();
  if (stats.isDirectory()) return refused(path, 'it is a folder', 'Choose a file.');
  if (!stats.isFile()) return refused(path, 'it is a device, not a file', 'Choose a file.');
  if (stats.size > readLimit) return tooLarge(path, stats.size);
  const text = decodeUtf8(await file.readFile());
  if (text === null) return refused(path, 'it is not a text in UTF-8', 'Choose a file that Nandrite has saved.');
  return { ok: true, value: { path, name: basename(path), text } };
}

function tooLarge(path: string, size: number): FileResult<OpenedFile> {
  const found = (size / mebibyte).toFixed(1);
  return refused(path, `it has ${found} MiB, and at most 64 MiB are read`, 'Choose a smaller file.');
}

function refused(path: string, cause: string, remedy: string): FileResult<OpenedFile> {
  return { ok: false, issue: { path, message: `${path} cannot be read: ${cause}.`, expected: remedy } };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
