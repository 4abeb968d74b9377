import { neuronsFor, mostSteps, suitedNeurons } from '../../engine/compare/conversion/check.ts';
import { defaultConversion, spikingNeurons, type ConversionOptions } from '../../engine/compare/conversion/types.ts';
import type { LesionKind } from '../../engine/compare/damage/types.ts';
import type { DenseSpec } from '../../engine/learning/dense/spec.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import { levelsOption } from './levels-option.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Options of how a perceptron becomes spiking neurons. */
export const conversionOptions = {
  to: { type: 'string', valueHint: 'spiking', description: 'What the model becomes: spiking' },
  neuron: {
    type: 'string',
    valueHint: 'NAME',
    description:
      'if (integrate-and-fire) or poisson for ReLUs, stochastic for logistic units; left out, the first that fits',
  },
  steps: { type: 'string', valueHint: 'N', description: 'Steps that each row is shown for; 256 when left out' },
  each: { type: 'boolean', description: 'Report every step, in place of 1, 2, 4 …' },
  percentile: {
    type: 'string',
    valueHint: 'P',
    description: 'Of the outputs of a layer on training rows, which a spike a step stands for; 99.9 when left out',
  },
  reset: {
    type: 'string',
    valueHint: 'NAME',
    description: 'After a spike of integrate-and-fire neurons: subtraction (when left out) or zero',
  },
  start: {
    type: 'string',
    valueHint: 'X',
    description: 'Potential at the start in thresholds, 0 when left out; 0.5 rounds where 0 cuts off',
  },
  input: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Inputs as a current that is held (current, when left out), or as spikes: bernoulli or poisson',
  },
  seed: { type: 'string', valueHint: 'N', description: 'Of spikes by chance, and of lesions; 1 when left out' },
} as const;

/** Options of damage. */
export const damageOptions = {
  lesion: {
    type: 'string',
    valueHint: 'LEVELS',
    description: 'Fractions to lose, as 0:0.8:0.2 or 0,0.1,0.5: compares how accuracy falls',
  },
  'lesion-of': { type: 'string', valueHint: 'NAME', description: 'neurons (hidden ones, when left out) or synapses' },
  repeats: { type: 'string', valueHint: 'N', description: 'Lesions drawn for each fraction; 5 when left out' },
  retrain: { type: 'string', valueHint: 'EPOCHS', description: 'Learn again so long after each lesion' },
  rate: { type: 'string', valueHint: 'X', description: 'Learning rate of --retrain, by Adam; 0.001 when left out' },
} as const;

/** What is asked for, for a model of these layers. */
export function readConversion(args: Arguments, spec: DenseSpec): ConversionOptions {
  const standard = defaultConversion;
  const neuron = choiceOption(args, 'neuron', spikingNeurons) ?? suitedNeuron(spec);
  const reset = choiceOption(args, 'reset', ['subtraction', 'zero']);
  const percentile = numberOption(args, 'percentile', { above: 0, max: 100 });
  const start = numberOption(args, 'start', { min: 0, below: 1 });
  if (neuron !== 'if')
    for (const [name, given] of Object.entries({ reset, start }))
      if (given !== null) fail(`--${name}`, `is for integrate-and-fire neurons, not ${neuron}`, 'it with --neuron if');
  if (neuron === 'stochastic' && percentile !== null)
    fail('--percentile', 'scales outputs, and those of logistic units are probabilities', 'another neuron, or none');
  return {
    neuron,
    reset: reset ?? standard.reset,
    percentile: percentile ?? standard.percentile,
    start: start ?? standard.start,
    steps: wholeOption(args, 'steps', { min: 1, max: mostSteps }) ?? standard.steps,
    input: choiceOption(args, 'input', ['current', 'bernoulli', 'poisson']) ?? standard.input,
    seed: wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? standard.seed,
  };
}

/** The first that all hidden layers can become; where there is none, what fits the first tells most about why. */
function suitedNeuron(spec: DenseSpec): ConversionOptions['neuron'] {
  return suitedNeurons(spec)[0] ?? neuronsFor(spec.layers[0]!.activation)[0] ?? 'if';
}

/** What `--lesion` asks for; null where it is not given. */
export interface DamageChoice {
  readonly kind: LesionKind;
  readonly fractions: readonly number[];
  readonly repeats: number;
  readonly retrain: { readonly epochs: number; readonly rate: number } | null;
}

export function readDamage(args: Arguments): DamageChoice | null {
  const fractions = levelsOption(args, 'lesion', 1);
  const kind = choiceOption(args, 'lesion-of', ['neurons', 'synapses']);
  const repeats = wholeOption(args, 'repeats', { min: 1, max: 10_000 });
  const epochs = wholeOption(args, 'retrain', { min: 1, max: 1_000_000 });
  const rate = numberOption(args, 'rate', { above: 0, max: 1e6 });
  if (rate !== null && epochs === null) fail('--rate', 'is given without --retrain', '--retrain EPOCHS as well');
  if (fractions === null) {
    const alone = Object.entries({ 'lesion-of': kind, repeats, retrain: epochs }).find(([, given]) => given !== null);
    if (alone) fail(`--${alone[0]}`, 'is given without --lesion', '--lesion 0:0.8:0.2 or the like as well');
    return null;
  }
  return {
    ...{ kind: kind ?? 'neurons', fractions, repeats: repeats ?? 5 },
    retrain: epochs === null ? null : { epochs, rate: rate ?? 0.001 },
  };
}
