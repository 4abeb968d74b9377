import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { example, measureExample } from './support.ts';
import { atLeast, logistic } from './laws.ts';

/** Chance of a 1 of the carry, and of the sum, whose neurons are held back by the vote on the carry. */
function lawsOf(ones: number, size: number): { readonly carry: number; readonly sum: number } {
  const majority = (z: number): number => atLeast((size + 1) / 2, size, logistic(z));
  const carry = majority(2 * ones - 3);
  return { carry, sum: (1 - carry) * majority(2 * ones - 1) + carry * majority(2 * ones - 5) };
}

describe('half-adder-stochastic', () => {
  const laws = [0, 1, 1, 2].map((ones) => lawsOf(ones, 25));

  it('has the probabilities that its note states', () => {
    const single = lawsOf(2, 1);
    expect([single.carry, 1 - single.sum].map((law) => law.toFixed(3))).toEqual(['0.731', '0.547']);
    expect([laws[3]!.carry, 1 - laws[3]!.sum].map((law) => law.toFixed(3))).toEqual(['0.993', '0.987']);
    const { note } = example('half-adder-stochastic');
    expect(note).toContain('the carry right with probability 0.731 and the sum with 0.547');
    expect(note).toContain('with 0.993 and 0.987');
  });

  it('adds as often as the binomial law says, within four standard errors, and passes', () => {
    const trials = 4000;
    const table = measureExample('half-adder-stochastic', trials);
    expect(table).toMatchObject({ pass: true, trials });
    table.rows.forEach(({ outputs }, row) => {
      for (const name of ['carry', 'sum'] as const) {
        const law = laws[row]![name];
        const slack = 4 * Math.sqrt((law * (1 - law)) / trials) + 1e-6;
        expect(Math.abs(outputs[name]!.probability! - law)).toBeLessThan(slack);
      }
    });
  });

  it('is far more often right than one neuron of each kind', () => {
    const alone = (network: Network): Network => ({
      ...network,
      populations: network.populations.map((each) =>
        each.size === 25 ? { ...each, size: 1 } : { ...each, parameters: { b: -0.5 } },
      ),
    });
    const one = measureExample('half-adder-stochastic', 4000, alone);
    const many = measureExample('half-adder-stochastic', 4000);
    one.rows.forEach(({ inputs, outputs }, row) => {
      const law = lawsOf(inputs.a! + inputs.b!, 1);
      for (const name of ['carry', 'sum'] as const) {
        expect(Math.abs(outputs[name]!.probability! - law[name])).toBeLessThan(4 * Math.sqrt(0.25 / 4000));
        expect(many.rows[row]!.outputs[name]!.right!.low).toBeGreaterThan(outputs[name]!.right!.high);
      }
    });
  });
});
