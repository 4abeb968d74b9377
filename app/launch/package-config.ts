import type { Configuration } from 'electron-builder';

export interface PackageOptions {
  readonly electronVersion: string;
  /** A folder with an Electron to pack; without it electron-builder fetches the official one. */
  readonly electronDist: string | null;
  /** A trial holds the old fallback Electron and must not be given to anyone. */
  readonly trial: boolean;
}

/** What a packaged Nandrite consists of. Everything is bundled into `out/`, so no `node_modules` travel along. */
export function packageConfig({ electronVersion, electronDist, trial }: PackageOptions): Configuration {
  return {
    appId: 'org.nandrite.app',
    productName: 'Nandrite',
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    directories: { output: trial ? 'dist/trial-not-for-release' : 'dist' },
    files: ['out/**', '!out/main/start.cjs', 'examples/**', 'package.json', '!node_modules/**', '!**/*.map'],
    asar: true,
    npmRebuild: false,
    nodeGypRebuild: false,
    // The old Electron does not know the last fuse yet.
    electronFuses: trial ? fuses : { ...fuses, grantFileProtocolExtraPrivileges: false },
    linux: { executableName: 'nandrite', category: 'Science', target: ['dir'] },
    mac: { category: 'public.app-category.education', target: ['dmg'] },
    win: { executableName: 'nandrite', target: ['nsis'] },
    fileAssociations: [{ ext: 'network.json', name: 'Nandrite circuit', mimeType: 'application/x-nandrite-network' }],
  };
}

/** Electron checklist 19: what the app does not use is off in the binary itself. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
} satisfies Configuration['electronFuses'];
