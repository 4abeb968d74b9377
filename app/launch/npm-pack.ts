import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runWatched } from './run-watched.ts';

/** Fetches a package's tarball with npm itself, so with the user's registry, proxy and certificates. No script runs. */
export async function npmPack(spec: string, folder: string): Promise<string> {
  const npm = npmCommand();
  const failure = await runWatched({
    command: npm.command,
    values: [...npm.values, 'pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel', 'error'],
    environment: process.env,
    // npm unpacks into its own cache first, which cannot be watched; its own time limits apply, and this one above them.
    progress: () => 0,
    patience: 15 * 60_000,
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (failure !== null || tarball === undefined) throw new Error(`npm pack ${spec} failed: ${failure ?? 'no tarball'}`);
  return join(folder, tarball);
}

/** Under `npm start` the npm in use says where it is; else the one on the PATH. */
function npmCommand(): { readonly command: string; readonly values: readonly string[] } {
  const script = process.env.npm_execpath ?? '';
  return script.endsWith('.js') ? { command: process.execPath, values: [script] } : { command: 'npm', values: [] };
}
