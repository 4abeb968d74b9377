import { describe, expect, it } from 'vitest';
import { createLateTotals } from '../../../engine/compare/late-totals.ts';

/** Source 0 gives 1 in every step, source 1 the number of the step. */
function after(steps: number) {
  const totals = createLateTotals(2);
  for (let step = 0; step < steps; step++) {
    totals.add(0, 1);
    if (step > 0) totals.add(1, step);
    totals.endStep();
  }
  return totals;
}

describe('outputs of the second half', () => {
  it('are of all steps from the middle on, while there are few', () => {
    expect([after(1).steps(), after(1).total(0)]).toEqual([1, 1]);
    expect([after(10).steps(), after(10).total(0), after(10).total(1)]).toEqual([5, 5, 5 + 6 + 7 + 8 + 9]);
    expect([after(31).steps(), after(31).total(0)]).toEqual([15, 15]);
  });

  it('are of half of what was done, give or take a sixteenth, however far it came', () => {
    for (const done of [32, 33, 63, 64, 100, 1000, 4097]) {
      const totals = after(done);
      const steps = totals.steps();
      expect(totals.total(0)).toBe(steps);
      expect(Math.abs(steps - done / 2)).toBeLessThanOrEqual(done / 16);
      // The last `steps` numbers below `done`.
      expect(totals.total(1)).toBe((steps * (2 * done - steps - 1)) / 2);
    }
  });

  it('are nothing before the first step', () => {
    expect([after(0).steps(), after(0).total(0)]).toEqual([1, 0]);
  });
});
