import { resolve } from 'node:path';
import { hasDisplay } from './display.ts';

export interface Circumstances {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly workingFolder: string;
  /** What followed `npm start --`. */
  readonly values: readonly string[];
}

export type Plan =
  | { readonly kind: 'browser'; readonly reason: string }
  /** Arguments after the app's folder, and what to tell the user about them. */
  | { readonly kind: 'window'; readonly values: readonly string[]; readonly notices: readonly string[] };

/** Decides how to start: in a window where there is a display, else in the browser. */
export function planStart({ platform, environment, isRoot, workingFolder, values }: Circumstances): Plan {
  if (values.includes('--browser')) return { kind: 'browser', reason: 'as --browser asks' };
  if (!hasDisplay(platform, environment)) {
    return { kind: 'browser', reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  // npm runs scripts in the project's folder and tells where the user was.
  const folder = environment.INIT_CWD ?? workingFolder;
  const given = values.map((value) => (value.startsWith('-') ? value : resolve(folder, value)));
  if (platform !== 'linux' || !isRoot) return { kind: 'window', values: given, notices: [] };
  return { kind: 'window', values: ['--no-sandbox', ...given], notices: [rootNotice] };
}

/** `planStart` for this very process. */
export function planHere(): Plan {
  return planStart({
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    workingFolder: process.cwd(),
    values: process.argv.slice(2),
  });
}

const rootNotice =
  'Note: you are root, where Chromium’s sandbox cannot work, so it is switched off. Start Nandrite as another user to have it.';
