import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAppArchive } from './default-app.ts';
import { runWatched } from './run-watched.ts';

/** Unpacks the Electron inside the fallback's tarball and puts Electron's own default app in the place of the other app. */
export async function unpackElectron(tarball: string, folder: string): Promise<void> {
  const inner = join(folder, '..', 'app.tar.gz');
  await tar(['-xzf', tarball, '-C', join(folder, '..'), '--strip-components=2', 'package/release/app.tar.gz']);
  await tar(['-xzf', inner, '-C', folder, '--no-same-owner']);
  rmSync(inner);
  renameSync(join(folder, '@wingconsoledesktop'), join(folder, 'electron'));
  chmodSync(join(folder, 'electron'), 0o755);
  rmSync(join(folder, 'resources/app'), { recursive: true, force: true });
  rmSync(join(folder, 'resources/app-update.yml'), { force: true });
  writeFileSync(join(folder, 'resources/default_app.asar'), defaultAppArchive());
}

async function tar(values: readonly string[]): Promise<void> {
  const failure = await runWatched({
    command: 'tar',
    values,
    environment: process.env,
    progress: () => 0,
    patience: 10 * 60_000,
  });
  if (failure !== null) throw new Error(`tar ${values.join(' ')} failed: ${failure}`);
}
