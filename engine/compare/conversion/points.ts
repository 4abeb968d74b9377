/** Powers of two up to the last step, and the last. */
export function stepsByPowers(steps: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log2(steps)) + 1 }, (_, k) => 2 ** k);
  return powers.at(-1) === steps ? powers : [...powers, steps];
}

/** Every step. */
export function everyStep(steps: number): number[] {
  return Array.from({ length: steps }, (_, k) => k + 1);
}
