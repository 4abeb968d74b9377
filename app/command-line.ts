import { resolve } from 'node:path';

export interface CommandLine {
  /** All of `process.argv`. */
  readonly values: readonly string[];
  /** Folder of the app; before packaging it stands among the values. */
  readonly appPath: string;
  readonly workingFolder: string;
}

/** The file a user gave at the start, as an absolute path; null when there is none. */
export function fileArgument({ values, appPath, workingFolder }: CommandLine): string | null {
  const app = values.findIndex((value) => resolve(workingFolder, value) === appPath);
  const rest = values.slice(Math.max(app, 0) + 1);
  const file = rest.find((value) => value !== '' && !value.startsWith('-'));
  return file === undefined ? null : resolve(workingFolder, file);
}
