import { dontCare } from './function.ts';

/** A table of bits as one integer: bit r is the value in row r. */
export type BitTable = bigint;

export function bitSet(rows: Iterable<number>, rowCount: number): BitTable {
  const bits = new Uint8Array(rowCount);
  for (const row of rows) bits[row] = 1;
  return packBits(bits);
}

/** Bit r is 1 where value r is 1. */
export function packBits(values: Uint8Array): BitTable {
  let digits = '';
  for (let row = values.length - 1; row >= 0; row--) digits += values[row] === 1 ? '1' : '0';
  return BigInt(`0b0${digits}`);
}

export function unpackBits(table: BitTable, rowCount: number): Uint8Array {
  const digits = table.toString(2).padStart(rowCount, '0');
  return Uint8Array.from({ length: rowCount }, (_, row) => Number(digits[digits.length - 1 - row] === '1'));
}

/** Rows in which a partial function is 1, and in which it is 0. */
export interface OnOff {
  readonly on: BitTable;
  readonly off: BitTable;
}

export function onOffOf(values: Uint8Array): OnOff {
  return { on: packBits(values), off: packBits(values.map((value) => (value === dontCare ? dontCare : 1 - value))) };
}

/** The tables of the inputs themselves. */
export function inputTables(inputCount: number): BitTable[] {
  const rowCount = 2 ** inputCount;
  return Array.from({ length: inputCount }, (_, input) =>
    packBits(Uint8Array.from({ length: rowCount }, (_, row) => (row >>> (inputCount - 1 - input)) & 1)),
  );
}

export function allRows(inputCount: number): BitTable {
  return (1n << BigInt(2 ** inputCount)) - 1n;
}
