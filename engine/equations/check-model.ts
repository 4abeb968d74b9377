import type { Expression } from './ast.ts';
import { checkGrowth } from './check-growth.ts';
import { checkRefractoryTime, leastValue } from './check-refractory.ts';
import { checkUnits, kindsOf } from './check-units.ts';
import type { Report } from './dimension-of.ts';
import type { Item, Name, StatementsItem, WrittenUnit } from './item.ts';
import { linearIn } from './linear.ts';
import { checkNames, collectRoles, scopes, type Role, type Scope } from './names.ts';
import { findNetInput } from './net-input.ts';
import { nearestName } from '../logic/nearest.ts';
import { orderSubexpressions } from './order.ts';
import { checkOutput, findParts, type Parts } from './parts.ts';
import { isCondition, resolveItem } from './resolve-units.ts';
import { isRandom, symbolsOf } from './symbols.ts';
import type { ParsedModel, Quantity } from './types.ts';

/** Items, and what the lines with a slip would have defined. */
export interface Lines {
  readonly items: readonly Item[];
  readonly brokenNames: readonly string[];
  readonly brokenKeywords: readonly string[];
}

/** Makes a model of its lines; it is worth using only where nothing was reported. */
export function checkModel({ items, brokenNames, brokenKeywords }: Lines, text: string, report: Report): ParsedModel {
  const roles = collectRoles(items, brokenNames, report);
  const defined = new Set(roles.keys());
  const resolved = items.map((item) => resolveItem(item, defined));
  const parts = findParts(resolved, report);
  const end = text.trimEnd().length;
  checkOutput(parts, brokenKeywords, { start: end, end }, report);
  checkAllNames(parts, roles, report);
  const ordered = { ...parts, subexpressions: orderSubexpressions(parts.subexpressions, report) };
  checkNoise(ordered, report);
  checkGrowth(ordered, report);
  const netInput = findNetInput(ordered, kindsOf(resolved, null));
  checkUnits(ordered, kindsOf(resolved, netInput), report);
  checkRefractoryTime(ordered, report);
  return assemble(ordered, netInput);
}

function checkAllNames(parts: Parts, roles: ReadonlyMap<string, Role>, report: Report): void {
  const check = (value: Expression, scope: Scope): void => checkNames(value, roles, scope, report);
  for (const { value } of parts.equations) check(value, scopes.equation);
  for (const { value } of parts.subexpressions) check(value, scopes.subexpression);
  if (parts.output) check(parts.output.value, scopes.output);
  if (parts.on) check(parts.on.value, scopes.on);
  if (parts.refractory) {
    const { value } = parts.refractory;
    check(value, isCondition(value) ? scopes.refractoryCondition : scopes.refractoryTime);
  }
  for (const [item, scope] of [
    [parts.reset, scopes.reset],
    [parts.initial, scopes.initial],
  ] as const) {
    if (item) checkTargets(item, roles, report);
    for (const { value } of item?.statements ?? []) check(value, scope);
  }
}

/** Only state variables can be set; initial values once. */
function checkTargets({ kind, statements }: StatementsItem, roles: ReadonlyMap<string, Role>, report: Report): void {
  const states = [...roles.keys()].filter((name) => ['state', 'broken'].includes(roles.get(name)!));
  const seen = new Set<string>();
  for (const { target, at } of statements) {
    if (!states.includes(target)) {
      report(at, `${target} is not a state variable`, () => {
        const nearest = roles.has(target) ? null : nearestName(target, states);
        return `a variable with an equation d…/dt${nearest ? `; did you mean ${nearest}?` : ''}`;
      });
    } else if (kind === 'initial' && seen.has(target)) report(at, `${target} is set twice`, 'one initial value');
    seen.add(target);
  }
}

/** White noise stands linearly, and rates draw no random numbers, not even through a subexpression. */
function checkNoise({ equations, subexpressions }: Parts, report: Report): void {
  const random = new Set<string>();
  const drawsBy = (value: Expression): string | undefined => [...symbolsOf(value)].find((name) => random.has(name));
  for (const { name, value } of subexpressions) if (isRandom(value) || drawsBy(value)) random.add(name.text);
  for (const { name, value } of equations) {
    const at = value.at ?? name.at;
    const source = drawsBy(value);
    if (source) report(at, `d${name.text}/dt draws random numbers through ${source}`, 'xi for white noise');
    if (symbolsOf(value).has('xi') && !linearIn(value, ['xi'])) {
      report(at, `d${name.text}/dt is not linear in xi`, 'noise as a term, such as sigma*xi');
    }
  }
}

function assemble(parts: Parts, netInput: Quantity | null): ParsedModel {
  const { output, refractory } = parts;
  const kinds = { threshold: 'threshold', spikes: 'count', output: 'rate' } as const;
  return {
    equations: parts.equations.map(({ name, unit, value, unlessRefractory }) => {
      return { ...quantity(name, unit), rate: value, unlessRefractory };
    }),
    subexpressions: parts.subexpressions.map(({ name, unit, value }) => ({ ...quantity(name, unit), value })),
    inputs: parts.inputs.map(({ name, unit }) => quantity(name, unit)),
    netInput,
    parameters: parts.parameters.map((parameter) => {
      const { name, unit, label, default: value, max } = parameter;
      return { ...quantity(name, unit), label, default: value, min: leastValue(parameter, parts), max };
    }),
    output: output ? { kind: kinds[output.kind], value: output.value } : { kind: 'rate', value: zero },
    softmax: output?.softmax ?? false,
    on: parts.on?.value ?? null,
    reset: statementsOf(parts.reset),
    refractory: refractory && { kind: isCondition(refractory.value) ? 'condition' : 'time', value: refractory.value },
    initial: statementsOf(parts.initial),
    method: parts.method?.method ?? null,
  };
}

const zero: Expression = { kind: 'number', value: 0 };

function quantity({ text }: Name, { text: unit, dimension }: WrittenUnit): Quantity {
  return { name: text, unit, dimension };
}

function statementsOf(item: StatementsItem | null): ParsedModel['reset'] {
  return (item?.statements ?? []).map(({ target, value }) => ({ target, value }));
}
