import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronSource, Located, Say } from './electron-binary.ts';
import { executableName } from './executable-name.ts';
import { folderSize, runWatched } from './run-watched.ts';
import { projectFolder } from './project.ts';

export interface OfficialOptions {
  /** Folder of the `electron` package. */
  readonly packageFolder?: string;
  /** Downloads the binary into the package; says what went wrong, or null. */
  readonly download?: (packageFolder: string) => Promise<string | null>;
  readonly platform?: NodeJS.Platform;
}

/** The binary of the `electron` package, which since version 42 is fetched at its first use. */
export function officialElectron(options: OfficialOptions = {}): ElectronSource {
  const settings = {
    packageFolder: join(projectFolder, 'node_modules/electron'),
    download: installElectron,
    platform: process.platform,
    ...options,
  };
  return { kind: 'official', locate: (say) => locate(settings, say) };
}

async function locate({ packageFolder, download, platform }: Required<OfficialOptions>, say: Say): Promise<Located> {
  const path = join(packageFolder, 'dist', executableName(platform));
  if (isInstalled(packageFolder, path)) return { found: true, path };
  if (!existsSync(join(packageFolder, 'install.js'))) {
    return { found: false, reason: `${packageFolder} is missing; run \`npm ci\`` };
  }
  say('Fetching the official Electron …');
  const failure = await download(packageFolder);
  if (failure === null && isInstalled(packageFolder, path)) return { found: true, path };
  const reason = `the download failed: ${failure ?? 'it left no binary'}`;
  say(`The official Electron is out of reach: ${reason}.`);
  return { found: false, reason };
}

/** `path.txt` is written last, so its presence means that unpacking was finished. */
function isInstalled(packageFolder: string, path: string): boolean {
  return existsSync(join(packageFolder, 'path.txt')) && existsSync(path);
}

/** Runs the package's own installer, for as long as bytes arrive: an unreachable host must not keep anyone waiting. */
async function installElectron(packageFolder: string): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), 'nandrite-electron-'));
  try {
    return await runWatched({
      command: process.execPath,
      values: [join(packageFolder, 'install.js')],
      environment: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      progress: () => folderSize(scratch) + folderSize(join(packageFolder, 'dist')),
      patience: 30_000,
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Version of the `electron` package, which a release holds. */
export function officialVersion(packageFolder = join(projectFolder, 'node_modules/electron')): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
