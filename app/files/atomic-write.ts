import { randomUUID } from 'node:crypto';
import { chmod, chown, open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Replaces the text of `path` as a whole or not at all: a sibling is written, flushed to disk and renamed over it.
 * A symbolic link stays one; mode and owner stay as they were. (The package write-file-atomic 7 takes a short write on a
 * full disk for success and so replaces the original by a truncated file; `FileHandle.writeFile` writes on or fails.)
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await writeAndFlush(temporary, text);
    await copyOwnership(target, temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAndFlush(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyOwnership(from: string, to: string): Promise<void> {
  const original = await stat(from).catch(() => null);
  if (original === null) return;
  await chmod(to, original.mode);
  // Another user's file may be writable for us through its group; then the copy becomes ours, as with any editor.
  await chown(to, original.uid, original.gid).catch(() => undefined);
}
