import type { Expression, Statement } from '../equations/ast.ts';
import { linearIn } from '../equations/linear.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import type { ParsedModel } from '../equations/types.ts';
import type { Steps } from './build.ts';
import { nextName, propagatorName, storeNext } from './names.ts';
import type { LinearSystem } from './program.ts';
import { writtenOut } from './subexpressions.ts';
import { substitute } from '../equations/substitute.ts';
import { isNumber, number, op, sum, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';

/**
 * Exact integration of a linear system, by the matrix exponential of its linear part (Rotter & Diesmann 1999, Exact digital
 * simulation of time-invariant linear systems). A variable that stands still while refractory has a system of its own for
 * those steps, in which its row is zero, so that what depends on it is exact as well. Throws on what is not linear.
 */
export function exactSteps(model: ParsedModel): Steps {
  const { statements, systems } = exactNext(model);
  return { statements: [...statements, ...storeNext(model)], systems };
}

/** The new values under their `nextName`, before they are stored. */
export function exactNext(model: ParsedModel): Steps {
  const active = linearSystemOf(model);
  if (!active)
    throw new Error('Found equations that are not linear with constant coefficients, expected linear ones for "exact"');
  const { equations } = model;
  const isFrozen = equations.map(({ unlessRefractory }) => unlessRefractory);
  const refractory = { matrix: active.matrix.map((row, i) => (isFrozen[i] ? row.map(() => number(0)) : row)) };
  const sources = [...equations.map(({ name }) => symbol(name)), ...inputsOf(model).map(symbol), number(1)];
  const reach = reachOf(active);
  const reachWhileRefractory = isFrozen.includes(true) ? reachOf(refractory) : reach;
  const next = equations.map(({ name }, i): Statement => {
    const value = rowSum(0, i, sources, active, reach[i]!);
    if (isFrozen[i]) return { target: nextName(name), value: whileActive(value, symbol(name)) };
    const touched = isFrozen.some((frozen, j) => frozen && reach[i]!.has(j));
    return {
      target: nextName(name),
      value: touched ? whileActive(value, rowSum(1, i, sources, refractory, reachWhileRefractory[i]!)) : value,
    };
  });
  return { statements: next, systems: [active, refractory] };
}

/**
 * The linear system of a model, its inputs and 1 as what drives it; null when a coefficient is not constant. `names` are the
 * variables that it may contain.
 */
export function linearSystemOf(
  model: ParsedModel,
  names = model.equations.map(({ name }) => name),
): LinearSystem | null {
  const inputs = inputsOf(model);
  const constants = new Set([...model.parameters.map(({ name }) => name), 'dt']);
  const isConstant = (expression: Expression): boolean =>
    [...symbolsOf(expression)].every((name) => constants.has(name)) && !isRandom(expression);
  const subexpressions = Object.fromEntries(writtenOut(model));
  const matrix: Expression[][] = [];
  for (const { rate } of model.equations) {
    const split = linearIn(substitute(rate, subexpressions), [...names, ...inputs]);
    if (!split) return null;
    const row = [...names, ...inputs].map((name) => split.coefficients[name]!);
    row.push(split.rest);
    if (!row.every(isConstant)) return null;
    matrix.push(row);
  }
  return matrix.length > 0 ? { matrix } : null;
}

/** The largest part of the equations that is a linear system of its own, such as the receptors of synapses; often empty. */
export function linearPartOf(model: ParsedModel): ParsedModel {
  let equations = model.equations;
  for (;;) {
    const names = equations.map(({ name }) => name);
    const part = { ...model, equations };
    const kept = equations.filter((equation) => linearSystemOf({ ...part, equations: [equation] }, names) !== null);
    if (kept.length === equations.length) return part;
    equations = kept;
  }
}

/** What drives the system and holds still during a step. */
function inputsOf({ inputs, netInput }: ParsedModel): string[] {
  return [...inputs, ...(netInput ? [netInput] : [])].map(({ name }) => name);
}

/** Σ P·x over what reaches the row; the other elements are exactly 0. */
function rowSum(
  system: number,
  row: number,
  sources: readonly Expression[],
  linear: LinearSystem,
  reach: ReadonlySet<number>,
): Expression {
  const columns = sources.flatMap((_, column) => (isInfluence(column, reach, linear) ? [column] : []));
  return sum(
    columns.map((column) => {
      const element = symbol(propagatorName(system, row, column));
      const source = sources[column]!;
      return source.kind === 'number' ? element : op(element, '*', source);
    }),
  );
}

function isInfluence(column: number, reach: ReadonlySet<number>, { matrix }: LinearSystem): boolean {
  return column < matrix.length ? reach.has(column) : [...reach].some((j) => !isNumber(matrix[j]![column]!, 0));
}

/** For each row the states that influence it, itself included. */
function reachOf({ matrix }: LinearSystem): ReadonlySet<number>[] {
  const size = matrix.length;
  return matrix.map((_, start) => {
    const seen = new Set([start]);
    for (const i of seen) for (let j = 0; j < size; j++) if (!isNumber(matrix[i]![j]!, 0)) seen.add(j);
    return seen;
  });
}
