import { evaluateBoolean, type BooleanExpression } from '../boolean.ts';

/** A Boolean function of named inputs with one or more outputs, as tables. */
export interface BooleanFunction {
  readonly inputs: readonly string[];
  readonly outputs: readonly BooleanOutput[];
}

export interface BooleanOutput {
  readonly name: string;
  /** 0, 1 or `dontCare` by row; rows count up in binary, the first input being the most significant bit. */
  readonly values: Uint8Array;
  /** What it was read from; null for a table. */
  readonly expression: BooleanExpression | null;
}

/** The value of a row whose output may be either. */
export const dontCare = 2;

export const synthesisLimits = {
  /** A table then has 65,536 rows. */
  inputs: 16,
  outputs: 32,
  /** Of a synthesised circuit. */
  neurons: 4096,
} as const;

/** The bit of input `input` in row `row`. */
export function inputBit(row: number, input: number, inputCount: number): 0 | 1 {
  return ((row >>> (inputCount - 1 - input)) & 1) as 0 | 1;
}

/** The inputs of a row, in order. */
export function rowBits(row: number, inputCount: number): number[] {
  return Array.from({ length: inputCount }, (_, input) => inputBit(row, input, inputCount));
}

/** The table of an expression over `inputs`, all of whose names are among them. */
export function tabulate(expression: BooleanExpression, inputs: readonly string[]): Uint8Array {
  const places = new Map(inputs.map((name, input) => [name, input]));
  return Uint8Array.from({ length: 2 ** inputs.length }, (_, row) =>
    Number(evaluateBoolean(expression, (name) => inputBit(row, places.get(name)!, inputs.length) === 1)),
  );
}

/** The first of `names` and of numbered ones that is not taken. */
export function freeName(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  let number = 1;
  while (taken.has(`${names[0]!}${number}`)) number++;
  return `${names[0]!}${number}`;
}
