/** Steps that one vector or pulse may last. */
const maxSteps = 1_000_000;

export const stepsWords = `a whole number of steps from 1 to ${maxSteps}`;

/** A number of steps; null for any other text. */
export function readSteps(text: string): number | null {
  const steps = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return steps >= 1 && steps <= maxSteps ? steps : null;
}
