import { spawnSync } from 'node:child_process';

/** Names the shared libraries a Linux binary misses and the line that installs them; null when it has them all. */
export function libraryProblem(binary: string): string | null {
  if (process.platform !== 'linux') return null;
  const { stdout, error } = spawnSync('ldd', [binary], { encoding: 'utf8' });
  if (error !== undefined) return null;
  const missing = missingLibraries(stdout);
  return missing.length === 0 ? null : `Electron misses ${missing.join(', ')}. Install:\n  ${aptLine(missing)}`;
}

/** Libraries that `ldd` could not find, by name. */
export function missingLibraries(lddOutput: string): readonly string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

/** One line for Debian and its kin; libraries nobody has mapped are left to the package that pulls most of them in. */
export function aptLine(libraries: readonly string[]): string {
  const packages = new Set(libraries.map((library) => debianPackages[library] ?? 'libgtk-3-0'));
  return `sudo apt-get install -y ${[...packages].sort().join(' ')}`;
}

/** Debian 12. Where Debian 13 has added `t64` to a name, the old one still leads there. */
const debianPackages: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXcursor.so.1': 'libxcursor1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXi.so.6': 'libxi6',
  'libXrandr.so.2': 'libxrandr2',
  'libXrender.so.1': 'libxrender1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk_pixbuf-2.0.so.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};
