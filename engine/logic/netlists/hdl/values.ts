import type { Column } from './parse-test.ts';

/** `5`, `-1`, `%D5`, `%B0101` or `%X00FF`; null for anything else. */
export function readValue(text: string): number | null {
  const match = /^(?:%D)?(-?\d{1,19})$|^%B([01]{1,64})$|^%X([0-9A-Fa-f]{1,16})$/.exec(text);
  if (!match) return null;
  const [, decimal, binary, hexadecimal] = match;
  if (decimal !== undefined) return Number(decimal);
  return binary !== undefined ? parseInt(binary, 2) : parseInt(hexadecimal!, 16);
}

/** The bits of a value, lowest first, in two's complement; null where it does not fit. */
export function bitsOfValue(value: number, width: number): number[] | null {
  if (!Number.isSafeInteger(value) || value < -(2 ** (width - 1)) || value >= 2 ** width) return null;
  const bits = BigInt.asUintN(width, BigInt(value));
  return Array.from({ length: width }, (_, bit) => Number((bits >> BigInt(bit)) & 1n));
}

/** Bits, lowest first, as the digits of a column. A bus of 16 bits and more is signed, as words of the Hack computer are. */
export function formatBits(bits: readonly number[], { format, width }: Pick<Column, 'format' | 'width'>): string {
  const binary = [...bits].reverse().join('');
  const value = BigInt(`0b${binary}`);
  if (format === 'B') return binary.padStart(width, '0').slice(-width);
  if (format === 'X') return value.toString(16).toUpperCase().padStart(width, '0').slice(-width);
  return (bits.length < 16 ? value : BigInt.asIntN(bits.length, value)).toString();
}

/** The text between the bars of a column. */
export function formatCell(text: string, { format, before, width, after }: Column): string {
  const padded = format === 'S' ? text.padEnd(width) : text.padStart(width);
  return `${' '.repeat(before)}${padded}${' '.repeat(after)}`;
}
