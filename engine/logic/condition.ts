import type { Network } from '../network/types.ts';
import { circuitInputs } from './circuit.ts';
import type { Checked, ExpectationIssue } from './expectations.ts';
import { parseOverInputs, type OverInputs } from './over-inputs.ts';

/** Which rows of a truth table are of interest. */
export interface Condition {
  /** As it was written; several are joined by `, `. */
  readonly text: string;
  /** Whether it holds for the levels of the inputs, which begin at `offset`. */
  holds(levels: ArrayLike<number>, offset: number): boolean;
}

/** Reads texts such as `a + b < 10`, of which all must hold; null where there is none. */
export function parseConditions(texts: readonly string[], network: Network): Checked<Condition | null> {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const conditions: OverInputs[] = [];
  const issues: ExpectationIssue[] = [];
  texts.forEach((text, index) => {
    const parsed = parseOverInputs(text, inputs, `only[${index}]`);
    if (parsed.ok) conditions.push(parsed.value);
    else issues.push(...parsed.issues);
  });
  if (issues.length > 0) return { ok: false, issues };
  if (conditions.length === 0) return { ok: true, value: null };
  const holds = (levels: ArrayLike<number>, offset: number): boolean =>
    conditions.every((condition) => condition(levels, offset) !== 0n);
  return { ok: true, value: { text: texts.map((text) => text.trim()).join(', '), holds } };
}
