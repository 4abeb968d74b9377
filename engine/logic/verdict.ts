import { z95 } from '../analysis/intervals.ts';
import { tooFewToTell, type RowMeasure, type TruthTableOutput } from './types.ts';

/** Why a row has no right answer, when that is not plain from its numbers. */
export interface Judgement {
  readonly reason: string | null;
  readonly trialsNeeded: number | null;
}

/** A row of which every wrong output might still be right has too few trials; one that is plainly wrong has enough. */
export function judge(
  measure: RowMeasure | undefined,
  outputs: readonly TruthTableOutput[],
  required: number,
): Judgement {
  if (measure === undefined) return { reason: null, trialsNeeded: null };
  if (measure.reason !== null) return measure;
  const wrong = outputs.filter(({ verdict }) => verdict === 'wrong');
  if (wrong.length === 0 || wrong.some(({ undecided }) => !undecided)) return { reason: null, trialsNeeded: null };
  const needed = Math.max(...wrong.map(({ right }) => trialsToTell(right!.probability, required)));
  return { reason: tooFewToTell, trialsNeeded: Number.isFinite(needed) ? needed : null };
}

/**
 * Trials from which on a Wilson interval around `probability` leaves `required` out: its bounds are those p for which
 * |probability − p| = z √(p (1 − p) / n). Infinity when the two are the same.
 */
export function trialsToTell(probability: number, required: number): number {
  const distance = probability - required;
  return Math.floor((z95 * z95 * required * (1 - required)) / (distance * distance)) + 1;
}
