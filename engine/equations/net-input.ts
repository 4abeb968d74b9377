import type { Kind } from './dimension-of.ts';
import { dimensionless, divideDimensions, sameDimension, time } from './dimension.ts';
import { inferSum, sumSymbol } from './infer-sum.ts';
import type { Parts } from './parts.ts';
import { symbolsOf } from './symbols.ts';
import type { Quantity } from './types.ts';
import { formatDimension } from './units.ts';

/** What sum(w*x) is: its unit follows from the line it first stands in; null where it stands nowhere. */
export function findNetInput(
  { equations, subexpressions, output }: Parts,
  symbols: (name: string) => Kind,
): Quantity | null {
  for (const { value, unit } of subexpressions) {
    const dimension = inferSum(value, unit.dimension, symbols);
    if (dimension) {
      const text = sameDimension(dimension, unit.dimension) ? unit.text : formatDimension(dimension);
      return { name: sumSymbol, unit: text, dimension };
    }
  }
  for (const { value, unit } of equations) {
    const dimension = inferSum(value, divideDimensions(unit.dimension, time), symbols);
    if (dimension) return { name: sumSymbol, unit: formatDimension(dimension), dimension };
  }
  const inOutput = output && inferSum(output.value, output.kind === 'threshold' ? null : dimensionless, symbols);
  if (inOutput) return { name: sumSymbol, unit: formatDimension(inOutput), dimension: inOutput };
  const values = [...subexpressions, ...equations, ...(output ? [output] : [])].map(({ value }) => value);
  if (!values.some((value) => symbolsOf(value).has(sumSymbol))) return null;
  return { name: sumSymbol, unit: '1', dimension: dimensionless };
}
