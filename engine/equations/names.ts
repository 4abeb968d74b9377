import { nearestName } from '../logic/nearest.ts';
import type { Expression, Span } from './ast.ts';
import type { Report } from './dimension-of.ts';
import { functionNamed, functionNames } from './functions.ts';
import { sumSymbol } from './infer-sum.ts';
import type { Item } from './item.ts';
import { maxNameLength } from './lex.ts';
import { isKeyword } from './parse-line.ts';
import { visitNodes } from './walk.ts';

/** What a name of the model stands for; `broken` where its line could not be parsed. */
export type Role = 'state' | 'subexpression' | 'input' | 'parameter' | 'broken';

/** Which names may stand at a place of the model. */
export interface Scope {
  /** The place, as in "in the reset". */
  readonly place: string;
  readonly roles: readonly Role[];
  /** Names beside those of the model, such as `t` and `y`. */
  readonly extra: readonly string[];
  readonly random: boolean;
}

const all: readonly Role[] = ['state', 'subexpression', 'input', 'parameter', 'broken'];
const parameters: readonly Role[] = ['parameter', 'broken'];
const clock = ['t', 'dt'];

export const scopes = {
  equation: { place: 'in a differential equation', roles: all, extra: [...clock, 'xi', sumSymbol], random: false },
  subexpression: { place: 'in a subexpression', roles: all, extra: [...clock, sumSymbol], random: true },
  output: { place: 'in the output', roles: all, extra: [...clock, sumSymbol], random: true },
  reset: { place: 'in the reset', roles: all, extra: clock, random: true },
  refractoryTime: { place: 'in a refractory time', roles: parameters, extra: [], random: false },
  refractoryCondition: { place: 'in a refractory condition', roles: all, extra: clock, random: false },
  initial: { place: 'in initial values', roles: parameters, extra: [], random: false },
  on: { place: 'after on:', roles: [], extra: ['y'], random: false },
} satisfies Record<string, Scope>;

/** Reports names that are unknown or not allowed at this place. */
export function checkNames(
  expression: Expression,
  roles: ReadonlyMap<string, Role>,
  scope: Scope,
  report: Report,
): void {
  visitNodes(expression, (node) => {
    const at = node.at ?? { start: 0, end: 0 };
    if (node.kind === 'symbol') checkSymbol(node.name, at, roles, scope, report);
    if (node.kind === 'call' && !scope.random && functionNamed(node.name)?.value === null) {
      report(at, `${node.name}() draws a random number ${scope.place}`, randomRemedy(scope));
    }
  });
}

function checkSymbol(name: string, at: Span, roles: ReadonlyMap<string, Role>, scope: Scope, report: Report): void {
  const role = roles.get(name);
  if (scope.extra.includes(name) || (role && scope.roles.includes(role))) return;
  const shown = name === sumSymbol ? 'sum(w*x)' : name;
  if (role || reserved.has(name)) {
    report(at, `${shown} cannot stand ${scope.place}`, `only ${listOf(scope)}`);
    return;
  }
  report(at, `unknown name "${name}"`, () => {
    const allowed = [...roles.keys()].filter((known) => scope.roles.includes(roles.get(known)!));
    const nearest = nearestName(name, [...allowed, ...scope.extra]);
    return nearest ? `a name of the model; did you mean ${nearest}?` : 'a name of the model';
  });
}

function listOf({ roles, extra }: Scope): string {
  const names = extra.map((name) => (name === sumSymbol ? 'sum(w*x)' : name));
  const kinds = roles.length === all.length ? ['names of the model'] : roles.length > 0 ? ['parameters'] : [];
  return [...kinds, ...names].join(', ');
}

function randomRemedy(scope: Scope): string {
  return scope === scopes.equation ? 'xi for white noise' : 'a value without chance';
}

/** Names that a model cannot define. */
const reserved: ReadonlySet<string> = new Set([
  ...['t', 'dt', 'xi', 'y', 'active', sumSymbol, 'sum', 'softmax', 'parameter', 'input', 'unless', 'in', 'inf'],
  ...['and', 'or', 'not'],
  ...functionNames(),
]);

/** The names that the items define, each with its role; reports names that are reserved, malformed or defined twice. */
export function collectRoles(items: readonly Item[], broken: readonly string[], report: Report): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const item of items) {
    if (!('name' in item)) continue;
    const { text, at } = item.name;
    if (reserved.has(text) || isKeyword(text)) report(at, `the name ${text} is reserved`, 'another name');
    else if (!/^[A-Za-z]\w*$/.test(text))
      report(at, `"${text}" cannot be a name`, 'letters a to z, digits and _, a letter first');
    else if (roles.has(text)) report(at, `${text} is defined twice`, 'one line for each name');
    if (!roles.has(text)) roles.set(text, item.kind === 'equation' ? 'state' : item.kind);
  }
  for (const name of broken) {
    if (!roles.has(name) && name.length <= maxNameLength) roles.set(name, 'broken');
  }
  return roles;
}
