import type { LossName } from '../../../../engine/learning/dense/spec.ts';
import type { Initializer } from '../../../../engine/learning/initializers.ts';
import type { Schedule } from '../../../../engine/learning/schedules.ts';
import type { Choices } from '../../../state/training-choices.ts';
import type { FinerChoices, OptimizerChoice, OptimizerSettings } from '../../../worker/training/choices.ts';

/** An entry of a list to choose from: its name, what it is called, and why one would take it. */
export interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly why: string;
}

export const activationOptions: readonly Option<Choices['activation']>[] = [
  { id: 'tanh', label: 'tanh', why: 'Smooth, and centred on 0.' },
  { id: 'relu', label: 'ReLU', why: 'Learns when deep; units may die.' },
  { id: 'leaky-relu', label: 'leaky ReLU', why: 'As ReLU, but no unit dies.' },
  { id: 'logistic', label: 'logistic', why: 'Between 0 and 1; slow when deep.' },
  { id: 'linear', label: 'linear', why: 'Layers then add nothing: see why.' },
];

export const optimizerOptions: readonly Option<OptimizerChoice>[] = [
  { id: 'sgd', label: 'SGD', why: 'Plain steps downhill, easy to follow.' },
  { id: 'momentum', label: 'Momentum', why: 'Keeps its way through narrow valleys.' },
  { id: 'nesterov', label: 'Nesterov', why: 'Momentum that overshoots less.' },
  { id: 'rmsprop', label: 'RMSprop', why: 'Each weight has its own step size.' },
  { id: 'adam', label: 'Adam', why: 'Learns almost anything as it is.' },
  { id: 'adamw', label: 'AdamW', why: 'Adam whose idle weights fade.' },
  { id: 'lbfgs', label: 'L-BFGS', why: 'Few, sure steps on small data.' },
];

export const lossOptions: readonly Option<LossName | 'suited'>[] = [
  { id: 'suited', label: 'automatic', why: 'Cross-entropy, or ½ squared error.' },
  { id: 'squared', label: '½ squared error', why: 'The textbook’s loss, of values.' },
  { id: 'mse', label: 'mean squared error', why: 'As PyTorch and Keras count it.' },
  { id: 'cross-entropy', label: 'cross-entropy', why: 'Mistakes made surely cost most.' },
];

export const scheduleOptions: readonly Option<Schedule['kind']>[] = [
  { id: 'constant', label: 'constant', why: 'The rate stays as it is.' },
  { id: 'step', label: 'step', why: 'Large steps first, then finer ones.' },
  { id: 'exponential', label: 'exponential', why: 'Shrinks evenly, and settles.' },
  { id: 'inverse', label: 'inverse', why: 'Slow enough to arrive, provably.' },
  { id: 'cosine', label: 'cosine', why: 'Long at speed, then a soft landing.' },
];

export const initializerOptions: readonly Option<Initializer['kind'] | 'suited'>[] = [
  { id: 'suited', label: 'automatic', why: 'He for ReLUs, else Glorot.' },
  { id: 'glorot', label: 'Glorot', why: 'Keeps signals in size, for tanh.' },
  { id: 'he', label: 'He', why: 'Keeps signals in size, for ReLUs.' },
  { id: 'lecun', label: 'LeCun', why: 'Keeps signals in size, for linear.' },
  { id: 'uniform', label: 'uniform', why: 'A start of your own, to see it fail.' },
  { id: 'normal', label: 'normal', why: 'A start of your own, to see it fail.' },
  { id: 'constant', label: 'constant', why: 'Units stay alike: see why chance helps.' },
  { id: 'zero', label: 'zero', why: 'Units stay alike: see why chance helps.' },
];

/** A number of an optimiser. */
export interface Setting {
  readonly id: keyof OptimizerSettings;
  readonly label: string;
  readonly why: string;
  readonly standard: number;
  readonly max: number;
  readonly step: number;
}

const momentum: Setting = {
  ...{ id: 'momentum', label: 'Momentum', standard: 0.9, max: 0.999999, step: 0.01 },
  why: 'How much of the last step goes on.',
};
const epsilon: Setting = {
  ...{ id: 'epsilon', label: 'Epsilon', standard: 1e-8, max: 1, step: 1e-8 },
  why: 'Keeps steps of tiny gradients bounded.',
};
const moments: readonly Setting[] = [
  { ...momentum, id: 'beta1', label: 'Beta 1', why: 'How long gradients are remembered.' },
  { ...momentum, id: 'beta2', label: 'Beta 2', standard: 0.999, step: 0.001, why: 'How long their squares are.' },
  epsilon,
];

export const settingsOf: Readonly<Record<OptimizerChoice, readonly Setting[]>> = {
  sgd: [],
  momentum: [momentum],
  nesterov: [momentum],
  rmsprop: [
    {
      ...momentum,
      id: 'smoothing',
      label: 'Smoothing',
      standard: 0.99,
      why: 'How long squares are remembered.',
    },
    epsilon,
  ],
  adam: moments,
  adamw: [
    ...moments,
    {
      ...{ id: 'decay', label: 'Weight decay', standard: 0.01, max: 1000, step: 0.01 },
      why: 'Weights that nothing needs fade away.',
    },
  ],
  lbfgs: [
    {
      ...{ id: 'memory', label: 'Memory', standard: 10, max: 100, step: 1 },
      why: 'Steps from which it learns the curvature.',
    },
  ],
};

/** Why one would change each of the other choices. */
export const whys = {
  rate: 'Larger is faster, until it explodes.',
  batch: '1 is online; all rows are one step.',
  epochs: 'How often all rows are gone through.',
  steps: 'Steps taken, each over all rows.',
  testShare: 'Unseen rows show what is understood.',
  seed: 'Draw all chance anew: is it luck?',
  l1: 'Pulls weights to 0; few are left.',
  l2: 'Keeps weights small, and the fit smooth.',
  dropout: 'Units fall silent, none is relied on.',
  balanced: 'Rare classes count as much.',
  patience: 'When rows kept apart stop improving.',
  precision: 'f32 is faster, and rounds more.',
} as const;

interface Remedy {
  readonly label: string;
  readonly change: Partial<Choices> | ((finer: FinerChoices) => Partial<Choices>);
}

/** The change that mends a refused choice, by the path of its issue. */
export const remedies: Readonly<Record<string, Remedy>> = {
  loss: { label: 'Take the automatic loss', change: { lossName: null } },
  patience: { label: 'Learn without patience', change: { patience: null } },
  l1: { label: 'Learn without L1', change: { l1: 0 } },
  dropout: { label: 'Learn without dropout', change: { dropout: 0 } },
  precision: { label: 'Calculate in f64', change: { precision: 'f64' } },
  decay: { label: 'Back to a decay of 0.01', change: ({ settings: { decay: _, ...settings } }) => ({ settings }) },
};
