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
  return exact ? 'exact' : `${low.toFixed(3)} – ${high.toFixed(3)}`;
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

function stepsText(count: number): string {
  return `${count} step${count === 1 ? '' : 's'}`;
}

/** Four digits: a mean over trials has no more. */
function milliseconds(value: number): string {
  return `${Number(value.toPrecision(4))} ms`;
}

type Settling = Pick<TruthTableRow, 'reason' | 'latency' | 'settledWithin'>;
