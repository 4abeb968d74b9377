import type { Estimate } from '../analysis/intervals.ts';

/** A final value that may as well be the other one was reached at no step. */
export function hasMajority({ low, high }: Estimate): boolean {
  return low > 0.5 || high < 0.5;
}

/** What most trials show at each output. */
export function majority(ones: readonly Estimate[]): Uint8Array {
  return Uint8Array.from(ones, ({ probability }) => (probability > 0.5 ? 1 : 0));
}
