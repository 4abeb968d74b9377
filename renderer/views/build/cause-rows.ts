import { numberText, originText, signed } from '../../../engine/analysis/causes/text.ts';
import type { Cause, SpikeAt } from '../../../engine/analysis/causes/types.ts';
import type { Network } from '../../../engine/network/types.ts';

/** One term of the sum as the panel lists it. */
export interface CauseRow {
  readonly key: string;
  readonly connection: string;
  readonly name: string;
  /** Such as `0.5 × 1`; of neurons in time what arrived is weighed by more than that. */
  readonly arithmetic: string;
  readonly value: string;
  readonly effect: 'push' | 'oppose' | 'none';
  /** Part of all push, at most 1. */
  readonly share: number;
  /** What the neuron would do without it; '' where that is no news, or unknown. */
  readonly without: string;
  /** The spike that can be explained too. */
  readonly spike: SpikeAt | null;
}

export const shownRows = 12;

/** The strongest terms, pushes and what opposes together; of silent inputs those for which there is room. */
export function causeRows(network: Network, cause: Cause): readonly CauseRow[] {
  const sorted = [...cause.contributions].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return sorted.slice(0, shownRows).map((each): CauseRow => {
    const { connection, synapse, origin, value, weight, x, steps, share } = each;
    const spike =
      origin.kind === 'neuron' ? { population: origin.population, neuron: origin.neuron, step: origin.step } : null;
    return {
      key: `${connection} ${synapse} ${origin.step}`,
      connection,
      name: originText(network, origin),
      arithmetic: `${numberText(weight)} × ${numberText(x)}${steps > 1 ? `, ${steps.toLocaleString('en')} steps` : ''}`,
      value: value === 0 ? '0' : signed(value),
      effect: value > 0 ? 'push' : value < 0 ? 'oppose' : 'none',
      share: Math.min(1, Math.abs(share)),
      without: withoutText(cause, each.without),
      spike: spike && value !== 0 ? spike : null,
    };
  });
}

function withoutText(
  { quantity }: Cause,
  { net, fires, probability }: Cause['contributions'][number]['without'],
): string {
  if (probability !== null) return `without it p = ${numberText(probability)}`;
  return fires === false ? `without it ${quantity} = ${numberText(net)}: no spike` : '';
}

/** Terms that are not listed. */
export function leftOut({ contributions, omitted }: Cause): number {
  return Math.max(0, contributions.length - shownRows) + omitted.count;
}
