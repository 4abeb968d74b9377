import type { Learner } from './learner.ts';

/** Why a training stopped by itself. */
export interface Explosion {
  readonly step: number;
  readonly message: string;
  readonly cause: Cause;
}

/** `target` where its own size is too much for a loss, whatever the weights; `outputs` where what the network makes of its inputs is. */
export type Cause = 'target' | 'outputs' | 'weights';

/**
 * What is to blame for a loss of these samples that is no number: the cause, and what of it is beyond bounds. The size of a target is
 * only where it may be scaled.
 */
export function blame(
  learner: Learner,
  rows: Int32Array,
  canScaleTarget: boolean,
): { readonly cause: Cause; readonly what: string } {
  const grown = learner.grownBeyondBounds();
  if (grown !== null) return { cause: 'weights', what: `weights of ${grown} have grown` };
  const { t, outputs: width } = learner.samples;
  const outputs = learner.outputs(rows);
  const target = rows.reduce((most, row) => Math.max(most, largest(t.subarray(row * width, (row + 1) * width))), 0);
  // Where both are large, the larger one makes the difference.
  if (canScaleTarget && outputs.every(Number.isFinite) && target > largest(outputs))
    return { cause: 'target', what: `the error that a target of ${shortened(target)} leaves is` };
  return { cause: 'outputs', what: `what ${learner.overflowsAt(rows)} puts out is` };
}

/** What helps where no step could be taken. */
export function firstRemedy(cause: Cause): string {
  return cause === 'target' ? 'scale the target' : 'scale the inputs or choose smaller first weights';
}

/** To three digits, where that is not more than a double holds. */
function shortened(value: number): number {
  const short = Number(value.toPrecision(3));
  return Number.isFinite(short) ? short : value;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
