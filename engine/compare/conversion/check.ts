import type { DenseSpec } from '../../learning/dense/spec.ts';
import type { Activation } from '../../learning/units.ts';
import type { Issue } from '../../network/issue.ts';
import { limits } from '../../network/limits.ts';
import type { ConversionOptions, SpikingNeuron } from './types.ts';

/** The neurons that hidden units of an activation can become. */
export function neuronsFor(activation: Activation): readonly SpikingNeuron[] {
  if (activation === 'relu' || activation === 'leaky-relu') return ['if', 'poisson'];
  return activation === 'logistic' ? ['stochastic'] : [];
}

/** The neurons that all hidden layers can become. */
export function suitedNeurons({ layers }: DenseSpec): readonly SpikingNeuron[] {
  const hidden = layers.slice(0, -1);
  const all: readonly SpikingNeuron[] = ['if', 'stochastic', 'poisson'];
  return all.filter((neuron) => hidden.every(({ activation }) => neuronsFor(activation).includes(neuron)));
}

/** Why a network cannot become these neurons, layer by layer. */
export function checkConversion({ layers }: DenseSpec, { neuron }: Pick<ConversionOptions, 'neuron'>): Issue[] {
  return layers.slice(0, -1).flatMap(({ activation }, l) => {
    const fitting = neuronsFor(activation);
    if (fitting.includes(neuron)) return [];
    const path = `spec.layers[${l}].activation`;
    if (fitting.length > 0) {
      const message = `found ${activation} units in hidden layer ${l + 1}, whose outputs are no rate of ${nouns[neuron]}`;
      return [
        { path, message, expected: `the neuron ${fitting.join(' or ')}, or a model trained with ${trained[neuron]}` },
      ];
    }
    const message = `found ${activation} units in hidden layer ${l + 1}, whose outputs below 0 no spike rate stands for`;
    return [{ path, message, expected: 'relu or logistic units; train the model again with one of them' }];
  });
}

/** Numbers out of bounds. */
export function checkOptions({ steps, percentile, start, seed }: ConversionOptions): Issue[] {
  const whole = (value: number, low: number, high: number): boolean =>
    Number.isInteger(value) && value >= low && value <= high;
  const tests: readonly (readonly [string, number, boolean, string])[] = [
    ['steps', steps, whole(steps, 1, mostSteps), `a whole number from 1 to ${mostSteps}`],
    ['percentile', percentile, percentile > 0 && percentile <= 100, 'a number above 0 and up to 100'],
    ['start', start, start >= 0 && start < 1, 'a number from 0 to below 1, in thresholds'],
    ['seed', seed, whole(seed, 0, limits.seed), `a whole number from 0 to ${limits.seed}`],
  ];
  return tests.flatMap(([path, value, isGood, expected]) =>
    isGood ? [] : [{ path, message: `found ${value}`, expected }],
  );
}

export const mostSteps = 100_000;

const nouns: Readonly<Record<SpikingNeuron, string>> = {
  if: 'integrate-and-fire neurons',
  stochastic: 'stochastic binary neurons',
  poisson: 'Poisson neurons',
};

const trained: Readonly<Record<SpikingNeuron, string>> = { if: 'relu', stochastic: 'logistic', poisson: 'relu' };
