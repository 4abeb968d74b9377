import type { Activation } from '../units.ts';

/** What the units of a layer, or of a population of a circuit, did on some samples. */
export interface LayerActivity {
  /** `layer 2`, or the population's id. */
  readonly name: string;
  readonly activation: Activation | 'own';
  readonly isOutput: boolean;
  /** Whether it has weights or biases that may be learnt. */
  readonly isFree: boolean;
  readonly units: number;
  /** y and dL/dz: [rows][units]; dL/dz of each sample's own loss, times its weight. */
  readonly outputs: Float64Array;
  readonly deltas: Float64Array;
  /** Share of samples at which each unit's dy/dz is exactly 0, or so small that it counts as saturated. */
  readonly flat: Float64Array;
  readonly saturated: Float64Array;
  /** Norm of the gradient of the mean loss by the layer's weights and biases. */
  readonly gradientNorm: number;
  /** Units that have the same weights in and out, and hence the same gradient: groups of two and more. */
  readonly copies: readonly (readonly number[])[];
}

/** A unit counts as saturated at a sample where its slope is below this share of its steepest: |tanh z| > 0.98. */
export const saturatedSlope = 0.04;

/** Largest slope of the units that saturate. */
export function steepest(activation: Activation | 'own'): number | null {
  return activation === 'tanh' ? 1 : activation === 'logistic' ? 0.25 : null;
}

/** By unit, the share of rows that `holds`. */
export function sharesOf(rows: number, units: number, holds: (row: number, unit: number) => boolean): Float64Array {
  return Float64Array.from({ length: units }, (_, unit) => {
    let count = 0;
    for (let row = 0; row < rows; row++) if (holds(row, unit)) count++;
    return count / rows;
  });
}

/** Units whose keys are equal. */
export function groupsOf(keys: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  keys.forEach((key, unit) => groups.set(key, [...(groups.get(key) ?? []), unit]));
  return [...groups.values()].filter(({ length }) => length > 1);
}
