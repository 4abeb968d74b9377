import { withParameters } from '../../engine/learning/graph/write-network.ts';
import { keptModel, modelText } from '../../engine/learning/kept-model.ts';
import { serializeNetwork } from '../../engine/network/parse.ts';
import type { TrainingResult } from './training-result.ts';

/** The file of what was learnt: a model of layers, or a circuit with its weights in place. */
export function trainedText({ name, missingTexts, task, folds, kept, isRefit }: TrainingResult): string {
  const { preparation, loss, network } = kept.experiment;
  if ('circuit' in network) {
    return serializeNetwork(withParameters(task.drawn!.network, network.circuit, network.parameters()));
  }
  const tests = folds.map(({ test }) => test);
  const origin = { name, missingTexts, choices: task.choices, isRefit, epochsDone: kept.epochs, tests };
  return modelText(keptModel({ preparation, loss, network }, origin));
}
