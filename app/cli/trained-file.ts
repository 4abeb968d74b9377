import { spreadOf } from '../../engine/data/measures/spread.ts';
import { withParameters } from '../../engine/learning/graph/write-network.ts';
import type { TrainedModel } from '../../engine/learning/model.ts';
import { jsonText } from '../../engine/network/json-text.ts';
import { serializeNetwork } from '../../engine/network/parse.ts';
import type { TrainingResult } from './training-result.ts';

/** The file of what was learnt: a model of layers, or a circuit with its weights in place. */
export function trainedText(result: TrainingResult): string {
  const { experiment } = result.kept;
  const { network } = experiment;
  const { drawn } = result.task;
  if ('circuit' in network) {
    return serializeNetwork(withParameters(drawn!.network, network.circuit, network.parameters()));
  }
  const { preparation, loss } = experiment;
  const model: TrainedModel = {
    format: 'nandrite.model',
    version: 1,
    ...{ name: result.name, preparation, spec: network.spec, loss },
    parameters: [...network.parameters()],
    ...(result.missingTexts.length > 0 && { missingTexts: result.missingTexts }),
    training: trainingOf(result),
  };
  return `${jsonText(model)}\n`;
}

/** How it came to be, for people. The measures are of rows that were set aside, with folds their means. */
function trainingOf({ task, folds, kept, isRefit }: TrainingResult): Record<string, unknown> {
  const { optimizer, schedule, batch, epochs, l1, l2, seed, patience } = task.choices;
  const mean = (values: readonly (number | null | undefined)[]): number | null =>
    spreadOf(values.map((value) => value ?? null))?.mean ?? null;
  const test = {
    loss: mean(folds.map((fold) => fold.test.loss)),
    accuracy: mean(folds.map((fold) => fold.test.classification?.accuracy)),
    r2: mean(folds.map((fold) => fold.test.regression?.r2)),
  };
  const all = isRefit ? 'all labelled rows' : 'the training rows of the last split';
  const rows = patience === null ? all : `${all}, but a tenth that was watched`;
  return { optimizer, schedule, batch, epochs, l1, l2, seed, rows, epochsDone: kept.epochs, folds: folds.length, test };
}
