import type { CategoryInput, Input, NumberInput } from './inputs.ts';
import type { MissingRule } from './plan.ts';
import type {
  CategoryPreparation,
  InputPreparation,
  NumberPreparation,
  Preparation,
  TargetPreparation,
} from './preparation.ts';
import type { Problem } from './problem.ts';
import { momentsOf, withoutSign } from './moments.ts';
import { numeralKey } from './numerals.ts';

/**
 * Learns a preparation from some labelled rows, the training part, and from nothing else: what takes the place of missing values, means and
 * standard deviations (divided by n, after replacement, as scikit-learn's SimpleImputer and StandardScaler). Only the list of
 * a column's categories is taken from all rows, so that every fold has the same inputs.
 */
export function fitPreparation(problem: Problem, rows: ArrayLike<number>): Preparation {
  const { plan, inputs } = problem;
  const standardise = plan.standardise ?? true;
  const fitted = inputs.map((input) =>
    input.type === 'number' ? fitNumber(input, rows, standardise === true) : fitCategory(input, rows),
  );
  return {
    version: 1,
    inputs: standardise === 'together' ? scaleTogether(fitted, inputs, rows) : fitted,
    target: fitTarget(problem, rows),
  };
}

/** With one mean and one standard deviation for all numbers. */
function scaleTogether(
  fitted: readonly InputPreparation[],
  inputs: readonly Input[],
  rows: ArrayLike<number>,
): InputPreparation[] {
  const numbers = fitted.flatMap((prepared, k) => {
    const input = inputs[k]!;
    if (prepared.type !== 'number' || input.type !== 'number') return [];
    return [
      filled(
        Float64Array.from(rows, (row) => input.values[row]!),
        prepared.fill,
      ),
    ];
  });
  const all = new Float64Array(numbers.length * rows.length);
  for (const [k, values] of numbers.entries()) all.set(values, k * rows.length);
  const scale = momentsOf(all);
  return fitted.map((prepared) => (prepared.type === 'number' ? { ...prepared, ...scale } : prepared));
}

function filled(values: Float64Array, fill: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? fill : value));
}

function fitNumber(
  { values, ...input }: NumberInput,
  rows: ArrayLike<number>,
  standardise: boolean,
): NumberPreparation {
  const found = Float64Array.from(rows, (row) => values[row]!);
  const present = found.filter((value) => !Number.isNaN(value));
  const fill = withoutSign(present.length > 0 ? fillOf(present, input.missing) : 0);
  const scale = standardise ? momentsOf(filled(found, fill)) : { mean: 0, sd: 1 };
  return { ...input, fill, ...scale };
}

function fillOf(values: Float64Array, rule: MissingRule): number {
  if (rule === 'mean' || rule === 'drop-rows') return momentsOf(values).mean;
  const sorted = values.slice().sort();
  if (rule === 'most-frequent') return mostFrequent(sorted);
  return midpoint(sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!);
}

/** Of two numbers whose sum may be beyond what a double holds. */
function midpoint(a: number, b: number): number {
  return Number.isFinite(a + b) ? (a + b) / 2 : a / 2 + b / 2;
}

/** The first of those that come most often. */
function mostFrequent<T>(sorted: Iterable<T>): T {
  const counts = new Map<T, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function fitCategory({ texts, ...input }: CategoryInput, rows: ArrayLike<number>): CategoryPreparation {
  const keys = texts.map((text) => categoryKey(text, input.isNumeric));
  const categories = [...new Set(keys)].filter((key) => key !== null).sort();
  const present = Array.from(rows, (row) => keys[row]!).filter((key) => key !== null);
  const fill = present.length > 0 ? mostFrequent(present.sort()) : categories[0]!;
  return { ...input, categories, fill };
}

/** Where categories are numbers, 1 and 1.0 are the same. */
export function categoryKey(text: string | null, isNumeric: boolean): string | null {
  return text !== null && isNumeric ? numeralKey(text) : text;
}

function fitTarget({ target, plan }: Problem, rows: ArrayLike<number>): TargetPreparation {
  const { name } = target;
  if (target.task === 'regression') {
    const values = Float64Array.from(rows, (row) => target.values[row]!);
    return { task: target.task, name, ...(plan.standardiseTarget ? momentsOf(values) : { mean: 0, sd: 1 }) };
  }
  const { task, classes, mapping } = target;
  const encoding = plan.encoding === 'single' && classes.length === 2 ? 'single' : 'one-hot';
  return { task, name, classes, mapping, encoding };
}
