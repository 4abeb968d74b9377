import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileIssue } from '../files/file-issue.ts';
import { fail, Failure } from './failure.ts';

const ending = '.network.json';

/** Files as given, and of each folder all networks in it and below, by name; each once. */
export async function findNetworks(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...((await isFolder(path)) ? await networksIn(path) : [path]));
  return [...new Set(found)];
}

/** What cannot be looked at is taken for a file: reading it says why. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function networksIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new Failure([fileIssue(folder, 'read', error)]);
  });
  const networks = names.filter((name) => name.endsWith(ending)).sort();
  if (networks.length === 0) fail(folder, 'has no network in it', `files that end in ${ending}`);
  return networks.map((name) => join(folder, name));
}
