import { dirname } from 'node:path';
import type { Issue } from '../../engine/network/issue.ts';

export type FileAction = 'read' | 'written';

/** What went wrong with a file, in words: cause, place, and what to do about it. */
export function fileIssue(path: string, action: FileAction, error: unknown): Issue {
  const code = errorCode(error);
  if (action === 'written' && code === 'ENOENT') {
    const message = `${path} cannot be written: the folder ${dirname(path)} does not exist.`;
    return { path, message, expected: 'Create the folder, or choose another place.' };
  }
  const [cause, remedy] = causes[code] ?? [code, 'Try another place, or see whether the disk is healthy.'];
  return { path, message: `${path} cannot be ${action}: ${cause}.`, expected: remedy };
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return String(error);
}

const causes: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
  ENOENT: ['there is no such file or folder', 'See whether it was moved, renamed or deleted.'],
  EACCES: ['permission is denied', 'Choose another place, or ask the owner for access.'],
  EPERM: ['permission is denied', 'Choose another place, or ask the owner for access.'],
  EISDIR: ['it is a folder', 'Choose a file.'],
  ENOTDIR: ['a part of its path is not a folder', 'Choose another place.'],
  EROFS: ['the disk is read-only', 'Save it on another disk.'],
  ENOSPC: ['the disk is full', 'Free some space, or save it on another disk. The file on disk is unchanged.'],
  EDQUOT: ['your disk quota is used up', 'Free some space, or save it on another disk. The file on disk is unchanged.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
  EBUSY: ['another program holds it', 'Close the other program and try again.'],
  EMFILE: ['too many files are open', 'Close other programs and try again.'],
};
