import type { CaseStep, DifferencesFound, TracedCase } from '../../../worker/training/case-protocol.ts';
import { shortNumber } from './numbers.ts';

/** `is B, told A ✗ · test row · loss 0.412` */
export function caseText({ isTest, truth, predicted, loss }: TracedCase): string {
  const shown = (value: string | number): string => (typeof value === 'number' ? shortNumber(value) : value);
  const verdict = typeof truth === 'number' ? '' : truth === predicted ? ' ✓' : ' ✗';
  const part = isTest ? 'test' : 'training';
  return `is ${shown(truth)}, told ${shown(predicted)}${verdict} · ${part} row · loss ${shortNumber(loss)}`;
}

/** The way there is solid, the way back dashed as everything that goes back is, and the loss stands between them. */
export function scrubberTrack(steps: readonly CaseStep[]): string {
  const turn = steps.findIndex(({ kind }) => kind === 'loss');
  const most = Math.max(1, steps.length - 1);
  const [from, to] = [(100 * (turn - 0.5)) / most, (100 * (turn + 0.5)) / most].map((share) => `${share.toFixed(2)}%`);
  const there = `linear-gradient(to right, var(--accent) ${from}, var(--text) ${from} ${to}, transparent ${to})`;
  return `${there}, repeating-linear-gradient(to right, var(--accent) 0 6px, transparent 6px 9px)`;
}

/** What both methods come to. */
export function progressText(found: DifferencesFound | null, measuring: boolean, central: number): string {
  const all = central.toLocaleString('en');
  if (measuring) return `${(found?.evaluations ?? 0).toLocaleString('en')} of ${all} passes`;
  if (!found) return `${all} passes, not run`;
  return found.cancelled ? `${found.evaluations.toLocaleString('en')} of ${all} passes, ended` : `${all} passes, run`;
}
