import type { Precision } from '../../../engine/codegen/memory.ts';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import type { Choices } from '../../../engine/learning/experiment.ts';
import type { Initializer } from '../../../engine/learning/initializers.ts';
import type { Lbfgs } from '../../../engine/learning/lbfgs/training.ts';
import { optimizerOf, type Optimizer, type OptimizerName } from '../../../engine/learning/optimizers.ts';
import type { Schedule } from '../../../engine/learning/schedules.ts';
import type { TrainingRequest } from './protocol.ts';

export type OptimizerChoice = OptimizerName | Lbfgs['name'];

/** Numbers of an optimiser beside its rate; what is left out is as the books have it. */
export type OptimizerSettings = Partial<Omit<Optimizer, 'name' | 'rate'> & Pick<Lbfgs, 'memory'>>;

/** What a training is seldom asked to change. */
export interface FinerChoices {
  /** What suits the outputs where null. */
  readonly lossName: LossName | null;
  readonly settings: OptimizerSettings;
  readonly schedule: Schedule;
  /** What suits the units where null. */
  readonly initializer: Initializer | null;
  readonly dropout: number;
  readonly l1: number;
  readonly l2: number;
  readonly balanced: boolean;
  readonly patience: number | null;
  readonly precision: Precision;
}

export const standardFiner: FinerChoices = {
  lossName: null,
  settings: {},
  schedule: { kind: 'constant' },
  initializer: null,
  dropout: 0,
  l1: 0,
  l2: 0,
  balanced: false,
  patience: null,
  precision: 'f64',
};

/** As the engine takes them. Throws on numbers of an optimiser that make no sense. */
export function choicesOf(request: TrainingRequest): Choices {
  const { hidden, activation, optimizer, rate, batch, epochs, seed } = request;
  const { settings, ...finer } = finerOf(request);
  const { memory = 10, ...numbers } = settings;
  return {
    ...{ hidden, activation, batch, epochs, seed },
    ...finer,
    optimizer: optimizer === 'lbfgs' ? { name: optimizer, memory } : optimizerOf(optimizer, { ...numbers, rate }),
  };
}

/** The finer choices, those that were left out among them. */
export function finerOf(given: Partial<FinerChoices>): FinerChoices {
  const names = Object.keys(standardFiner) as (keyof FinerChoices)[];
  return Object.fromEntries(names.map((name) => [name, given[name] ?? standardFiner[name]])) as unknown as FinerChoices;
}
