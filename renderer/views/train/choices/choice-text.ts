import type { LossName } from '../../../../engine/learning/dense/spec.ts';
import type { Initializer } from '../../../../engine/learning/initializers.ts';
import type { Schedule } from '../../../../engine/learning/schedules.ts';
import type { Choices } from '../../../state/training-choices.ts';
import type { OptimizerChoice, OptimizerSettings } from '../../../worker/training/choices.ts';

/** An entry of a list to choose from: its name, what it is called, and why one would take it. */
export interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly why: string;
}

export const activationOptions: readonly Option<Choices['activation']>[] = [
  { id: 'tanh', label: 'tanh', why: 'Smooth and centred on 0: small networks learn well.' },
  { id: 'relu', label: 'ReLU', why: 'Gradients stay whole in deep networks; units may die.' },
  { id: 'leaky-relu', label: 'leaky ReLU', why: 'As ReLU, but a silent unit can come back.' },
  { id: 'logistic', label: 'logistic', why: 'Between 0 and 1, as a rate; learns slowly when deep.' },
  { id: 'linear', label: 'linear', why: 'Hidden layers then add nothing: see what bends are for.' },
];

export const optimizerOptions: readonly Option<OptimizerChoice>[] = [
  { id: 'sgd', label: 'SGD', why: 'Plain steps downhill: the easiest to reason about.' },
  { id: 'momentum', label: 'Momentum', why: 'Keeps its direction through narrow valleys.' },
  { id: 'nesterov', label: 'Nesterov', why: 'Momentum that looks ahead, and overshoots less.' },
  { id: 'rmsprop', label: 'RMSprop', why: 'A step size of its own for each weight.' },
  { id: 'adam', label: 'Adam', why: 'Momentum and own step sizes: learns almost anything.' },
  { id: 'adamw', label: 'AdamW', why: 'Adam whose weights fade, apart from the gradient.' },
  { id: 'lbfgs', label: 'L-BFGS', why: 'All rows and curvature: few, sure steps on small data.' },
];

export const lossOptions: readonly Option<LossName | 'suited'>[] = [
  { id: 'suited', label: 'What suits the data', why: 'Cross-entropy of classes, ½ squared error of values.' },
  { id: 'squared', label: '½ squared error', why: 'The textbook’s loss; bears noise that is normal.' },
  { id: 'mse', label: 'Mean squared error', why: 'As PyTorch and Keras count it, to compare losses.' },
  { id: 'cross-entropy', label: 'Cross-entropy', why: 'Sure mistakes cost most, so that they are unlearnt.' },
];

export const scheduleOptions: readonly Option<Schedule['kind']>[] = [
  { id: 'constant', label: 'constant', why: 'The rate stays: nothing else to choose.' },
  { id: 'step', label: 'step', why: 'Large steps first, then finer ones, at set times.' },
  { id: 'exponential', label: 'exponential', why: 'Shrinks evenly: settles where steps still jump about.' },
  { id: 'inverse', label: 'inverse', why: 'Slow enough to arrive, as Robbins and Monro proved.' },
  { id: 'cosine', label: 'cosine', why: 'Long at speed, then a soft landing at the last epoch.' },
];

export const initializerOptions: readonly Option<Initializer['kind'] | 'suited'>[] = [
  { id: 'suited', label: 'What suits the units', why: 'He for ReLUs, else Glorot.' },
  { id: 'glorot', label: 'Glorot', why: 'Signals and gradients keep their size in tanh layers.' },
  { id: 'he', label: 'He', why: 'Signals keep their size in ReLU layers.' },
  { id: 'lecun', label: 'LeCun', why: 'Signals keep their size through linear layers.' },
  { id: 'uniform', label: 'uniform', why: 'Too small or too large a start, to see it fail.' },
  { id: 'normal', label: 'normal', why: 'Too small or too large a start, to see it fail.' },
  { id: 'constant', label: 'constant', why: 'Units stay alike for ever: see why chance is needed.' },
  { id: 'zero', label: 'zero', why: 'Units stay alike for ever: see why chance is needed.' },
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
  why: 'How much of the last step goes on in this one.',
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
      why: 'How long squared gradients are remembered.',
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
  rate: 'Larger learns faster, until the loss jumps or explodes.',
  batch: '1 learns online, row by row; all rows give one sure step.',
  epochs: 'How often every training row is gone through.',
  steps: 'How many steps are taken, each over all rows.',
  testShare: 'Rows that are never learnt show what was understood.',
  seed: 'Another draw of split, weights and order: is it luck?',
  l1: 'Pulls weights to 0, so that few are left.',
  l2: 'Keeps weights small, and the fit smooth.',
  dropout: 'Silences units by chance, so that none is relied on.',
  balanced: 'Rows of rare classes count more, so that all count alike.',
  patience: 'Stops when watched rows no longer improve, and goes back to the best.',
  precision: 'f32 is faster and rounds more; f64 is exact enough to check.',
} as const;

/** The change that mends a refused choice, by the path of its issue. */
export const remedies: Readonly<Record<string, { readonly label: string; readonly change: Partial<Choices> }>> = {
  loss: { label: 'Take the loss that suits the data', change: { lossName: null } },
  patience: { label: 'Learn without patience', change: { patience: null } },
  l1: { label: 'Learn without L1', change: { l1: 0 } },
  dropout: { label: 'Learn without dropout', change: { dropout: 0 } },
  precision: { label: 'Calculate in f64', change: { precision: 'f64' } },
  decay: { label: 'Back to a decay of 0.01', change: { settings: {} } },
};
