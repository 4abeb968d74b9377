import type { ClassMapping } from './class-mapping.ts';
import { unscaled } from './moments.ts';
import type { MissingRule } from './plan.ts';

/**
 * How rows become numbers, as learnt from training rows and applied unchanged to all others. Plain JSON, for a model's file.
 */
export interface Preparation {
  readonly version: 1;
  readonly inputs: readonly InputPreparation[];
  readonly target: TargetPreparation;
}

export type InputPreparation = NumberPreparation | CategoryPreparation;

/** (value − mean) / sd, with `fill` in the place of missing values. */
export interface NumberPreparation {
  readonly type: 'number';
  readonly name: string;
  readonly missing: MissingRule;
  readonly strays: 'missing' | 'issue';
  readonly fill: number;
  readonly mean: number;
  readonly sd: number;
}

/** One input a category: 1 where a row is of it, 0 elsewhere. */
export interface CategoryPreparation {
  readonly type: 'category';
  readonly name: string;
  readonly missing: 'most-frequent' | 'drop-rows';
  readonly isNumeric: boolean;
  readonly fill: string;
  readonly categories: readonly string[];
}

export type TargetPreparation = ClassPreparation | ValuePreparation;

export interface ClassPreparation {
  readonly task: 'classification';
  readonly name: string;
  readonly classes: readonly string[];
  readonly mapping: ClassMapping | null;
  readonly encoding: 'one-hot' | 'single';
}

export interface ValuePreparation {
  readonly task: 'regression';
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** A name for each input of a network, in order: the column's, and for a category `colour = red`. */
export function inputNames({ inputs }: Preparation): string[] {
  return inputs.flatMap((input) =>
    input.type === 'number' ? [input.name] : input.categories.map((category) => `${input.name} = ${category}`),
  );
}

/** A name for each output of a network, in order. */
export function outputNames({ target }: Preparation): string[] {
  if (target.task === 'regression') return [target.name];
  return target.encoding === 'single' ? [target.classes[1]!] : [...target.classes];
}

/** What a network's outputs say of each row. */
export type Prediction = ClassPrediction | ValuePrediction;

export interface ClassPrediction {
  readonly task: 'classification';
  /** Indices into the target's classes, and their names. */
  readonly codes: Int32Array;
  readonly labels: readonly string[];
  /** [rows][classes]: outputs as they are; for a single output y, 1 − y and y. */
  readonly scores: Float64Array;
}

export interface ValuePrediction {
  readonly task: 'regression';
  /** In the units of the table. */
  readonly values: Float64Array;
}

/** Reads outputs [rows][outputs]: the class of the largest, of equal ones the first; 0.5 is where a single output turns. */
export function readOutputs({ target }: Preparation, outputs: Float64Array): Prediction {
  if (target.task === 'regression')
    return { task: target.task, values: outputs.map((value) => unscaled(value, target)) };
  const { classes, encoding } = target;
  const scores = encoding === 'single' ? Float64Array.from([...outputs].flatMap((y) => [1 - y, y])) : outputs;
  const codes = new Int32Array(scores.length / classes.length);
  for (let row = 0; row < codes.length; row++) {
    const own = scores.subarray(row * classes.length, (row + 1) * classes.length);
    codes[row] = own.reduce((best, score, index) => (score > own[best]! ? index : best), 0);
  }
  return { task: target.task, codes, labels: Array.from(codes, (code) => classes[code]!), scores };
}
