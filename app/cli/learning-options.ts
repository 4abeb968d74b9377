import { initializerKinds, type Initializer } from '../../engine/learning/initializers.ts';
import { defaultRates, optimizerNames, optimizerOf, type OptimizerName } from '../../engine/learning/optimizers.ts';
import { scheduleKinds, type Schedule } from '../../engine/learning/schedules.ts';
import type { Choices } from '../../engine/learning/experiment.ts';
import { losses } from '../../engine/learning/dense/spec.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Options of what is learnt and how, in the order of the help. */
export const learningOptions = {
  hidden: {
    type: 'string',
    valueHint: 'N,N…',
    description: 'Units of each hidden layer; 16 when left out, 0 for none',
  },
  activation: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Of hidden units: tanh (when left out), relu, leaky-relu, logistic, linear',
  },
  loss: {
    type: 'string',
    valueHint: 'NAME',
    description: `${losses.join(', ')}; cross-entropy of classes and squared of values when left out`,
  },
  optimizer: { type: 'string', valueHint: 'NAME', description: `${optimizerNames.join(', ')}; adam when left out` },
  rate: { type: 'string', valueHint: 'X', description: 'Learning rate; 0.01 for adam when left out' },
  schedule: {
    type: 'string',
    valueHint: 'NAME',
    description: `Of the rate: ${scheduleKinds.join(', ')}; constant when left out`,
  },
  batch: {
    type: 'string',
    valueHint: 'N|full',
    description: 'Samples a step: 32 when left out, 1 for online learning',
  },
  l1: { type: 'string', valueHint: 'X', description: 'Penalty on the size of weights' },
  l2: { type: 'string', valueHint: 'X', description: 'Penalty on half the squares of weights' },
  dropout: {
    type: 'string',
    valueHint: 'P',
    description: 'Probability that a hidden unit is silent for a sample while learning',
  },
  init: {
    type: 'string',
    valueHint: 'NAME',
    description: `First weights: ${initializerKinds.join(', ')}; what suits the units when left out`,
  },
  epochs: { type: 'string', valueHint: 'N', description: 'Passes over the training rows; 100 when left out' },
  patience: {
    type: 'string',
    valueHint: 'N',
    description: 'Stop when a tenth of the training rows, set aside, has not improved for N epochs',
  },
  balanced: { type: 'boolean', description: 'Rows of rare classes count more' },
  precision: { type: 'string', valueHint: 'f64|f32', description: 'Of weights: f64 (when left out), or f32, faster' },
  seed: { type: 'string', valueHint: 'N', description: 'Of splits, weights, order and dropout; 1 when left out' },
} as const;

export function readChoices(args: Arguments): Choices {
  const optimizer = choiceOption<OptimizerName>(args, 'optimizer', optimizerNames) ?? 'adam';
  const standard = optimizer === 'adam' || optimizer === 'adamw' ? 0.01 : defaultRates[optimizer];
  const rate = numberOption(args, 'rate', { above: 0, max: 1e6 }) ?? standard;
  const epochs = wholeOption(args, 'epochs', { min: 1, max: 1e9 }) ?? 100;
  const activations = ['tanh', 'relu', 'leaky-relu', 'logistic', 'linear'] as const;
  return {
    hidden: readHidden(args),
    activation: choiceOption(args, 'activation', activations) ?? 'tanh',
    dropout: numberOption(args, 'dropout', { min: 0, below: 1 }) ?? 0,
    lossName: choiceOption(args, 'loss', losses),
    optimizer: optimizerOf(optimizer, { rate }),
    schedule: scheduleOf(choiceOption(args, 'schedule', scheduleKinds) ?? 'constant', epochs),
    batch: readBatch(args),
    epochs,
    l1: numberOption(args, 'l1', { min: 0 }) ?? 0,
    l2: numberOption(args, 'l2', { min: 0 }) ?? 0,
    initializer: initializerOf(choiceOption(args, 'init', initializerKinds)),
    seed: wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1,
    balanced: args.isSet('balanced'),
    patience: wholeOption(args, 'patience', { min: 1 }),
    precision: choiceOption(args, 'precision', ['f64', 'f32']) ?? 'f64',
  };
}

function readHidden(args: Arguments): number[] {
  const text = args.text('hidden') ?? '16';
  if (text === '0') return [];
  const sizes = text.split(',').map((each) => Number(each.trim()));
  if (sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 65_536)) return sizes;
  return fail('--hidden', `found "${text}"`, 'sizes of layers such as 16 or 32,16, or 0 for no hidden layer');
}

function readBatch(args: Arguments): number | 'full' {
  return args.text('batch') === 'full' ? 'full' : (wholeOption(args, 'batch', { min: 1 }) ?? 32);
}

/** With the settings that go with so many epochs. */
function scheduleOf(kind: Schedule['kind'], epochs: number): Schedule {
  switch (kind) {
    case 'constant':
      return { kind };
    case 'step':
      return { kind, every: Math.max(1, Math.ceil(epochs / 3)), factor: 0.1 };
    case 'exponential':
      return { kind, factor: 0.01 ** (1 / epochs) };
    case 'inverse':
      return { kind, decay: 9 / epochs };
    case 'cosine':
      return { kind };
  }
}

function initializerOf(kind: Initializer['kind'] | null): Initializer | null {
  if (kind === null) return null;
  if (kind === 'constant') return { kind, value: 0.1 };
  if (kind === 'uniform') return { kind, range: 0.5 };
  return kind === 'normal' ? { kind, sd: 0.5 } : { kind };
}
