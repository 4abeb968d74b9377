import { spreadOf } from '../data/measures/spread.ts';
import type { Preparation } from '../data/preparation.ts';
import { jsonText } from '../network/json-text.ts';
import type { LossName } from './dense/spec.ts';
import type { Choices } from './experiment.ts';
import type { Measures } from './measure.ts';
import type { TrainedModel } from './model.ts';

/** What was learnt, to be kept. */
export interface Learnt {
  readonly preparation: Preparation;
  readonly loss: LossName;
  readonly network: { readonly spec: TrainedModel['spec']; parameters(): Float64Array };
}

/** How it came to be. */
export interface Origin {
  readonly name: string;
  readonly missingTexts: readonly string[];
  readonly choices: Omit<Choices, 'hidden' | 'activation'>;
  /** Whether it learnt from all rows with a target, after the folds. */
  readonly isRefit: boolean;
  readonly epochsDone: number;
  /** Of rows that were set aside, a fold each. */
  readonly tests: readonly Measures[];
}

export function keptModel({ preparation, loss, network }: Learnt, origin: Origin): TrainedModel {
  const { name, missingTexts } = origin;
  return {
    format: 'nandrite.model',
    version: 1,
    ...{ name, preparation, spec: network.spec, loss },
    parameters: [...network.parameters()],
    ...(missingTexts.length > 0 && { missingTexts }),
    training: trainingOf(origin),
  };
}

/** The text of a model's file. */
export function modelText(model: TrainedModel): string {
  return `${jsonText(model)}\n`;
}

/** For people. The measures are of rows that were set aside, with folds their means. */
function trainingOf({ choices, isRefit, epochsDone, tests }: Origin): Record<string, unknown> {
  const { optimizer, schedule, batch, epochs, l1, l2, seed, patience } = choices;
  const mean = (values: readonly (number | null | undefined)[]): number | null =>
    spreadOf(values.map((value) => value ?? null))?.mean ?? null;
  const test = {
    loss: mean(tests.map(({ loss }) => loss)),
    accuracy: mean(tests.map(({ classification }) => classification?.accuracy)),
    r2: mean(tests.map(({ regression }) => regression?.r2)),
  };
  const all = isRefit ? 'all labelled rows' : 'the training rows of the last split';
  const rows = patience === null ? all : `${all}, but a tenth that was watched`;
  return { optimizer, schedule, batch, epochs, l1, l2, seed, rows, epochsDone, folds: tests.length, test };
}
