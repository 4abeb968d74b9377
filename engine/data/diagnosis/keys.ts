import type { Input } from '../inputs.ts';

/** A number a row of the table: the value, or a number for each category; NaN where missing. */
export function keysOf(input: Input): Float64Array {
  if (input.type === 'number') return input.values;
  const codes = new Map<string, number>();
  return Float64Array.from(input.texts, (text) => {
    if (text === null) return Number.NaN;
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    return code;
  });
}
