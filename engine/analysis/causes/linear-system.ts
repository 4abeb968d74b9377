import { evaluate } from '../../equations/evaluate.ts';
import type { Expression, Statement } from '../../equations/ast.ts';
import { linearIn } from '../../equations/linear.ts';
import { isRandom, symbolsOf } from '../../equations/symbols.ts';
import { sumSymbol } from '../../equations/infer-sum.ts';
import type { ParsedModel } from '../../equations/types.ts';
import { linearSystemOf } from '../../integration/exact.ts';
import { withoutSubexpressions, writtenOut } from '../../integration/subexpressions.ts';
import { substitute } from '../../equations/substitute.ts';
import { matrixExponential } from '../../simulation/expm.ts';

/**
 * One step of a neuron as x ← P·[x, inputs, 1], row by row of `width` numbers, in the steps in which it is active and those in which it is
 * refractory; and what its reset does, x ← R·[x, 1].
 */
export interface StepSystem {
  readonly states: readonly string[];
  readonly inputs: readonly string[];
  readonly width: number;
  readonly active: Float64Array;
  readonly refractory: Float64Array;
  readonly reset: Float64Array;
  /** Variables that stand still while refractory. */
  readonly frozen: readonly boolean[];
  /** Whether this is the model, not its linearisation. */
  readonly isExact: boolean;
}

type Constants = (name: string) => number;

/** Throws on equations that draw random numbers, of which no account can be given. */
export function stepSystemOf(parsed: ParsedModel, constant: Constants, dt: number): StepSystem {
  const states = parsed.equations.map(({ name }) => name);
  const inputs = [...parsed.inputs.map(({ name }) => name), ...(parsed.netInput ? [sumSymbol] : [])];
  const width = states.length + inputs.length + 1;
  const linear = linearSystemOf(parsed)?.matrix.flatMap((row) => row.map((cell) => evaluate(cell, constant)));
  const rates = linear ?? linearise(parsed, constant, [...states, ...inputs]);
  const frozen = parsed.equations.map(({ unlessRefractory }) => unlessRefractory);
  const still = rates.map((rate, k) => (frozen[Math.floor(k / width)] ? 0 : rate));
  const reset = resetOf(parsed, states, constant);
  return {
    ...{ states, inputs, width, frozen, reset: reset.matrix },
    active: propagator(rates, width, dt),
    refractory: propagator(still, width, dt),
    isExact: linear !== undefined && reset.isExact,
  };
}

function propagator(rates: readonly number[], width: number, dt: number): Float64Array {
  const square = new Float64Array(width * width);
  for (let k = 0; k < rates.length; k++) square[k] = rates[k]! * dt;
  return matrixExponential(square, width);
}

/** The rates about the model's initial state and idle inputs, by central differences: A, B and what is left as a constant. */
function linearise(parsed: ParsedModel, constant: Constants, names: readonly string[]): number[] {
  const subexpressions = Object.fromEntries(writtenOut(parsed));
  const initial = initialOf(parsed, constant);
  return parsed.equations.flatMap(({ rate, name: variable }) => {
    const written = substitute(rate, subexpressions);
    if (isRandom(written))
      throw new Error(`Found d${variable}/dt that draws random numbers, expected one that follows from its inputs`);
    const at = (moved: string, by: number): number =>
      evaluate(written, (name) => {
        const value = initial.get(name) ?? (names.includes(name) || passing.has(name) ? 0 : constant(name));
        return name === moved ? value + by : value;
      });
    const slopes = names.map((name) => {
      const by = 1e-5 * Math.max(1, Math.abs(initial.get(name) ?? 0));
      return (at(name, by) - at(name, -by)) / (2 * by);
    });
    return [...slopes, at('', 0) - slopes.reduce((sum, slope, k) => sum + slope * (initial.get(names[k]!) ?? 0), 0)];
  });
}

/** White noise and time have no part in a linearisation. */
const passing = new Set(['xi', 't']);

function initialOf(parsed: ParsedModel, constant: Constants): ReadonlyMap<string, number> {
  const values = new Map(parsed.equations.map(({ name }) => [name, 0]));
  for (const { target, value } of parsed.initial) values.set(target, evaluate(value, constant));
  return values;
}

/** Statement by statement, each on what the former ones left; what is not linear is taken to leave nothing of the past. */
function resetOf(
  parsed: ParsedModel,
  states: readonly string[],
  constant: Constants,
): { readonly matrix: Float64Array; readonly isExact: boolean } {
  const width = states.length + 1;
  const rows = states.map((_, i) => states.map((__, j) => Number(i === j)).concat(0));
  let isExact = true;
  for (const { target, value } of parsed.reset) {
    const row = rowOf({ target, value: withoutSubexpressions(parsed, value) }, states, constant);
    isExact &&= row !== null;
    const combined = new Array<number>(width).fill(0);
    (row ?? []).forEach((factor, j) => {
      if (j === states.length) combined[j]! += factor;
      else rows[j]!.forEach((each, k) => (combined[k]! += factor * each));
    });
    rows[states.indexOf(target)] = combined;
  }
  return { matrix: Float64Array.from(rows.flat()), isExact };
}

function rowOf({ value }: Statement, states: readonly string[], constant: Constants): number[] | null {
  const split = isRandom(value) ? null : linearIn(value, states);
  if (!split) return null;
  const parts: Expression[] = [...states.map((name) => split.coefficients[name]!), split.rest];
  const isKnown = parts.every((part) => [...symbolsOf(part)].every((name) => Number.isFinite(constant(name))));
  return isKnown ? parts.map((part) => evaluate(part, constant)) : null;
}
