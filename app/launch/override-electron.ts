import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronSource } from './electron-binary.ts';
import { executableName } from './executable-name.ts';

/** The Electron in the folder `ELECTRON_OVERRIDE_DIST_PATH`, as the `electron` package itself understands it. */
export function overrideElectron(environment: Readonly<Record<string, string | undefined>>): ElectronSource {
  return {
    kind: 'override',
    locate: () => {
      const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? '';
      if (folder === '') return Promise.resolve({ found: false, reason: 'ELECTRON_OVERRIDE_DIST_PATH is not set' });
      const path = join(folder, executableName(process.platform));
      if (existsSync(path)) return Promise.resolve({ found: true, path });
      const reason = `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but ${path} does not exist`;
      return Promise.resolve({ found: false, reason, final: true });
    },
  };
}
