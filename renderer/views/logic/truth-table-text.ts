import type { SearchProgress } from '../../../engine/logic/oscillation/types.ts';
import type { TruthTable, TruthTableOutput, TruthTableRow, Verdict } from '../../../engine/logic/types.ts';

/** How a verdict looks: never by colour alone. */
export interface VerdictMark {
  readonly kind: 'right' | 'wrong' | 'not-run' | 'unchecked';
  readonly sign: string;
  readonly word: string;
}

/** A stale table says nothing about the circuit as it now is, so none of its rows looks passed. */
export function markOf(verdict: Verdict | null, stale: boolean): VerdictMark {
  if (verdict === null) return { kind: 'unchecked', sign: '', word: '' };
  if (stale || verdict === 'not-run') return { kind: 'not-run', sign: '⋯', word: 'not run' };
  return verdict === 'right'
    ? { kind: 'right', sign: '✓', word: 'right' }
    : { kind: 'wrong', sign: '✗', word: 'wrong' };
}

/** A probability to four digits, so that 0.9999 never reads as certainty. */
export function percent(probability: number | null): string {
  if (probability === null) return '—';
  if (probability === 0 || probability === 1) return String(probability);
  return Math.min(0.9999, Math.max(0.0001, probability)).toFixed(4);
}

export function intervalText({ low, high, exact }: Pick<TruthTableOutput, 'low' | 'high' | 'exact'>): string {
  if (low === null || high === null) return '';
  return exact ? 'exact' : `${bound(low)} – ${bound(high)}`;
}

/** Three digits, and a fourth where the bound of an estimate would look like certainty. */
function bound(probability: number): string {
  const text = probability.toFixed(3);
  return (text === '1.000' && probability < 1) || (text === '0.000' && probability > 0) ? percent(probability) : text;
}

/** Why a row has no right answer, or how long it took and how far it came to rest. */
export function settlingText(
  { reason, latency, settledWithin }: Settling,
  latencyUnit: TruthTable['latencyUnit'] = 'step',
): string {
  if (reason !== null) return reason;
  const time = latency === null ? '—' : latencyUnit === 'ms' ? milliseconds(latency) : stepsText(latency);
  return settledWithin === null || settledWithin === 0 ? time : `${time}, settled within ${settledWithin}`;
}

/** Whether it came to no rest in the time that it was given. */
export function isUnsettled({ reason }: Pick<TruthTableRow, 'reason'>): boolean {
  return reason?.startsWith('did not settle') === true;
}

/** Standard deviation of the latency over the trials. */
export function jitterText(jitter: number | null, latencyUnit: TruthTable['latencyUnit']): string {
  if (jitter === null) return '—';
  const digits = Number(jitter.toPrecision(2));
  return `± ${digits} ${latencyUnit === 'ms' ? 'ms' : digits === 1 ? 'step' : 'steps'}`;
}

/** How far the search for a loop is. */
export function searchText({ stage, done, total }: SearchProgress): string {
  const [now, all] = [done.toLocaleString('en'), total.toLocaleString('en')];
  switch (stage) {
    case 'cycle':
      return `Looking for a state that comes again: step ${now} of at most ${all}`;
    case 'follow':
      return `Following what repeats: step ${now} of ${all}`;
    case 'loop':
      return `Looking for the shortest loop: from neuron ${now} of ${all}`;
  }
}

/** `0110 1` of many inputs, in groups of four. */
export function bitsText(bits: readonly (0 | 1 | undefined)[]): string {
  return bits.map((bit, index) => `${index > 0 && index % 4 === 0 ? ' ' : ''}${bit}`).join('');
}

export function isWrong({ outputs }: Pick<TruthTableRow, 'outputs'>): boolean {
  return Object.values(outputs).some(({ verdict }) => verdict === 'wrong');
}

/** What a table says as a whole. One that was ended before its time has not passed, but nothing is wrong with what it has. */
export function summaryKind(
  { pass, rowsRun, rowsTotal }: Pick<TruthTable, 'pass' | 'rowsRun' | 'rowsTotal'>,
  rows: readonly Pick<TruthTableRow, 'outputs'>[],
): SummaryKind {
  if (pass === null) return 'open';
  if (pass) return 'right';
  return rowsRun < rowsTotal && !rows.some(isWrong) ? 'not-run' : 'wrong';
}

type SummaryKind = 'right' | 'wrong' | 'not-run' | 'open';

/** Before the summary: a sample, and what nothing is expected of, has none. */
export const summarySigns: Readonly<Record<SummaryKind, string>> = {
  right: '✓ ',
  wrong: '✗ ',
  'not-run': '⋯ ',
  open: '',
};

function stepsText(count: number): string {
  return `${count} step${count === 1 ? '' : 's'}`;
}

/** Four digits: a mean over trials has no more. */
function milliseconds(value: number): string {
  return `${Number(value.toPrecision(4))} ms`;
}

type Settling = Pick<TruthTableRow, 'reason' | 'latency' | 'settledWithin'>;
