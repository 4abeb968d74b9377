import type { PositiveForm } from './literals.ts';

/** One question: with the literal go on to `high`, without to `low`; numbers are decisions before this one. */
export interface Decision {
  readonly literal: number;
  readonly low: Outcome;
  readonly high: Outcome;
}

export type Outcome = number | 'zero' | 'one';

export type Decided =
  | {
      readonly ok: true;
      readonly shape: 'zero' | 'one' | 'and' | 'or' | 'general';
      readonly decisions: readonly Decision[];
    }
  | { readonly ok: false; readonly reason: { readonly message: string; readonly expected: string } };

const maxDecisions = 20_000;
/** Questions lie within each other as deep as this. */
const maxDepth = 2000;

/**
 * The decision diagram of a threshold function, heaviest literal first (Hosaka, Takenaga & Yajima 1997): what is left to
 * decide depends on the sum so far alone, so that few different weights make few questions. The last one is the first asked.
 */
export function decisionsOf(form: PositiveForm): Decided {
  const { literals, bias, slack } = form;
  const rest = new Float64Array(literals.length + 1);
  for (let i = literals.length - 1; i >= 0; i--) rest[i] = rest[i + 1]! + literals[i]!.weight;
  const least = literals.at(-1)?.weight ?? 0;
  const isNear = (sum: number): boolean => slack > 0 && Math.abs(sum) <= slack;
  if ([bias, bias + rest[0]!, bias + rest[0]! - least, bias + least].some(isNear))
    return { ok: false, reason: onTheEdge };
  if (bias >= 0) return { ok: true, shape: 'one', decisions: [] };
  if (bias + rest[0]! < 0) return { ok: true, shape: 'zero', decisions: [] };
  if (bias + rest[0]! - least < 0) return { ok: true, shape: 'and', decisions: [] };
  if (bias + least >= 0) return { ok: true, shape: 'or', decisions: [] };
  if (literals.length > maxDepth) return { ok: false, reason: tooWide(literals.length) };

  const decisions: Decision[] = [];
  const known: Map<number, Outcome>[] = literals.map(() => new Map());
  let isEdgy = false;
  const decide = (literal: number, sum: number): Outcome => {
    isEdgy ||= isNear(sum) || isNear(sum + rest[literal]!);
    if (sum >= 0) return 'one';
    if (sum + rest[literal]! < 0) return 'zero';
    const made = known[literal]!.get(sum);
    if (made !== undefined || decisions.length > maxDecisions) return made ?? 'zero';
    const high = decide(literal + 1, sum + literals[literal]!.weight);
    const low = decide(literal + 1, sum);
    const outcome = high === low ? high : decisions.push({ literal, low, high }) - 1;
    known[literal]!.set(sum, outcome);
    return outcome;
  };
  decide(0, bias);
  if (isEdgy) return { ok: false, reason: onTheEdge };
  if (decisions.length > maxDecisions) return { ok: false, reason: tooWide(literals.length) };
  return { ok: true, shape: 'general', decisions };
}

const onTheEdge = {
  message: 'its weights add up to the threshold within rounding, so that the order of the sum decides',
  expected: 'weights that are multiples of 2^-20, or a threshold between the sums',
};

function tooWide(inputs: number): { message: string; expected: string } {
  const message = `a neuron of ${inputs} inputs whose weights have too many different sums`;
  return { message, expected: `weights that need at most ${maxDecisions} decisions, as equal or small whole ones do` };
}
