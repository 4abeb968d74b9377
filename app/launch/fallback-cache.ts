import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where the unpacked Electron of a version is kept for this user. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>, version: string): string {
  const home = environment.XDG_CACHE_HOME ?? '';
  return join(home === '' ? join(homedir(), '.cache') : home, 'nandrite', `electron-${version}`);
}

/** Whether the folder holds an Electron that was unpacked to its end from the package with this integrity. */
export function isComplete(cache: string, integrity: string): boolean {
  if (!existsSync(join(cache, 'electron'))) return false;
  const mark = join(cache, markName);
  return existsSync(mark) && readFileSync(mark, 'utf8') === integrity;
}

export function markComplete(folder: string, integrity: string): void {
  writeFileSync(join(folder, markName), integrity);
}

/** Removes what runs that are no longer alive have left half done. */
export function removeAbandoned(cache: string): void {
  const prefix = `${basename(cache)}.partial-`;
  for (const name of readdirSync(dirname(cache))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(pid)) rmSync(join(dirname(cache), name), { recursive: true, force: true });
  }
}

const markName = 'nandrite-integrity';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
