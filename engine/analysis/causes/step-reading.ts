import { evaluate } from '../../equations/evaluate.ts';
import { sumSymbol } from '../../equations/infer-sum.ts';
import { linearIn } from '../../equations/linear.ts';
import { symbolsOf } from '../../equations/symbols.ts';
import type { ParsedModel } from '../../equations/types.ts';
import { withoutSubexpressions, writtenOut } from '../../integration/subexpressions.ts';
import { meanOf } from '../../models/mean-output.ts';
import type { NeuronModel } from '../../models/types.ts';
import { readThreshold, weightsOf, type Reading, type Rule } from './reading.ts';

type Constants = (name: string) => number;

/** What a neuron in steps makes of its weighted sum: z = weight·Σ w·x + offset, and the rule that looks at it. */
export function stepReading(model: NeuronModel, constant: Constants): Reading {
  const { parsed } = model;
  const threshold = readThreshold(parsed, [sumSymbol], constant);
  if (threshold?.weights.get(sumSymbol)) return threshold;
  const sum = sumOf(parsed, constant);
  return { ...sum, rule: ruleOf(model, constant, (net) => (net - sum.offset) / sum.weights.get(sumSymbol)!) };
}

/** The first subexpression that is linear in the weighted sum, such as z; else that sum itself. */
function sumOf(parsed: ParsedModel, constant: Constants): Omit<Reading, 'rule'> {
  for (const [name, value] of writtenOut(parsed)) {
    const split = linearIn(value, [sumSymbol]);
    if (!split || !areKnown(split.rest, constant) || !areKnown(split.coefficients[sumSymbol]!, constant)) continue;
    const weights = weightsOf(split.coefficients, constant);
    if (weights.get(sumSymbol)) return { weights, offset: evaluate(split.rest, constant), name };
  }
  return { weights: new Map([[sumSymbol, 1]]), offset: 0, name: 'sum(w*x)' };
}

/** The law of the output at a sum; `toInput` gives Σ w·x for it. */
function ruleOf({ parsed, isOn }: NeuronModel, constant: Constants, toInput: (net: number) => number): Rule {
  const { kind, value } = parsed.output;
  const mean = meanOf(withoutSubexpressions(parsed, value));
  const isKnown =
    mean !== null && !parsed.softmax && areKnown(mean, (name) => (name === sumSymbol ? 0 : constant(name)));
  if (!isKnown) return { kind: 'value', at: () => null };
  const meanAt = (net: number): number =>
    evaluate(mean, (name) => (name === sumSymbol ? toInput(net) : constant(name)));
  if (kind === 'count') return { kind: 'chance', at: (net) => -Math.expm1(-meanAt(net)) };
  if (kind === 'threshold' && value.kind === 'binary' && value.left.kind === 'call' && value.left.name === 'rand')
    return { kind: 'chance', at: (net) => Math.min(1, Math.max(0, meanAt(net))) };
  return { kind: 'value', at: (net) => Number(kind === 'threshold' ? meanAt(net) !== 0 : isOn(meanAt(net))) };
}

function areKnown(expression: Parameters<typeof symbolsOf>[0], constant: Constants): boolean {
  return [...symbolsOf(expression)].every((name) => Number.isFinite(constant(name)));
}
