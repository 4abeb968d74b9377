import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, chown, open, rename, rm, stat } from 'node:fs/promises';
import { linkTarget } from './link-target.ts';

/**
 * Replaces the text of `path` as a whole or not at all: a sibling is written, flushed to disk and renamed over it.
 * A long text may come in parts. A symbolic link stays one, also one to a file that is not there yet; mode and owner stay
 * as they were. (The package write-file-atomic 7 takes a short write on a full disk for success and so replaces the
 * original by a truncated file; `FileHandle.writeFile` writes on or fails.)
 */
export async function writeAtomically(path: string, text: string | Iterable<string | Uint8Array>): Promise<void> {
  const target = await linkTarget(path);
  const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  const original = await stat(target).catch(() => null);
  try {
    await writeAndFlush(temporary, typeof text === 'string' ? [text] : text, original);
    await copyOwnership(original, temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAndFlush(
  path: string,
  parts: Iterable<string | Uint8Array>,
  original: Stats | null,
): Promise<void> {
  // From its first byte on, no more people may read the sibling than the original.
  const file = await open(path, 'wx', original === null ? 0o666 : original.mode & 0o777);
  try {
    for (const part of parts) await file.writeFile(part, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyOwnership(original: Stats | null, to: string): Promise<void> {
  if (original === null) return;
  await chmod(to, original.mode);
  // Another user's file may be writable for us through its group; then the copy becomes ours, as with any editor.
  await chown(to, original.uid, original.gid).catch(() => undefined);
}
