import { evaluate } from '../equations/evaluate.ts';
import { parseExpression } from '../equations/parse-expression.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import type { Parsed } from '../network/issue.ts';

/** The text of a probability → a function of the distance d; its values outside of [0, 1] mean 0 and 1. */
export function parseProbability(text: string): Parsed<(distance: number) => number> {
  const parsed = parseExpression(text, new Set(['d']));
  if (!parsed.ok)
    return { ok: false, issues: parsed.issues.map(({ path, message, expected }) => ({ path, message, expected })) };
  const stranger = [...symbolsOf(parsed.value)].find((name) => name !== 'd');
  if (stranger !== undefined) return failure(`found "${stranger}"`, 'an expression of the distance d alone');
  if (isRandom(parsed.value)) return failure('the expression draws random numbers', 'the probability itself');
  return { ok: true, value: (distance) => evaluate(parsed.value, () => distance) };
}

function failure(message: string, expected: string): Parsed<never> {
  return { ok: false, issues: [{ path: '', message, expected }] };
}
