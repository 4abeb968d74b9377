import { confusionRows } from '../../engine/data/measures/confusion.ts';
import { spreadOf } from '../../engine/data/measures/spread.ts';
import type { LayerDiagnosis } from '../../engine/learning/diagnosis.ts';
import type { Measures } from '../../engine/learning/measure.ts';
import { filledOf } from './describe-cells.ts';
import { diagnose } from './learn.ts';
import { shapeOf } from './network-shape.ts';
import { confusionOf, samplesPerSecond, type TrainingResult } from './training-result.ts';

/** What `train` found, for machines. Measures are means over folds and seeds, of rows that were set aside. */
export function trainingToJson(result: TrainingResult): string {
  const { name, task, folds, kept, isRefit, out } = result;
  const { experiment, start } = kept;
  const { report } = task.problem;
  const { target } = experiment.preparation;
  const mean = (value: (measures: Measures) => number | null | undefined): number | null =>
    spreadOf(folds.map(({ test }) => value(test) ?? null))?.mean ?? null;
  return `${JSON.stringify(
    {
      name,
      ...shapeOf(experiment.network),
      lossName: experiment.loss,
      loss: mean(({ loss }) => loss),
      accuracy: mean(({ classification }) => classification?.accuracy),
      balancedAccuracy: mean(({ classification }) => classification?.balancedAccuracy),
      r2: mean(({ regression }) => regression?.r2),
      classes: target.task === 'classification' ? target.classes : [],
      confusion: confusionOf(result),
      folds: folds.map(({ train, test, ...rest }) => ({
        ...rest,
        train: measuresToJson(train),
        test: measuresToJson(test),
      })),
      samplesPerSecond: samplesPerSecond(result),
      seed: task.choices.seed,
      complete: kept.isComplete,
      kept: { rows: experiment.network.samples.count, epochs: kept.epochs, explosion: kept.explosion, isRefit },
      report: { ...report, unlabelled: report.unlabelled.length, touched: result.touched, filled: filledOf(result) },
      initialisation: start?.layers.map(layerToJson) ?? [],
      findings: { data: result.findings, network: diagnose(experiment).findings },
      file: out,
    },
    (_, value: unknown) => (value instanceof Int32Array ? [...value] : value),
    2,
  )}\n`;
}

/** Measures with the confusion matrix as rows. */
export function measuresToJson({ rows, loss, classification, regression }: Measures): Record<string, unknown> {
  const { confusion, ...rest } = classification ?? { confusion: null };
  return { rows, loss, ...rest, ...regression, ...(confusion && { confusion: confusionRows(confusion) }) };
}

/** Without the shares of each unit, of which there may be thousands. */
function layerToJson({ saturated: _saturated, flat: _flat, ...layer }: LayerDiagnosis): Record<string, unknown> {
  return layer;
}
