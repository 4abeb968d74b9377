import type { Expression } from './ast.ts';
import type { Item } from './item.ts';
import { namedUnit } from './units.ts';
import { mapChildren } from './walk.ts';

/** Symbols that nobody defined become units where a unit has their name: `m` is a metre only where no gate is called m. */
export function resolveUnits(expression: Expression, defined: ReadonlySet<string>): Expression {
  if (expression.kind !== 'symbol') return mapChildren(expression, (part) => resolveUnits(part, defined));
  const unit = defined.has(expression.name) ? null : namedUnit(expression.name);
  if (!unit) return expression;
  return { kind: 'number', value: unit.scale, unit: expression.name, ...(expression.at ? { at: expression.at } : {}) };
}

/** Whether an expression is a condition, as far as its outermost operation tells. */
export function isCondition(expression: Expression): boolean {
  if (expression.kind === 'not') return true;
  return expression.kind === 'binary' && !['+', '-', '*', '/', '^'].includes(expression.operator);
}

/** `resolveUnits` of all expressions of an item. */
export function resolveItem(item: Item, defined: ReadonlySet<string>): Item {
  if ('value' in item) return { ...item, value: resolveUnits(item.value, defined) };
  if (!('statements' in item)) return item;
  const statements = item.statements.map((each) => ({ ...each, value: resolveUnits(each.value, defined) }));
  return { ...item, statements };
}
