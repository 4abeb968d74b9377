import type { Issue, Parsed } from '../../network/issue.ts';
import type { Line } from './lines.ts';
import { readSteps, stepsWords } from './steps.ts';

/** What holds for all vectors of a sequence. */
export interface Settings {
  /** Steps of a vector that does not say; null when nobody does. */
  readonly hold: number | null;
  readonly pulse: number;
  readonly recorded: boolean;
}

export function readSettings(lines: readonly Line[]): Parsed<Settings> {
  const issues: Issue[] = [];
  let settings: Settings = { hold: null, pulse: 1, recorded: false };
  for (const { path, column, setting } of lines) {
    if (setting === null) continue;
    const { name, value } = setting;
    const steps = readSteps(value);
    if (name === 'recorded') settings = { ...settings, recorded: true };
    else if (name !== 'hold' && name !== 'pulse') {
      issues.push({
        path: `${path}, column ${column}`,
        message: `there is no setting "${name}"`,
        expected: 'hold, pulse or recorded',
      });
    } else if (steps === null) {
      const place = `${path}, column ${setting.column}`;
      issues.push({ path: place, message: `found "${value}"`, expected: stepsWords });
    } else settings = { ...settings, [name]: steps };
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: settings };
}
