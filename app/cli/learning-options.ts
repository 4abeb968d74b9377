import { initializerKinds, type Initializer } from '../../engine/learning/initializers.ts';
import { defaultRates, optimizerNames, optimizerOf } from '../../engine/learning/optimizers.ts';
import { scheduleKinds, type Schedule } from '../../engine/learning/schedules.ts';
import type { Choices } from '../../engine/learning/experiment.ts';
import { losses } from '../../engine/learning/dense/spec.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { distortOption, readDistortion } from './distort-option.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';
import { readNetworkFile } from './read-network.ts';

const names = [...optimizerNames, 'lbfgs'] as const;

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
  optimizer: { type: 'string', valueHint: 'NAME', description: `${names.join(', ')}; adam when left out` },
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
  distort: distortOption,
  init: {
    type: 'string',
    valueHint: 'NAME',
    description: `First weights: ${initializerKinds.join(', ')}; when left out what suits the units, or a circuit's own`,
  },
  epochs: {
    type: 'string',
    valueHint: 'N',
    description: 'Passes over the training rows, or steps of lbfgs; 100 when left out',
  },
  patience: {
    type: 'string',
    valueHint: 'N',
    description: 'Stop when a tenth of the training rows, set aside, has not improved for N epochs',
  },
  balanced: { type: 'boolean', description: 'Rows of rare classes count more' },
  precision: { type: 'string', valueHint: 'f64|f32', description: 'Of weights: f64 (when left out), or f32, faster' },
  seed: { type: 'string', valueHint: 'N', description: 'Of splits, weights, order and dropout; 1 when left out' },
} as const;

/** In place of the options that describe layers. */
export const networkOption = {
  type: 'string',
  valueHint: 'FILE',
  description:
    'A circuit to take as drawn, in place of layers: inputs and outputs are columns and classes of their names, or in their order; numbers stay unscaled',
} as const;

/** The network of `--network` as its file has it; null where the option is not given. */
export async function readDrawnNetwork(args: Arguments): Promise<Network | null> {
  const path = args.text('network');
  if (path === null) return null;
  const given = ['hidden', 'activation', 'dropout', 'precision'].find((name) => args.text(name) !== null);
  if (given !== undefined) fail(`--${given}`, 'is given besides --network, which has its own units', 'one of the two');
  return readNetworkFile(path);
}

export function readChoices(args: Arguments): Choices {
  const epochs = wholeOption(args, 'epochs', { min: 1, max: 1e9 }) ?? 100;
  const activations = ['tanh', 'relu', 'leaky-relu', 'logistic', 'linear'] as const;
  return {
    hidden: readHidden(args),
    activation: choiceOption(args, 'activation', activations) ?? 'tanh',
    dropout: numberOption(args, 'dropout', { min: 0, below: 1 }) ?? 0,
    lossName: choiceOption(args, 'loss', losses),
    optimizer: readOptimizer(args),
    schedule: scheduleOf(choiceOption(args, 'schedule', scheduleKinds) ?? 'constant', epochs),
    batch: readBatch(args),
    epochs,
    l1: numberOption(args, 'l1', { min: 0 }) ?? 0,
    l2: numberOption(args, 'l2', { min: 0 }) ?? 0,
    initializer: initializerOf(choiceOption(args, 'init', initializerKinds)),
    seed: wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1,
    balanced: args.isSet('balanced'),
    distortion: readDistortion(args),
    patience: wholeOption(args, 'patience', { min: 1 }),
    precision: choiceOption(args, 'precision', ['f64', 'f32']) ?? 'f64',
  };
}

function readOptimizer(args: Arguments): Choices['optimizer'] {
  const name = choiceOption<(typeof names)[number]>(args, 'optimizer', names) ?? 'adam';
  if (name === 'lbfgs') {
    const misfit = ['rate', 'schedule', 'batch', 'l1', 'dropout', 'precision'].find((each) => !fitsLbfgs(args, each));
    if (misfit === undefined) return { name, memory: 10 };
    const reason = 'which takes all rows at once and finds the length of its steps';
    fail(`--${misfit}`, `is given besides --optimizer lbfgs, ${reason}`, `another optimizer, or no --${misfit}`);
  }
  const standard = name === 'adam' || name === 'adamw' ? 0.01 : defaultRates[name];
  return optimizerOf(name, { rate: numberOption(args, 'rate', { above: 0, max: 1e6 }) ?? standard });
}

function fitsLbfgs(args: Arguments, name: string): boolean {
  const text = args.text(name);
  return text === null || (name === 'batch' && text === 'full') || (name === 'precision' && text === 'f64');
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
