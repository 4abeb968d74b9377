/** Four decimals, but 0 and 1 are exactly that. */
export function formatProbability(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

/** `0.9000 [0.8000, 0.9500]`; alone where it is known. */
export function formatEstimate(estimate: { probability: number; low: number; high: number }): string {
  const { probability, low, high } = estimate;
  if (low === high) return formatProbability(probability);
  return `${formatProbability(probability)} [${formatProbability(low)}, ${formatProbability(high)}]`;
}

/** State is never colour alone: each verdict has its mark. */
export const verdictMarks = { right: '✓', wrong: '✗', 'not-run': '⋯' } as const;
