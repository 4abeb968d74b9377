import type { CaseStep, DifferencesFound, TracedCase } from '../../../worker/training/case-protocol.ts';
import { shortNumber } from './numbers.ts';

/** `test row, is B, told A ✗, loss 0.412` */
export function caseText({ isTest, truth, predicted, loss }: TracedCase): string {
  const shown = (value: string | number): string => (typeof value === 'number' ? shortNumber(value) : value);
  const verdict = typeof truth === 'number' ? '' : truth === predicted ? ' ✓' : ' ✗';
  return `${isTest ? 'test' : 'training'} row · is ${shown(truth)} · told ${shown(predicted)}${verdict} · loss ${shortNumber(loss)}`;
}

/** The way there in one colour, the way back in another, and the loss between them. */
export function scrubberTrack(steps: readonly CaseStep[]): string {
  const turn = steps.findIndex(({ kind }) => kind === 'loss');
  const most = Math.max(1, steps.length - 1);
  const [from, to] = [(100 * (turn - 0.5)) / most, (100 * (turn + 0.5)) / most].map((share) => `${share.toFixed(2)}%`);
  return `linear-gradient(to right, var(--accent) ${from}, var(--text) ${from} ${to}, var(--inhibitory) ${to})`;
}

/** What both methods come to. */
export function progressText(found: DifferencesFound | null, measuring: boolean, central: number): string {
  const all = central.toLocaleString('en');
  if (measuring) return `${(found?.evaluations ?? 0).toLocaleString('en')} of ${all} passes`;
  if (!found) return `${all} passes, not run`;
  return found.cancelled ? `${found.evaluations.toLocaleString('en')} of ${all} passes, ended` : `${all} passes, run`;
}
