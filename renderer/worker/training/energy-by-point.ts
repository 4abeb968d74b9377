import { conversionEnergy } from '../../../engine/compare/conversion/energy.ts';
import type { ConversionEnergy, ConversionPoint, Converted } from '../../../engine/compare/conversion/types.ts';
import type { Samples } from '../../../engine/learning/samples.ts';

/** Energy a row of a network that stops after so many steps, for each number of them. */
export function energyByPoint(
  converted: Converted,
  points: readonly ConversionPoint[],
  inputs: number,
): ConversionEnergy[][] {
  return points.map(({ steps, spikes, synapticOperations }) =>
    conversionEnergy(
      { ...converted, options: { ...converted.options, steps } },
      { spikes, synapticOperations, inputs },
    ),
  );
}

/** Inputs of a row that are not 0, in the mean over the first `count` rows. */
export function meanInputs({ x, inputs }: Samples, count: number): number {
  return x.subarray(0, count * inputs).reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0) / count;
}
