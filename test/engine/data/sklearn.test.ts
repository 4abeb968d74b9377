import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { balancedWeights } from '../../../engine/data/class-weights.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import { measureClassification } from '../../../engine/data/measures/classification.ts';
import { confusionRows } from '../../../engine/data/measures/confusion.ts';
import { measureRegression, type RegressionMeasures } from '../../../engine/data/measures/regression.ts';
import type { MissingRule } from '../../../engine/data/plan.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { categoryColumn, numberColumn, tableOf } from '../../../engine/data/table.ts';
import { valueOf } from './support.ts';

interface ClassificationCase {
  readonly name: string;
  readonly classes: number;
  readonly actual: number[];
  readonly predicted: number[];
  readonly scores: number[];
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly perClass: { precision: number; recall: number; f1: number; support: number }[];
  readonly macro: { precision: number; recall: number; f1: number };
  readonly rocAuc: number | null;
  readonly confusion: number[][];
}

type RegressionCase = { readonly name: string; readonly actual: number[]; readonly predicted: number[] } & {
  readonly [measure in keyof RegressionMeasures]: number;
};

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../golden/sklearn-measures/golden.json'), 'utf8'),
) as {
  classification: ClassificationCase[];
  regression: RegressionCase[];
  preparation: { missing: MissingRule; rows: (number | null)[][]; train: number; x: number[][] }[];
  weights: { codes: number[]; balanced: number[] };
};

/** Whether both are the same to 12 digits, or to 1e-12 where they are small. */
function expectAgreement(ours: number | null, theirs: number | null): void {
  if (ours === null || theirs === null) expect(ours).toBe(theirs);
  else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(theirs)));
}

describe('scikit-learn agrees to 1e-12', () => {
  it.each(golden.classification)('on classes: $name', (theirs) => {
    const ours = measureClassification(
      Int32Array.from(theirs.actual),
      Int32Array.from(theirs.predicted),
      theirs.classes,
      Float64Array.from(theirs.scores),
    );
    expect(confusionRows(ours.confusion)).toEqual(theirs.confusion);
    expectAgreement(ours.accuracy, theirs.accuracy);
    expectAgreement(ours.balancedAccuracy, theirs.balancedAccuracy);
    expectAgreement(ours.rocAuc, theirs.rocAuc);
    for (const measure of ['precision', 'recall', 'f1'] as const) {
      expectAgreement(ours[measure], theirs.macro[measure]);
      for (const [k, own] of ours.perClass.entries()) expectAgreement(own[measure], theirs.perClass[k]![measure]);
    }
    expect(ours.perClass.map(({ support }) => support)).toEqual(theirs.perClass.map(({ support }) => support));
  });

  it.each(golden.regression)('on values: $name', (theirs) => {
    const ours = measureRegression(Float64Array.from(theirs.actual), Float64Array.from(theirs.predicted));
    for (const [measure, value] of Object.entries(ours) as [keyof RegressionMeasures, number | null][])
      expectAgreement(value, theirs[measure]);
  });

  it.each(golden.preparation)('on samples, missing values replaced by the $missing', ({ missing, rows, train, x }) => {
    const columns = ['a', 'b', 'c'].map((name, k) =>
      numberColumn(
        name,
        rows.map((row) => row[k] ?? Number.NaN),
      ),
    );
    const type = categoryColumn(
      'type',
      rows.map((_, row) => (row % 2 ? 'u' : 'v')),
    );
    const table = tableOf(rows.length, [...columns, type]);
    const problem = valueOf(readProblem(table, { missing }));
    const preparation = fitPreparation(problem, problem.labelled.subarray(0, train));
    const { samples } = valueOf(applyPreparation(preparation, table));
    for (const [k, theirs] of x.flat().entries()) expectAgreement(samples.x[k]!, theirs);
  });

  it('on class weights', () => {
    const { codes, balanced } = golden.weights;
    const ours = balancedWeights(Int32Array.from(codes), 4);
    for (const [k, theirs] of balanced.entries()) expectAgreement(ours[k]!, theirs);
    expect(ours[3]).toBe(0);
  });
});
