import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Where a path leads through all symbolic links, also when there is no file yet at the end. */
export async function linkTarget(path: string): Promise<string> {
  let target = resolve(path);
  // As many links as Linux follows before it gives up with ELOOP.
  for (let followed = 0; followed < 40; followed++) {
    const real = await realpath(target).catch(() => null);
    if (real !== null) return real;
    const link = await readlink(target).catch(() => null);
    if (link === null) break;
    target = resolve(dirname(target), link);
  }
  const folder = await realpath(dirname(target)).catch(() => dirname(target));
  return join(folder, basename(target));
}
