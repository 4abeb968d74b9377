import type { ThresholdNeuron } from './circuit.ts';

/** An input of a threshold function, so signed that it only ever helps the neuron to fire. */
export interface Literal {
  readonly source: number;
  readonly inverted: boolean;
  /** Above 0. */
  readonly weight: number;
}

/** A threshold function in positive form: fires when bias + Σ weight · literal ≥ 0; heaviest first. */
export interface PositiveForm {
  readonly literals: readonly Literal[];
  readonly bias: number;
  /** Sums closer to 0 than this may be rounding; 0 where all are exact. */
  readonly slack: number;
}

/** w·x = w + |w|·(1 − x) for w < 0; weights of one source are added up first. */
export function positiveForm({ sources, weights, bias }: ThresholdNeuron): PositiveForm {
  const bySource = new Map<number, number>();
  sources.forEach((source, index) => bySource.set(source, (bySource.get(source) ?? 0) + weights[index]!));
  const literals: Literal[] = [];
  let positive = bias;
  let size = Math.abs(bias);
  for (const [source, weight] of bySource) {
    if (weight === 0) continue;
    size += Math.abs(weight);
    if (weight < 0) positive += weight;
    literals.push({ source, inverted: weight < 0, weight: Math.abs(weight) });
  }
  literals.sort((a, b) => b.weight - a.weight);
  const isExact = [bias, ...weights].every(isMultiple) && size < 2 ** 30;
  return { literals, bias: positive, slack: isExact ? 0 : size * (sources.length + 2) * Number.EPSILON };
}

/** Sums of such numbers below 2³⁰ are exact in any order. */
function isMultiple(value: number): boolean {
  return Number.isInteger(value * 2 ** 20);
}
