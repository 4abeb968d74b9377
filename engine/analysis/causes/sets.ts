import type { CausalSets, Contribution } from './types.ts';

/**
 * Of a threshold on a sum: what it could not do without, and the fewest pushes that suffice against all that opposes. Taking the
 * largest first gives the fewest, since each set of so many adds up to no more than the largest so many.
 */
export function causalSets(
  net: number,
  contributions: readonly Pick<Contribution, 'value'>[],
  fires: (net: number) => boolean,
): CausalSets {
  const pushes = contributions.flatMap(({ value }, k) => (value > 0 ? [k] : []));
  pushes.sort((a, b) => contributions[b]!.value - contributions[a]!.value);
  const necessary = pushes.filter((k) => !fires(net - contributions[k]!.value));
  // From all of them down to as few as still fire, the smallest going first.
  let [sum, count] = [net, pushes.length];
  while (count > 0 && fires(sum - contributions[pushes[count - 1]!]!.value)) {
    count--;
    sum -= contributions[pushes[count]!]!.value;
  }
  return { necessary: necessary.sort((a, b) => a - b), sufficient: pushes.slice(0, count).sort((a, b) => a - b) };
}
