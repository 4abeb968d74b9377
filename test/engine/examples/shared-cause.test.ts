import { describe, expect, it } from 'vitest';
import { mean, runExample } from './records.ts';

describe('shared-cause', () => {
  const run = runExample('shared-cause', 20_000);
  const rateOf = (id: string): number => mean(run.rates.find(({ probe }) => probe === id)!.values) / 1000;

  it('fires in half of all steps on two copies of a coin, in a quarter on two coins', () => {
    // Four standard errors of 20,000 steps.
    expect(Math.abs(rateOf('rate_shared') - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000));
    expect(Math.abs(rateOf('rate_apart') - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 20_000));
  });
});
