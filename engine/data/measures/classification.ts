import { classCounts, confusionMatrix, type ConfusionMatrix } from './confusion.ts';
import { areaUnderRoc, areaUnderRocOneVersusRest } from './roc.ts';

/** Of one class against all others; a share of nothing is 0, as in scikit-learn. */
export interface ClassMeasures {
  /** Of those predicted as the class, the share that is of it. */
  readonly precision: number;
  /** Of those of the class, the share predicted as it. */
  readonly recall: number;
  /** Harmonic mean of both (van Rijsbergen 1979). */
  readonly f1: number;
  /** Rows of the class. */
  readonly support: number;
}

export interface ClassificationMeasures {
  readonly accuracy: number;
  /** Mean recall of the classes that have rows (Brodersen et al. 2010). */
  readonly balancedAccuracy: number;
  readonly perClass: readonly ClassMeasures[];
  /** Means over the classes that have rows or predictions, each counting the same: scikit-learn's `macro`. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of the second of two classes against the first; of more, the mean of each against the rest. null where a class has no rows or all. */
  readonly rocAuc: number | null;
  readonly confusion: ConfusionMatrix;
}

/** Of rows with true classes, predicted classes and scores [rows][classes]; without scores the area under the ROC curve is null. */
export function measureClassification(
  actual: Int32Array,
  predicted: Int32Array,
  classes: number,
  scores: Float64Array | null = null,
): ClassificationMeasures {
  const confusion = confusionMatrix(actual, predicted, classes);
  const perClass = Array.from({ length: classes }, (_, index) => measureClass(confusion, index));
  const present = perClass.filter(({ support }) => support > 0);
  const seen = perClass.filter(({ support }, index) => support > 0 || classCounts(confusion, index).predicted > 0);
  return {
    accuracy: accuracyOf(confusion),
    balancedAccuracy: meanOf(present.map(({ recall }) => recall)),
    perClass,
    precision: meanOf(seen.map(({ precision }) => precision)),
    recall: meanOf(seen.map(({ recall }) => recall)),
    f1: meanOf(seen.map(({ f1 }) => f1)),
    rocAuc: scores ? rocAucOf(actual, scores, classes) : null,
    confusion,
  };
}

function accuracyOf(confusion: ConfusionMatrix): number {
  const right = Array.from({ length: confusion.classes }, (_, index) => classCounts(confusion, index).both);
  return sumOf(right) / sumOf(confusion.counts);
}

function measureClass(confusion: ConfusionMatrix, index: number): ClassMeasures {
  const { actual, predicted, both } = classCounts(confusion, index);
  const precision = predicted > 0 ? both / predicted : 0;
  const recall = actual > 0 ? both / actual : 0;
  return { precision, recall, f1: both > 0 ? (2 * both) / (actual + predicted) : 0, support: actual };
}

function rocAucOf(actual: Int32Array, scores: Float64Array, classes: number): number | null {
  if (classes !== 2) return areaUnderRocOneVersusRest(actual, scores, classes);
  return areaUnderRoc(
    actual.map((code) => (code === 1 ? 1 : 0)),
    scores.filter((_, k) => k % 2 === 1),
  );
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** NaN of none. */
const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;
