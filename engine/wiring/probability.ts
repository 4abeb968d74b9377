import type { Expression } from '../equations/ast.ts';
import { kindOf } from '../equations/dimension-of.ts';
import { dimensionless, sameDimension } from '../equations/dimension.ts';
import { evaluate } from '../equations/evaluate.ts';
import { parseExpression } from '../equations/parse-expression.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import { formatDimension } from '../equations/units.ts';
import type { Parsed } from '../network/issue.ts';

/** The text of a probability → a function of the distance d; its values outside of [0, 1] mean 0 and 1. */
export function parseProbability(text: string): Parsed<(distance: number) => number> {
  const parsed = parseExpression(text, new Set(['d']));
  if (!parsed.ok)
    return { ok: false, issues: parsed.issues.map(({ path, message, expected }) => ({ path, message, expected })) };
  const stranger = [...symbolsOf(parsed.value)].find((name) => name !== 'd');
  if (stranger !== undefined) return failure(`found "${stranger}"`, 'an expression of the distance d alone');
  if (isRandom(parsed.value)) return failure('the expression draws random numbers', 'the probability itself');
  const misfit = misfitOf(parsed.value);
  if (misfit) return misfit;
  return { ok: true, value: (distance) => evaluate(parsed.value, () => distance) };
}

/** A probability and the distance are plain numbers; a condition counts as 1 or 0. */
function misfitOf(expression: Expression): Parsed<never> | null {
  const issues: { message: string; expected: string }[] = [];
  const kind = kindOf(
    expression,
    () => dimensionless,
    (_, message, expected) => {
      issues.push({ message, expected: typeof expected === 'string' ? expected : expected() });
    },
  );
  const [first] = issues;
  if (first) return failure(first.message, first.expected);
  if (typeof kind === 'string' || sameDimension(kind, dimensionless)) return null;
  return failure(
    `the unit of the expression is ${formatDimension(kind)}`,
    'a number without unit, as the distance d is',
  );
}

function failure(message: string, expected: string): Parsed<never> {
  return { ok: false, issues: [{ path: '', message, expected }] };
}
