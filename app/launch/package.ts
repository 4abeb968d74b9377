import { build, Platform } from 'electron-builder';
import { dirname } from 'node:path';
import { fallbackElectron, fallbackPackage } from './fallback-electron.ts';
import { officialVersion } from './official-electron.ts';
import { packageConfig } from './package-config.ts';
import type { PackageOptions } from './package-config.ts';
import { projectFolder } from './project.ts';

/** `npm run package [-- --linux|--mac|--win TARGET… --trial]`: a folder or installers of the built app, in `dist/`. */
async function packageApp(values: readonly string[]): Promise<void> {
  const trial = values.includes('--trial');
  const options = trial ? await trialElectron() : officialElectronOptions;
  const config = packageConfig(options);
  const targets = targetsOf(values.filter((value) => value !== '--trial'));
  const archives = await build({ projectDir: projectFolder, targets, config, publish: 'never' });
  say([`Packaged in ${config.directories?.output ?? 'dist'}/`, ...archives].join('\n  '));
  if (trial) say(`A trial with the old Electron ${options.electronVersion}: do not hand it on.`);
}

const officialElectronOptions: PackageOptions = {
  electronVersion: officialVersion(),
  electronDist: null,
  trial: false,
};

async function trialElectron(): Promise<PackageOptions> {
  const located = await fallbackElectron().locate(say);
  if (!located.found) throw new Error(`No Electron for a trial: ${located.reason}.`);
  const electronDist = dirname(located.path);
  return { electronVersion: fallbackPackage.electronVersion, electronDist, trial: true };
}

type Targets = ReturnType<Platform['createTarget']>;

function targetsOf(values: readonly string[]): Targets {
  const [flag = `--${Platform.current().nodeName}`, ...names] = values;
  const platform = platforms[flag];
  if (platform === undefined) throw new Error(`${flag} is no platform, expected ${Object.keys(platforms).join(' ')}.`);
  return names.length === 0 ? platform.createTarget() : platform.createTarget(names);
}

const platforms: Readonly<Record<string, Platform>> = {
  '--linux': Platform.LINUX,
  '--mac': Platform.MAC,
  '--darwin': Platform.MAC,
  '--win': Platform.WINDOWS,
  '--win32': Platform.WINDOWS,
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await packageApp(process.argv.slice(2));
