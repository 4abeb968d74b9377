import { expect, it } from 'vitest';
import { verdictOf } from '../../../engine/compare/convergence/verdict.ts';

it.each([
  [{ leavesAt: 20, slope: { value: -0.5, error: 0.01 } }, 'leaves'],
  [{ leavesAt: null, slope: { value: -0.47, error: 0.02 } }, 'follows'],
  [{ leavesAt: null, slope: { value: 0, error: 0.036 } }, 'other-power'],
  [{ leavesAt: null, slope: null }, 'too-few'],
] as const)('of %j is %s', (convergence, verdict) => {
  expect(verdictOf(convergence)).toBe(verdict);
});
