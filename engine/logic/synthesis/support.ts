import { dontCare } from './function.ts';

/** A function without the inputs that it does not need. */
export interface Reduced {
  /** Numbers of the inputs that are left, rising. */
  readonly inputs: readonly number[];
  readonly values: Uint8Array;
}

/** Leaves out one input after the other where the table, with its don't-cares, can do without it. */
export function withoutIdleInputs(values: Uint8Array, inputCount: number): Reduced {
  let reduced: Reduced = { inputs: [...Array(inputCount).keys()], values };
  for (let input = 0; input < inputCount; input++) {
    const merged = withoutInput(reduced, input);
    if (merged) reduced = merged;
  }
  return reduced;
}

function withoutInput({ inputs, values }: Reduced, input: number): Reduced | null {
  const stride = 2 ** (inputs.length - 1 - inputs.indexOf(input));
  const merged = new Uint8Array(values.length / 2);
  for (let row = 0; row < merged.length; row++) {
    const low = Math.floor(row / stride) * 2 * stride + (row % stride);
    const [zero, one] = [values[low]!, values[low + stride]!];
    if (zero !== one && zero !== dontCare && one !== dontCare) return null;
    merged[row] = zero === dontCare ? one : zero;
  }
  return { inputs: inputs.filter((each) => each !== input), values: merged };
}
