import { dontCare, type BooleanFunction } from '../../engine/logic/synthesis/function.ts';

/** What people call a function: `XOR` for one of the gates, else the names of its outputs, such as `sum, carry`. */
export function functionName({ inputs, outputs }: BooleanFunction): string {
  const [only] = outputs;
  const gate = outputs.length === 1 && inputs.length > 0 ? gateOf(only!.values, inputs.length) : undefined;
  return (
    gate ??
    outputs
      .map(({ name }) => name)
      .join(', ')
      .slice(0, longest)
  );
}

/** As much of it as a chip has room for, several times over. */
const longest = 60;

function gateOf(values: Uint8Array, inputs: number): string | undefined {
  if (values.includes(dontCare)) return undefined;
  const gates = inputs === 1 ? ofOne : ofSeveral;
  return Object.keys(gates).find((name) =>
    values.every((value, row) => value === Number(gates[name]!(onesOf(row), inputs))),
  );
}

/** Whether it is on, by the number of inputs that are, of all. */
type Gate = (ones: number, inputs: number) => boolean;

const ofOne: Readonly<Record<string, Gate>> = { NOT: (ones) => ones === 0 };

const ofSeveral: Readonly<Record<string, Gate>> = {
  AND: (ones, inputs) => ones === inputs,
  OR: (ones) => ones > 0,
  NAND: (ones, inputs) => ones < inputs,
  NOR: (ones) => ones === 0,
  XOR: (ones) => ones % 2 === 1,
  XNOR: (ones) => ones % 2 === 0,
  Majority: (ones, inputs) => inputs % 2 === 1 && 2 * ones > inputs,
};

function onesOf(row: number): number {
  return row === 0 ? 0 : (row & 1) + onesOf(row >>> 1);
}
