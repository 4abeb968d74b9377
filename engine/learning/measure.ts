import type { Prepared } from '../data/apply.ts';
import { measureClassification, type ClassificationMeasures } from '../data/measures/classification.ts';
import { measureRegression, type RegressionMeasures } from '../data/measures/regression.ts';
import { readOutputs, type Preparation } from '../data/preparation.ts';

/** How good a network is on some rows. */
export interface Measures {
  readonly rows: number;
  /** The loss that was learnt, without class weights and penalties. */
  readonly loss: number;
  readonly classification: ClassificationMeasures | null;
  /** In the units of the table. */
  readonly regression: RegressionMeasures | null;
}

/** Of outputs [rows][outputs] for prepared rows with targets. */
export function measure(
  preparation: Preparation,
  { samples, codes }: Prepared,
  outputs: Float64Array,
  loss: number,
): Measures {
  const prediction = readOutputs(preparation, outputs);
  const rows = samples.count;
  if (prediction.task === 'classification') {
    const { target } = preparation;
    const classes = target.task === 'classification' ? target.classes.length : 0;
    const classification = measureClassification(codes!, prediction.codes, classes, prediction.scores);
    return { rows, loss, classification, regression: null };
  }
  const actual = readOutputs(preparation, samples.t);
  const values = actual.task === 'regression' ? actual.values : samples.t;
  return { rows, loss, classification: null, regression: measureRegression(values, prediction.values) };
}
