import { losses } from '../../engine/learning/dense/spec.ts';
import type { Choices } from '../../engine/learning/experiment.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { distortOption, readDistortion } from './distort-option.ts';
import { layerOptions, readLayers } from './layer-options.ts';
import { numberOption, wholeOption } from './numbers.ts';
import { optimizerOptions, readSteps } from './optimizer-options.ts';

/** Options of what is learnt and how, in the order of the help. */
export const learningOptions = {
  ...layerOptions,
  loss: {
    type: 'string',
    valueHint: 'NAME',
    description: `${losses.join(', ')}; cross-entropy of classes and squared of values when left out`,
  },
  ...optimizerOptions,
  l1: { type: 'string', valueHint: 'X', description: 'Penalty on the size of weights' },
  l2: { type: 'string', valueHint: 'X', description: 'Penalty on half the squares of weights' },
  distort: distortOption,
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

export function readChoices(args: Arguments): Choices {
  const epochs = wholeOption(args, 'epochs', { min: 1, max: 1e9 }) ?? 100;
  return {
    ...readLayers(args),
    lossName: choiceOption(args, 'loss', losses),
    ...readSteps(args, epochs),
    epochs,
    l1: numberOption(args, 'l1', { min: 0 }) ?? 0,
    l2: numberOption(args, 'l2', { min: 0 }) ?? 0,
    seed: wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1,
    balanced: args.isSet('balanced'),
    distortion: readDistortion(args),
    patience: wholeOption(args, 'patience', { min: 1 }),
    precision: choiceOption(args, 'precision', ['f64', 'f32']) ?? 'f64',
  };
}
