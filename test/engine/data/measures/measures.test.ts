import { describe, expect, it } from 'vitest';
import { measureClassification } from '../../../../engine/data/measures/classification.ts';
import { confusionMatrix } from '../../../../engine/data/measures/confusion.ts';
import { measureRegression } from '../../../../engine/data/measures/regression.ts';
import { areaUnderRoc, areaUnderRocOneVersusRest, rocCurve } from '../../../../engine/data/measures/roc.ts';
import { spreadOf } from '../../../../engine/data/measures/spread.ts';

describe('classification', () => {
  // Of 4 rows of the first class 3 are found, of 2 of the second 1; 1 row of each is taken for the other.
  const [actual, predicted] = [Int32Array.of(0, 0, 0, 0, 1, 1), Int32Array.of(0, 0, 0, 1, 0, 1)];

  it('counts as by hand', () => {
    const { accuracy, balancedAccuracy, perClass, rocAuc } = measureClassification(actual, predicted, 2);
    expect(accuracy).toBeCloseTo(4 / 6, 15);
    expect(balancedAccuracy).toBeCloseTo((3 / 4 + 1 / 2) / 2, 15);
    expect(perClass[0]).toEqual({ precision: 3 / 4, recall: 3 / 4, f1: 3 / 4, support: 4 });
    expect(perClass[1]).toEqual({ precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 });
    expect(rocAuc).toBeNull();
  });

  it('refuses what is no class, and predictions that are too few', () => {
    expect(() => confusionMatrix([0, 2], [0, 0], 2)).toThrow('Found class 2 predicted as 0, expected 0 to 1');
    expect(() => confusionMatrix([0, 1], [0], 2)).toThrow('Found 1 predictions of 2 rows, expected one each');
  });
});

describe('the area under the ROC curve', () => {
  const isPositive = [0, 0, 1, 1, 0, 1];
  const scores = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.4, 0.4);

  it('is the share of pairs in the right order, ties counting half', () => {
    let sum = 0;
    for (const [i, positive] of isPositive.entries())
      for (const [j, other] of isPositive.entries())
        if (positive && !other) sum += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
    expect(areaUnderRoc(isPositive, scores)).toBeCloseTo(sum / 9, 15);
  });

  it('is the area below the points of the curve', () => {
    const points = rocCurve(isPositive, scores)!;
    expect(points[0]).toEqual({ falsePositive: 0, truePositive: 0 });
    expect(points.at(-1)).toEqual({ falsePositive: 1, truePositive: 1 });
    const area = points
      .slice(1)
      .reduce(
        (sum, { falsePositive: x, truePositive: y }, k) =>
          sum + (x - points[k]!.falsePositive) * ((y + points[k]!.truePositive) / 2),
        0,
      );
    expect(areaUnderRoc(isPositive, scores)).toBeCloseTo(area, 15);
  });

  it('is a half where all scores are equal, and null where one side is empty or a score is no number', () => {
    expect(areaUnderRoc([0, 1, 1], Float64Array.of(2, 2, 2))).toBe(0.5);
    expect(areaUnderRoc([1, 1], Float64Array.of(1, 2))).toBeNull();
    expect(rocCurve([0, 0], Float64Array.of(1, 2))).toBeNull();
    expect(areaUnderRoc([0, 1], Float64Array.of(1, Number.NaN))).toBeNull();
    expect(areaUnderRocOneVersusRest(Int32Array.of(0, 0), Float64Array.of(1, 0, 1, 0), 2)).toBeNull();
  });
});

describe('regression', () => {
  it('measures as by hand', () => {
    // Errors 1, −1, 2 about targets of mean 2 and variance 2/3.
    const measures = measureRegression(Float64Array.of(1, 2, 3), Float64Array.of(2, 1, 5));
    expect(measures).toEqual({
      meanSquaredError: 2,
      rootMeanSquaredError: Math.SQRT2,
      meanAbsoluteError: 4 / 3,
      maxError: 2,
      r2: 1 - 2 / (2 / 3),
    });
  });

  it.each([1e-300, 2e-160, 1e155, 1e300])('is the same in a unit of %d, whose square is beyond doubles', (unit) => {
    const scaled = (...values: number[]): Float64Array => Float64Array.from(values, (value) => value * unit);
    const measures = measureRegression(scaled(1, 2, 3, 5), scaled(1.5, 2, 2.5, 5.25));
    // Squared errors of 9/16 in all, about a mean of 11/4 with 35/4.
    expect(measures.r2).toBeCloseTo(1 - 9 / 16 / (35 / 4), 12);
    expect(measures.rootMeanSquaredError / unit).toBeCloseTo(3 / 8, 12);
    expect(measures.meanAbsoluteError / unit).toBeCloseTo(1.25 / 4, 12);
    expect(measureRegression(scaled(1, 2), scaled(1, 2)).r2).toBe(1);
  });

  it('is 0 for the mean of many large values that differ little', () => {
    const actual = Float64Array.from({ length: 100_000 }, (_, k) => 1e9 + (k % 2) * 1e-3);
    expect(measureRegression(actual, actual.slice().fill(1e9 + 5e-4)).r2).toBeCloseTo(0, 3);
  });

  it('is null where an error is no number', () => {
    const actual = Float64Array.of(1.7e308, -1.7e308, 0);
    expect(measureRegression(actual, Float64Array.of(-1.7e308, 0, 0)).r2).toBeNull();
    expect(measureRegression(actual, Float64Array.of(NaN, 0, 0)).r2).toBeNull();
  });

  it('takes a target for constant where its mean is rounded', () => {
    const constant = Float64Array.of(0.1, 0.1, 0.1);
    expect(measureRegression(constant, Float64Array.of(0.1, 0.1, 0.2)).r2).toBe(0);
    expect(measureRegression(constant, constant).r2).toBe(1);
    expect(measureRegression(Float64Array.of(1), Float64Array.of(1)).r2).toBeNull();
  });
});

it('takes the spread over those measures that there are', () => {
  expect(spreadOf([1, null, 3])).toEqual({ count: 2, mean: 2, sd: Math.SQRT2, least: 1, most: 3 });
  expect(spreadOf([5])).toEqual({ count: 1, mean: 5, sd: null, least: 5, most: 5 });
  expect(spreadOf([null])).toBeNull();
});
