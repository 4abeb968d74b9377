import { measureClassification } from '../../../engine/data/measures/classification.ts';
import type { ConfusionMatrix } from '../../../engine/data/measures/confusion.ts';
import { readOutputs } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { measure } from '../../../engine/learning/measure.ts';

/** More rows than this would hold up the training that is watched; the window says of how many it speaks. */
const mostRows = 2000;

/** What the window shows of how good a network is. */
export interface Watched {
  readonly loss: number;
  /** Accuracy of classes, R² of values. */
  readonly score: number;
  /** null for values. */
  readonly confusion: ConfusionMatrix | null;
}

/** Measures the weights of a training on rows of its problem, again and again. */
export interface Evaluator {
  /** How many of the rows are measured: all, or every so-manieth. */
  readonly count: number;
  measure(): Watched;
  /** Of the last measure: [row][output]. */
  outputs(): Float64Array;
  /** Rows of the table that are measured. */
  readonly rows: Int32Array;
}

export function createEvaluator(problem: Problem, experiment: AnyExperiment, rows: Int32Array): Evaluator {
  const { preparation, subject, network } = experiment;
  const prepared = prepareRows(problem, preparation, everyFew(rows));
  const copy = subject.make(prepared.samples);
  let outputs: Float64Array = new Float64Array(0);

  function watch(loss: number): Watched {
    const prediction = readOutputs(preparation, outputs);
    if (prediction.task === 'regression') {
      const { regression } = measure(preparation, prepared, outputs, loss);
      return { loss, score: regression?.r2 ?? Number.NaN, confusion: null };
    }
    const classes = problem.target.task === 'classification' ? problem.target.classes.length : 0;
    // Without scores, for nobody looks at areas under curves, which take a sort for each class.
    const { accuracy, confusion } = measureClassification(prepared.codes!, prediction.codes, classes);
    return { loss, score: accuracy, confusion };
  }

  return {
    count: prepared.rows.length,
    rows: prepared.rows,
    outputs: () => outputs,
    measure() {
      copy.setParameters(network.parameters());
      outputs = subject.outputs(copy);
      return watch(copy.loss());
    },
  };
}

export function everyFew(rows: Int32Array, most = mostRows): Int32Array {
  if (rows.length <= most) return rows;
  return Int32Array.from({ length: most }, (_, k) => rows[Math.floor((k * rows.length) / most)]!);
}
