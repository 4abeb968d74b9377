import type { Expression } from './ast.ts';
import { kindOf, shorten, unitText, type Kind, type Report } from './dimension-of.ts';
import { dimensionFrom, dimensionless, divideDimensions, sameDimension, time, type Dimension } from './dimension.ts';
import { sumSymbol } from './infer-sum.ts';
import type { Item, PlacedStatement } from './item.ts';
import type { Parts } from './parts.ts';
import { isCondition } from './resolve-units.ts';
import type { Quantity } from './types.ts';

/** Reports every expression whose unit does not fit its place. */
export function checkUnits(parts: Parts, symbols: (name: string) => Kind, report: Report): void {
  const must = (value: Expression, wanted: Dimension | 'condition', what: string): void => {
    const kind = kindOf(value, symbols, report);
    const problem = misfit(value, kind, wanted, what);
    if (problem) report(value.at ?? { start: 0, end: 0 }, ...problem);
  };
  const mustFit = ({ target, value }: PlacedStatement): void => {
    const kind = symbols(target);
    if (typeof kind !== 'string') must(value, kind, target);
  };
  const { equations, subexpressions, output, on, refractory } = parts;
  for (const { name, value, unit } of equations) {
    must(value, divideDimensions(unit.dimension, time), `d${name.text}/dt`);
  }
  for (const { name, value, unit } of subexpressions) must(value, unit.dimension, name.text);
  if (output) must(output.value, output.kind === 'threshold' ? 'condition' : dimensionless, `${output.kind}:`);
  if (on) must(on.value, 'condition', 'on:');
  if (refractory) must(refractory.value, isCondition(refractory.value) ? 'condition' : time, 'refractory:');
  parts.reset?.statements.forEach(mustFit);
  parts.initial?.statements.forEach(mustFit);
}

/** What each name is, `xi` (ms^-1/2), `t`, `dt` and `y` included; names that are not defined are unknown. */
export function kindsOf(items: readonly Item[], netInput: Quantity | null): (name: string) => Kind {
  const kinds = new Map<string, Kind>();
  for (const item of items) {
    if ('name' in item && !kinds.has(item.name.text)) kinds.set(item.name.text, item.unit.dimension);
  }
  for (const name of ['t', 'dt']) kinds.set(name, time);
  kinds.set('xi', dimensionFrom({ time: -0.5 }));
  kinds.set('y', dimensionless);
  if (netInput) kinds.set(sumSymbol, netInput.dimension);
  return (name) => kinds.get(name) ?? 'unknown';
}

function misfit(
  value: Expression,
  kind: Kind,
  wanted: Dimension | 'condition',
  what: string,
): readonly [message: string, expected: string] | null {
  if (kind === 'unknown') return null;
  if (wanted === 'condition') {
    return kind === wanted ? null : [`${what} has ${shorten(value)}, a number`, 'a condition, such as v > V_th'];
  }
  if (kind === 'condition') return [`${what} is a condition`, 'a number; int(…) gives 1 or 0'];
  if (kind === 'zero' || sameDimension(kind, wanted)) return null;
  return [`the unit of ${what} is not that of ${shorten(value)} (${unitText(kind)})`, unitText(wanted)];
}
